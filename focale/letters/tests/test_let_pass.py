"""A letter that is of no use any more: neither sent, nor printed, nor work to do; but kept."""

from datetime import timedelta

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from focale.letters.models import Letter, State
from focale.people.models import Person
from focale.testing import FocaleTest

FACTS = {"prenom": "Rosa", "activite": "Labo argentique"}
NOW_OVER, LATER = -timedelta(minutes=1), timedelta(hours=1)


class LetPassTest(FocaleTest):
    def write(self, until, to=None):
        key = f"t:{Letter.objects.count()}"
        until = timezone.now() + until if until else None
        to = to or Person.objects.create(first_name="Rosa", last_name="Lopez")
        Letter.objects.write("registered", to=to, facts=FACTS, key=key, until=until)
        return Letter.objects.get(key=key)

    def state(self, letter):
        letter.refresh_from_db()
        return letter.state

    def test_what_is_over_is_no_longer_work_to_do_and_the_rest_is(self):
        over, coming, lasting = self.write(NOW_OVER), self.write(LATER), self.write(None)
        self.assertEqual(Letter.objects.let_pass(), 1)
        self.assertEqual(Letter.objects.let_pass(), 0)
        self.assertEqual(set(Letter.objects.work_to_do()), {coming, lasting})
        self.assertEqual(self.state(over), State.MISSED)

    def test_it_stays_on_the_persons_page_as_not_handed_over(self):
        over = self.write(NOW_OVER)
        Letter.objects.let_pass()
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get(reverse("person", args=[over.person_id])), "pas remis à temps")
        self.assertContains(self.client.get(reverse("letter", args=[over.pk])), "pas remis à temps")
        self.assertNotContains(self.client.get(reverse("letters")), "Lopez")
        self.assertContains(self.client.get(reverse("letters"), {"etat": "missed"}), "Lopez")

    def test_one_that_never_arrived_passes_too_and_what_was_read_does_not(self):
        failed, printed = self.write(NOW_OVER), self.write(NOW_OVER)
        Letter.objects.filter(pk=failed.pk).update(state=State.FAILED)
        Letter.objects.filter(pk=printed.pk).update(state=State.PRINTED)
        Letter.objects.let_pass()
        self.assertEqual((self.state(failed), self.state(printed)), (State.MISSED, State.PRINTED))

    def test_a_mail_held_up_until_its_moment_is_over_does_not_leave(self):
        late, good = self.write(NOW_OVER, self.samira.person), self.write(LATER, self.samira.person)
        Letter.objects.send_waiting()
        self.assertEqual(len(mail.outbox), 1)
        Letter.objects.let_pass()
        self.assertEqual((self.state(late), self.state(good)), (State.MISSED, State.SENT))

    def test_what_has_passed_is_not_printed_by_a_page_opened_before(self):
        over = self.write(NOW_OVER)
        Letter.objects.let_pass()
        self.client.force_login(self.coralie)
        self.client.post(reverse("letters-printed"), {"courrier": [over.pk]})
        self.assertEqual(self.state(over), State.MISSED)
