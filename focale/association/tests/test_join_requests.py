"""A form without an account that fits somebody known asks, and changes nothing, until the person or the place
says that it is true."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from focale.association.confirming import confirm
from focale.association.joining import join
from focale.association.models import JoinRequest, Member, Membership, MembershipType
from focale.letters.models import Letter
from focale.money.models import Charge
from focale.people.models import Organisation
from focale.testing import FocaleTest


class JoinRequestTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kind = MembershipType.objects.create(name="Libre", cents=1500, least_cents=500)

    def send(self, client=None, **facts):
        """The form, filled with Odile's name and address by nobody knows whom."""
        typed = {
            "kind": self.kind.pk, "amount": "9000", "first_name": "Odile", "last_name": "Perrin",
            "email": "odile@example.org", "phone": "0699999999", "born_year": "1980", "ticket": "t",
            "go": "confirm",
        }  # fmt: skip
        return (client or Client()).post(reverse("membership-new"), typed | facts)

    def answer(self, account, name="confirmation"):
        self.client.force_login(account)
        key = JoinRequest.objects.get().pk
        return self.client.post(reverse(f"join-request-{name}", args=[key]), follow=True)


class TestAsking(JoinRequestTest):
    def test_it_puts_no_debt_on_who_is_known_and_makes_nobody_a_member(self):
        self.send()
        asked = JoinRequest.objects.get()
        self.assertEqual((asked.person, asked.fee_cents), (self.odile.person, 900_000))
        self.assertFalse(Member.objects.exists() or Charge.objects.exists())
        letter = Letter.objects.get()
        self.assertEqual((letter.kind, letter.person), ("membership_to_confirm", self.odile.person))

    def test_who_resigned_stays_so(self):
        member = join(self.kind, person=self.odile.person, by=self.coralie).member
        member.resign(by=self.odile)
        self.send()
        member.refresh_from_db()
        self.assertEqual((member.standing, Charge.objects.count()), ("resigned", 1))

    def test_of_who_has_died_nothing_is_kept_and_nothing_written(self):
        member = join(self.kind, person=self.odile.person, by=self.coralie).member
        member.note_death(by=self.coralie)
        Letter.objects.all().delete()
        self.assertEqual(self.send().status_code, 302)
        member.refresh_from_db()
        self.assertEqual((member.standing, JoinRequest.objects.count()), ("deceased", 0))
        self.assertFalse(Letter.objects.exists())

    def test_sent_again_and_again_it_is_one_request_and_one_letter(self):
        for ticket in "abc":
            self.send(ticket=ticket)
        self.assertEqual((JoinRequest.objects.count(), Letter.objects.count()), (1, 1))

    def test_a_visitor_reads_the_same_whether_somebody_is_known_or_not(self):
        pages = []
        for first_name in ("Odile", "Zénobie"):
            shown = Client().get(self.send(first_name=first_name, ticket=first_name).url)
            pages.append(shown.content)
        self.assertIn(b"Libre", pages[0])
        self.assertEqual(pages[0], pages[1])
        self.assertEqual(Member.objects.get().person.first_name, "Zénobie")

    def test_for_an_organisation_that_is_a_member_only_the_team_agrees(self):
        kind = MembershipType.objects.create(
            name="Structure", audience="organisation", cents=3000, validity="rolling"
        )
        foyer = Organisation.objects.create(name="Foyer rural")
        join(kind, organisation=foyer, by=self.coralie)
        self.send(kind=kind.pk, organisation="foyer rural")
        self.assertEqual((Membership.objects.count(), JoinRequest.objects.get().organisation), (1, foyer))
        self.assertEqual(self.answer(self.odile).status_code, 404)
        self.answer(self.coralie)
        self.assertEqual(Membership.objects.count(), 2)


class TestAnswering(JoinRequestTest):
    def setUp(self):
        super().setUp()
        self.send()

    def test_the_person_reads_it_and_joins_by_one_button(self):
        self.client.force_login(self.odile)
        self.assertContains(self.client.get(reverse("my-membership")), "rempli à votre nom")
        self.answer(self.odile)
        charge = Charge.objects.get()
        self.assertEqual((charge.payer, charge.value_cents), (self.odile.person, 900_000))
        self.assertNotContains(self.client.get(reverse("my-membership")), "rempli à votre nom")

    def test_the_team_confirms_from_the_list_of_members(self):
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get(reverse("members")), "Odile Perrin")
        self.answer(self.coralie)
        self.assertEqual(Member.objects.get().standing, "active")

    def test_nobody_else_answers(self):
        self.assertEqual(self.answer(self.samira).status_code, 404)
        self.assertFalse(Member.objects.exists())

    def test_put_aside_nothing_follows_and_there_is_one_answer(self):
        asked = JoinRequest.objects.get()
        self.answer(self.odile, "dismissal")
        self.assertFalse(Member.objects.exists() or JoinRequest.objects.waiting().exists())
        with self.assertRaisesMessage(ValidationError, "déjà sa réponse"):
            confirm(asked, by=self.coralie)

    def test_who_left_and_confirms_asks_the_board_and_the_team_takes_back_at_once(self):
        member = join(self.kind, person=self.odile.person, by=self.coralie).member
        member.periods().update(cancelled_at=timezone.now())
        member.resign(by=self.odile)
        self.answer(self.odile)
        member.refresh_from_db()
        self.assertEqual((member.standing, Charge.objects.count()), ("pending", 1))

    def test_nobody_takes_back_who_has_died(self):
        asked = JoinRequest.objects.get()
        join(self.kind, person=self.odile.person, by=self.coralie).member.note_death(by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "décédée"):
            confirm(asked, by=self.coralie)
        self.assertTrue(JoinRequest.objects.waiting().exists())

    def test_without_an_answer_it_goes_after_thirty_days_and_with_the_name(self):
        JoinRequest.objects.update(asked_at=timezone.now() - timedelta(days=31))
        self.assertFalse(JoinRequest.objects.waiting().exists())
        JoinRequest.objects.forget()
        self.assertFalse(JoinRequest.objects.exists())
        self.send()
        self.odile.person.erase(by=self.ada)
        self.assertFalse(JoinRequest.objects.exists())
