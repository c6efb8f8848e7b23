"""What one can join as: when it is offered, what the statutes call it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from focale.association.models import MembershipType
from focale.testing import FocaleTest


class MembershipTypesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()

    def offered(self, first=None, last=None):
        days = [None if step is None else self.today + timedelta(days=step) for step in (first, last)]
        kind = MembershipType.objects.create(
            name=f"{first} {last}", cents=1200, offered_from=days[0], offered_until=days[1]
        )
        told = MembershipType.objects.offered().filter(pk=kind.pk).exists()
        self.assertEqual(told, kind.is_offered_now)
        return told

    def test_it_is_offered_on_its_days_and_on_no_other(self):
        days = ((None, None), (0, 0), (-3, None), (None, 3), (1, None), (None, -1), (-9, -1), (1, 9))
        self.assertEqual([self.offered(*each) for each in days], [True] * 4 + [False] * 4)

    def test_days_that_run_backwards_are_refused_by_the_page_and_by_the_database(self):
        self.client.force_login(self.coralie)
        told = {"name": "Été", "price": "5", "audience": "person", "validity": "season", "position": "1"}
        told |= {"offered_from": "2026-09-01", "offered_until": "2026-08-31"}
        page = self.client.post("/adherents/formules/nouvelle/", told)
        self.assertContains(page, "finirait avant de commencer", status_code=422)
        with self.assertRaises(IntegrityError), transaction.atomic():
            self.offered(3, 1)

    def test_ages_nobody_has_are_refused(self):
        self.client.force_login(self.coralie)
        told = {"name": "Été", "price": "5", "audience": "person", "validity": "season", "position": "1"}
        for ages, status in (((20, 5), 422), ((5, 5), 302), (("", 5), 302)):
            told |= {"name": str(ages), "min_age": ages[0], "max_age": ages[1]}
            self.assertEqual(
                self.client.post("/adherents/formules/nouvelle/", told).status_code, status, ages
            )

    def test_the_least_is_told_to_the_cent(self):
        kind = MembershipType(name="Libre", cents=2000, least_cents=550)
        with self.assertRaisesMessage(ValidationError, "5,50"):
            kind.fee(549)
        self.assertEqual(kind.fee(550), 550)

    def test_the_category_and_what_fixes_it_are_kept_and_shown(self):
        self.client.force_login(self.coralie)
        told = {"name": "Amie", "price": "5", "audience": "person", "validity": "season", "position": "1"}
        told |= {"category": "membres bienfaiteurs", "statutes_ref": "article 6", "is_offered": "on"}
        self.client.post("/adherents/formules/nouvelle/", told)
        page = self.client.get("/adherents/formules/")
        self.assertContains(page, "membres bienfaiteurs · article 6")

    def test_a_type_past_its_days_is_not_on_the_first_screen_nor_can_it_be_sent(self):
        kind = MembershipType.objects.create(
            name="Passée", cents=1200, offered_until=self.today - timedelta(days=1)
        )
        MembershipType.objects.create(name="Présente", cents=1200)
        self.assertNotContains(self.client.get("/adherer/"), "Passée")
        self.assertEqual(self.client.post("/adherer/", {"kind": kind.pk}).status_code, 422)
