"""Numbers nobody means, of five thousand figures or past what a database holds: an answer, never a fault."""

from django import forms
from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.urls import reverse
from django.utils import timezone

from focale.association.models import MembershipType, Task
from focale.funding.models import Action
from focale.ground.forms import BirthDateField, EurosField
from focale.ground.keys import LONGEST, key_of, keys_of
from focale.ground.several_field import SeveralField
from focale.testing import FocaleTest, at

from .test_day_fields import every_form

FAR = ("9" * 5000, "9" * 30, "٩" * 20)
ANSWERS = (200, 302, 404, 422)


class KeyTest(SimpleTestCase):
    def test_a_key_is_a_number_that_fits_the_databases_or_none(self):
        self.assertEqual([key_of(typed) for typed in ("12", "9" * LONGEST)], [12, int("9" * LONGEST)])
        for typed in (*FAR, "", None, "-1", "1.5", "²", "x"):
            self.assertEqual(key_of(typed), 0)
        self.assertEqual(keys_of(["3", "x", "1", FAR[0], "2"], 2), [3, 1])

    def test_a_sum_or_a_birth_of_too_many_figures_is_refused_with_a_sentence(self):
        for typed in FAR:
            with self.subTest(typed=typed[:30]), self.assertRaisesMessage(ValidationError, "trop grande"):
                EurosField().clean(typed)
            with self.assertRaisesMessage(ValidationError, "en chiffres"):
                BirthDateField().clean([typed, typed, typed])

    def test_every_choice_of_several_rows_is_read_so(self):
        several = [
            type(field)
            for form in every_form()
            for field in form.base_fields.values()
            if isinstance(field, forms.ModelMultipleChoiceField)
        ]
        self.assertEqual(set(several), {SeveralField})


class FarNumbersTest(FocaleTest):
    def test_rows_that_no_database_holds_are_not_chosen(self):
        for far in FAR:
            with self.assertRaises(ValidationError):
                SeveralField(Task.objects.all()).clean([far])

    def answers(self, verb, address, **typed):
        for far in FAR:
            told = {name: far if value == "?" else value for name, value in typed.items()}
            with self.subTest(address=address, far=far[:30]):
                self.assertIn(verb(address.replace("?far", far), told).status_code, ANSWERS)

    def test_a_visitor_who_joins(self):
        kind = MembershipType.objects.create(name="Libre", cents=1500, least_cents=500)
        me = {"kind": kind.pk, "first_name": "A", "last_name": "B", "ticket": "t", "go": "confirm"}
        birth = {"born_day": "?", "born_month": "?", "born_year": "?"}
        self.answers(self.client.post, reverse("membership-new"), **me, amount="?", born_year="1980")
        self.answers(self.client.post, reverse("membership-new"), **me, **birth)
        self.answers(self.client.post, reverse("membership-new"), **(me | {"kind": "?"}))

    def test_pages_of_the_team(self):
        days = {"first_day": at(0).date(), "last_day": at(90).date()}
        action = Action.objects.create(code="ete", name="Été", **days)
        self.client.force_login(self.coralie)
        for address in (
            reverse("expense-new") + "?copie=?far",
            reverse("action-budget", args=[action.pk]) + "?demande=?far",
            reverse("grant-new") + "?action=?far&funder=?far",
            reverse("members") + "?q=?far",
            reverse("membership-new") + "?qui=?far",
            reverse("my-hours") + "?pour=?far",
            reverse("payments") + "?page=?far",
        ):
            self.answers(self.client.get, address)
        self.client.force_login(self.thomas)
        self.answers(self.client.get, reverse("entry-new") + "?lignes=?far")

    def test_forms_of_the_team(self):
        self.client.force_login(self.coralie)
        task = Task.objects.create(name="Accueil", hourly_cents=1200)
        today = timezone.localdate().isoformat()
        self.answers(self.client.post, reverse("hours-validation"), time="?")
        self.answers(self.client.post, reverse("my-hours"), task=task.pk, minutes="?", day=today)
        self.answers(self.client.post, reverse("my-hours"), task="?", minutes="60", day=today)
        self.answers(self.client.post, reverse("till"), counted_cents="?", expected_cents="?")
        self.answers(self.client.post, reverse("activities-publication"), activite="?")
        self.answers(self.client.post, reverse("partner-link-new"), organisation="?")
        self.answers(self.client.post, reverse("letters-printed"), courrier="?")
        self.answers(self.client.post, reverse("batches"), cheques="?", day=today)
