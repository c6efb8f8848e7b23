"""Every day a form reads lies in the centuries the house reckons with: a slip gets a sentence."""

import pkgutil
from importlib import import_module
from inspect import isclass

from django import forms
from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.urls import reverse

import focale
from focale.ground.day_fields import DayField, MomentField
from focale.money.tests.owing import owe
from focale.testing import FocaleTest

LEFT_OUT = (".tests", ".migrations", ".management", ".demo", "__main__")


def every_form():
    """The forms of all apps, whichever module they stand in."""
    for module in pkgutil.walk_packages(focale.__path__, "focale."):
        if any(part in module.name for part in LEFT_OUT):
            continue
        for noun in vars(import_module(module.name)).values():
            if isclass(noun) and issubclass(noun, forms.BaseForm) and noun.__module__ == module.name:
                yield noun


class DayFieldTest(SimpleTestCase):
    def test_every_day_and_moment_of_every_form_is_bound(self):
        dates = [
            (form.__qualname__, name, type(field))
            for form in every_form()
            for name, field in form.base_fields.items()
            if isinstance(field, forms.DateField | forms.DateTimeField)
        ]
        self.assertGreater(len(dates), 50)
        self.assertEqual([each for each in dates if each[2] not in (DayField, MomentField)], [])

    def test_a_year_too_far_is_refused_with_a_sentence(self):
        for typed in ("9999-12-31", "0001-01-01", "2101-01-01", "1899-12-31"):
            with self.assertRaisesMessage(ValidationError, "entre 1900 et 2100"):
                DayField().clean(typed)
            with self.assertRaisesMessage(ValidationError, "entre 1900 et 2100"):
                MomentField().clean(f"{typed}T12:00")
        self.assertEqual(DayField().clean("2100-12-31").year, 2100)


class FarDayTest(FocaleTest):
    """Addresses that broke."""

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def test_addresses_with_a_year_without_end_answer(self):
        owe(self, 6000, payer=self.odile)
        plan = reverse("person-plan", args=[self.odile.person.pk])
        for address in (
            reverse("who-pays") + "?du=9999-12-31",
            reverse("hours") + "?du=9999-12-31",
            f"{plan}?premier=9999-12-31&nombre=12",
            f"{plan}?premier=2100-12-31&nombre=12",
        ):
            with self.subTest(address=address):
                self.assertIn(self.client.get(address).status_code, (200, 422))

    def test_a_year_of_accounts_and_a_grant_without_end_are_refused(self):
        days = {"first_day": "9999-01-01", "last_day": "9999-12-31"}
        self.client.force_login(self.thomas)
        answer = self.client.post(reverse("year-new"), days)
        self.assertContains(answer, "entre 1900 et 2100", status_code=422)
        self.client.force_login(self.coralie)
        answer = self.client.post(reverse("grant-new"), days | {"cents": "10", "agreed_on": "2026-01-01"})
        self.assertContains(answer, "entre 1900 et 2100", status_code=422)
