"""The page of a registration, opened by its secret address, and the clock behind it."""

from datetime import timedelta
from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from focale.ground.models import Event
from focale.letters.models import Letter
from focale.programme.models import Party, Status
from focale.programme.reminding import hold_draws, let_offers_pass, offer_idle_seats, remind
from focale.testing import FocaleTest, at


class Registered(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.camera = cls.course(seats=2)
        cls.seating = cls.camera.seatings.get()
        cls.consent(cls.lina)
        cls.consent(cls.nour)
        cls.party = cls.seating.register([cls.lina, cls.nour], made_by=cls.samira.person, by=cls.samira)

    def waits(self, *names):
        children = [self.child(name) for name in names or ("Tom",)]
        return self.seating.register(children, made_by=self.samira.person, by=self.samira)

    def offered(self):
        waits = self.waits()
        self.party.cancel(by=self.samira)
        waits.refresh_from_db()
        return waits

    def do(self, name, party, *more, **typed):
        return self.client.post(reverse(name, args=[party.key, *more]), typed)


class PartyPageTest(Registered):
    def test_the_secret_address_opens_it_without_account_and_another_does_not(self):
        page = self.client.get(self.party.get_absolute_url())
        self.assertContains(page, "C’est noté, les places sont réservées")
        self.assertContains(page, "Place donnée")
        self.assertNotContains(page, "0612345678")
        self.assertNotContains(page, "samira@example.org")
        self.assertEqual(self.client.get(reverse("party", args=["inconnu"])).status_code, 404)

    def test_who_waits_reads_rank_rule_and_reasons(self):
        self.waits("Tom", "Zoé")
        last = self.waits("Ali")
        self.assertContains(self.client.get(last.get_absolute_url()), "Rang 2")
        self.lina.registrations.get().cancel(by=self.samira)
        pair = Party.objects.get(number=2)
        page = self.client.get(pair.get_absolute_url())
        self.assertContains(page, "Il y avait 1 place libre et il en faut 2 ensemble")
        self.assertContains(page, "Dans l’ordre d’arrivée")

    def test_an_offer_is_accepted_with_one_click(self):
        party = self.offered()
        self.assertContains(self.client.get(party.get_absolute_url()), "Accepter la place")
        self.assertRedirects(self.do("party-acceptance", party), party.get_absolute_url())
        self.assertEqual(party.registrations.get().status, Status.SEATED)
        again = self.do("party-acceptance", party)
        self.assertContains(again, "n’est plus proposée", status_code=422)

    def test_an_offer_too_late_is_refused_with_a_sentence(self):
        party = self.offered()
        Party.objects.filter(pk=party.pk).update(offered_until=timezone.now() - timedelta(minutes=1))
        self.assertContains(
            self.do("party-acceptance", party), "Le délai pour répondre est passé", status_code=422
        )

    def test_a_child_cannot_accept_two_seats_at_the_same_hour(self):
        party = self.waits()
        other = self.course(title="Autre", room=self.darkroom, leaders=[]).seatings.get()
        child = party.registrations.get().participant
        other.register([child], made_by=self.samira.person, by=self.samira)
        self.party.cancel(by=self.samira)
        self.assertContains(self.do("party-acceptance", party), "a déjà une place", status_code=422)

    def test_one_person_or_everybody_cancels_with_one_click(self):
        lina = self.lina.registrations.get()
        self.do("registration-cancellation", self.party, lina.pk)
        self.assertEqual(self.seating.registrations.live().count(), 1)
        self.do("party-cancellation", self.party)
        self.assertFalse(self.seating.registrations.live().exists())
        self.assertContains(self.do("party-cancellation", self.party), "déjà annulée", status_code=422)

    def test_reading_the_link_cancels_nothing(self):
        for name in ("party-cancellation", "party-acceptance"):
            self.assertEqual(self.client.get(reverse(name, args=[self.party.key])).status_code, 405)
        self.assertEqual(self.seating.registrations.live().count(), 2)

    def test_another_partys_child_is_not_cancelled_by_this_key(self):
        other = self.waits()
        answer = self.do("registration-cancellation", self.party, other.registrations.get().pk)
        self.assertEqual(answer.status_code, 404)

    def test_called_off_by_the_team_is_said_with_the_reason(self):
        for date in self.camera.occurrences.all():
            date.cancel("l'animatrice est malade", by=self.coralie)
        page = self.client.get(self.party.get_absolute_url())
        self.assertContains(page, "L’équipe a annulé cette activité")
        self.assertContains(page, "animatrice est malade")
        self.assertNotContains(page, "Annuler pour")
        paper = self.client.get(reverse("party-print", args=[self.party.key]))
        self.assertNotContains(paper, "Pour annuler, visez")
        self.assertContains(paper, "</s> annulé", count=2)

    def test_for_one_there_is_one_place(self):
        self.nour.registrations.get().cancel(by=self.samira)
        self.assertContains(
            self.client.get(self.party.get_absolute_url()), "C’est noté, la place est réservée"
        )

    def test_the_paper_and_the_agenda(self):
        paper = self.client.get(reverse("party-print", args=[self.party.key]))
        self.assertContains(paper, 'class="segno"')
        agenda = self.client.get(reverse("party-agenda", args=[self.party.key]))
        self.assertEqual(agenda.content.count(b"BEGIN:VEVENT"), 4)

    def test_the_pages_ask_few_questions_of_the_database(self):
        for number in range(30):
            self.waits(f"Enfant{number}")
        self.client.force_login(self.coralie)
        last = Party.objects.latest("pk")
        for address in (last.get_absolute_url(), reverse("line", args=[self.seating.pk])):
            self.client.get(address)
            with CaptureQueriesContext(connection) as asked:
                self.client.get(address)
            self.assertLessEqual(len(asked), 10, "\n".join(q["sql"][:150] for q in asked.captured_queries))


class LineTest(Registered):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        self.address = reverse("line", args=[self.seating.pk])

    def test_the_team_sees_who_has_a_seat_and_who_waits(self):
        self.waits("Tom", "Zoé")
        page = self.client.get(self.address)
        self.assertContains(page, "Lina Benali")
        self.assertContains(page, "2 places ensemble")
        self.assertContains(page, "Liste ouverte")

    def test_others_do_not(self):
        for account in (self.karim, self.samira, self.jeanne):
            self.client.force_login(account)
            for name in ("line", "line-export", "line-check"):
                self.assertEqual(self.client.get(reverse(name, args=[self.seating.pk])).status_code, 403)

    def test_somebody_is_moved_with_a_reason_the_family_reads(self):
        self.waits("Tom")
        last = self.waits("Zoé")
        answer = self.do("party-move", last, place="1", reason="", retour="liste")
        self.assertContains(answer, "Dites pourquoi", status_code=422)
        answer = self.do("party-move", last, place="1", reason="sœur d'un inscrit", retour="liste")
        self.assertRedirects(answer, self.address)
        last.refresh_from_db()
        self.assertEqual(last.place_in_line(), 1)
        self.assertContains(self.client.get(last.get_absolute_url()), "sœur d’un inscrit")

    def test_a_family_does_not_move_itself(self):
        last = self.waits()
        self.client.force_login(self.samira)
        self.assertEqual(self.do("party-move", last, place="1", reason="x").status_code, 403)

    def test_the_table_runs_no_formula(self):
        self.waits("=1+1")
        answer = self.client.get(reverse("line-export", args=[self.seating.pk]))
        self.assertIn("'=1+1", answer.content.decode())
        self.assertEqual(len(answer.content.decode().strip().splitlines()), 4)

    def test_the_replay_says_that_it_comes_out_the_same(self):
        self.waits()
        check = reverse("line-check", args=[self.seating.pk])
        self.assertContains(self.client.get(check), "sort pareil")
        self.lina.registrations.update(status=Status.WAITING)
        self.assertContains(self.client.get(check), "ne disent pas la même chose")

    def test_a_draw_is_held_by_hand_and_can_be_checked_by_anyone(self):
        outing = self.course(
            title="Sortie", rule="draw", draw_at=at(2), room=self.darkroom, leaders=[], days=(20,), seats=1
        )
        seating = outing.seatings.get()
        for name in ("Ali", "Eva"):
            seating.register([self.child(name)], made_by=self.samira.person, by=self.samira)
        self.assertContains(self.client.get(reverse("line", args=[seating.pk])), seating.seal)
        self.assertNotContains(self.client.get(reverse("line", args=[seating.pk])), seating.seed)
        self.client.post(reverse("line-draw", args=[seating.pk]))
        page = self.client.get(seating.parties.first().get_absolute_url())
        self.assertContains(page, seating.seed)
        self.assertContains(page, "Tirage au sort")
        self.assertEqual(seating.registrations.filter(status=Status.SEATED).count(), 1)


class ClockTest(Registered):
    def test_an_offer_without_answer_goes_to_the_next(self):
        party, after = self.offered(), self.waits("Zoé", "Max")
        Party.objects.filter(pk=party.pk).update(offered_until=timezone.now() - timedelta(minutes=1))
        let_offers_pass()
        after.refresh_from_db()
        self.assertIsNotNone(after.offered_until)
        self.assertEqual(party.place_in_line(), 1)
        self.assertTrue(Letter.objects.filter(kind="offer_passed").exists())
        let_offers_pass()
        self.assertEqual(Letter.objects.filter(kind="offer_passed").count(), 1)

    def test_a_draw_is_held_at_its_hour(self):
        outing = self.course(
            title="Sortie", rule="draw", draw_at=timezone.now(), room=self.darkroom, leaders=[], days=(20,)
        )
        seating = outing.seatings.get()
        seating.register([self.child("Ali")], made_by=self.samira.person, by=self.samira)
        self.assertEqual(Letter.objects.filter(kind="in_draw").count(), 1)
        hold_draws()
        self.assertEqual(seating.registrations.get().status, Status.SEATED)

    def test_a_seat_freed_while_the_date_was_called_off_is_offered_when_it_stands_again(self):
        waits = self.waits()
        dates = list(self.camera.occurrences.all())
        for date in dates:
            date.cancel("essai", by=self.coralie)
        self.party.cancel(by=self.samira)
        for date in dates:
            date.refresh_from_db()
            date.restore(by=self.coralie)
        offer_idle_seats()
        waits.refresh_from_db()
        self.assertIsNotNone(waits.offered_until)
        events = Event.objects.count()
        offer_idle_seats()
        self.assertEqual(Event.objects.count(), events)

    def test_the_day_before_each_party_is_written_to_once(self):
        Party.objects.update(made_at=timezone.now() - timedelta(days=3))
        first = self.camera.occurrences.first()
        noon = timezone.localtime(first.starts_at - timedelta(days=1)).replace(hour=12)
        with mock.patch("django.utils.timezone.now", return_value=noon):
            remind()
            remind()
        letter = Letter.objects.get(kind="reminder")
        self.assertIn("Lina et Nour", letter.body)
        self.assertIn(self.party.key, letter.body)
        with mock.patch("django.utils.timezone.now", return_value=noon.replace(hour=3)):
            self.camera.occurrences.update(reminded_at=None)
            remind()
        self.assertEqual(Letter.objects.filter(kind="reminder").count(), 1)
