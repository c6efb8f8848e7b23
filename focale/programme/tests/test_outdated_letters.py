"""What has not left yet and is no longer true does not leave; on paper one finds how to answer."""

from datetime import timedelta

from django.utils import timezone

from focale.letters.models import Letter
from focale.letters.models.letter import State
from focale.testing import FocaleTest, at


class OutdatedLettersTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.consent(self.lina)

    def open(self, kind):
        return Letter.objects.filter(kind=kind, state__in=[State.WAITING, State.TO_PRINT])

    def register(self, activity, *people):
        seating = activity.seatings.first()
        made_by = self.samira.person
        return [seating.register([one], made_by=made_by, by=self.samira) for one in people or (self.lina,)]

    def test_a_date_moved_and_then_cancelled_is_told_once(self):
        activity = self.course(booking="by_date", days=(10,))
        self.register(activity)
        date = activity.occurrences.get()
        later = timedelta(hours=2)
        date.move(starts_at=date.starts_at + later, ends_at=date.ends_at + later, by=self.coralie)
        self.assertEqual(self.open("changed").count(), 1)
        date.cancel("panne", by=self.coralie)
        self.assertEqual((self.open("changed").count(), self.open("called_off").count()), (0, 1))

    def test_one_date_of_a_course_cancelled_leaves_what_is_said_of_the_others(self):
        activity = self.course(days=(10, 11))
        self.register(activity)
        first, last = activity.occurrences.all()
        first.move(starts_at=at(9), ends_at=at(9) + timedelta(hours=2), by=self.coralie)
        last.cancel("panne", by=self.coralie)
        self.assertEqual((self.open("changed").count(), self.open("called_off").count()), (1, 1))

    def test_an_offer_taken_back_is_said_and_its_letter_neither_sent_nor_printed(self):
        activity = self.course(seats=1)
        seating = activity.seatings.get()
        self.consent(self.nour)
        first, _second = self.register(activity, self.lina, self.nour)
        first.cancel(by=self.samira)
        offer = self.open("offered").get()
        self.assertGreater(offer.until, timezone.now())
        seating.change_seats(0, by=self.coralie)
        self.assertFalse(self.open("offered").exists())
        self.assertIn("n'est plus libre", self.open("offer_withdrawn").get().body.replace("’", "'"))

    def test_a_letter_on_paper_has_the_square_and_the_telephone(self):
        type(self.samira.person).objects.filter(pk=self.samira.person.pk).update(email="")
        self.samira.person.refresh_from_db()
        self.register(self.course())
        self.client.force_login(self.coralie)
        printed = self.client.get("/courriers/a-imprimer/")
        self.assertContains(printed, "visez ce carré")
        self.assertContains(printed, "<svg")
