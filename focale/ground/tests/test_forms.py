"""Forms as people meet them: labels, help, errors tied to their field, births and telephones."""

from datetime import date

from django import forms
from django.test import SimpleTestCase
from django.utils import timezone

from focale.ground.forms import Birth, BirthDateField, ChoiceCards, EurosField, PhoneField, described


class Sample(forms.Form):
    name = forms.CharField(label="Prénom", help_text="Comme on l’appelle.")
    phone = PhoneField(label="Téléphone", required=False)
    born = BirthDateField(label="Naissance")
    who = forms.ChoiceField(
        label="Pour qui", choices=[("me", described("Moi", "Adulte"))], widget=ChoiceCards
    )
    agreed = forms.BooleanField(label="D’accord")


def born(day="", month="", year="", **options):
    """What the field makes of three boxes: a Birth, or the code of the refusal."""
    try:
        return BirthDateField(**options).clean([day, month, year])
    except forms.ValidationError as refusal:
        return refusal.error_list[0].code


class TestBirth(SimpleTestCase):
    def test_a_whole_date(self):
        self.assertEqual(born("14", "7", "2015"), Birth(date(2015, 7, 14), 2015))

    def test_the_year_alone_is_enough(self):
        self.assertEqual(born(year="2015"), Birth(None, 2015))

    def test_the_year_alone_is_not_enough_where_the_date_is_asked(self):
        self.assertEqual(born(year="2015", whole=True), "whole")

    def test_a_day_without_a_month_is_refused(self):
        self.assertEqual(born(day="14", year="2015"), "whole")

    def test_dates_that_cannot_be_are_refused(self):
        self.assertEqual(born("31", "2", "2015"), "date")
        self.assertEqual(born("x", "2", "2015"), "number")
        self.assertEqual(born("1", "1", str(timezone.localdate().year + 1)), "future")
        self.assertEqual(born("1", "1", "15"), "old")

    def test_nothing_is_refused_only_where_it_is_required(self):
        self.assertEqual(born(), "required")
        self.assertEqual(born(required=False), Birth(None, None))

    def test_a_known_birth_fills_the_boxes(self):
        widget = BirthDateField().widget
        self.assertEqual(widget.decompress(Birth(date(2015, 7, 14), 2015)), [14, 7, 2015])
        self.assertEqual(widget.decompress(2015), ["", "", 2015])


class TestPhone(SimpleTestCase):
    def test_french_numbers_are_kept_in_one_shape(self):
        for typed in (
            "06 12 34 56 78",
            "06.12.34.56.78",
            "+33 6 12 34 56 78",
            "0033612345678",
            "+33 (0)6 12345678",
        ):
            self.assertEqual(PhoneField().clean(typed), "0612345678", typed)

    def test_a_foreign_number_keeps_its_country(self):
        self.assertEqual(PhoneField().clean("0041 79 123 45 67"), "+41791234567")

    def test_half_a_number_is_refused(self):
        with self.assertRaisesMessage(forms.ValidationError, "Ce numéro ne semble pas complet"):
            PhoneField().clean("06 12")


class TestEuros(SimpleTestCase):
    def test_a_sum_is_read_as_people_write_it(self):
        typed = ("12", "12,5", "12.50 €", "1\u202f234,05")
        self.assertEqual([EurosField().clean(sum_) for sum_ in typed], [1200, 1250, 1250, 123_405])

    def test_and_shown_again_the_same(self):
        self.assertEqual([EurosField().prepare_value(n) for n in (1200, 1205, "x")], ["12", "12,05", "x"])

    def test_what_is_no_sum_is_refused_with_an_example(self):
        for typed in ("douze", "12,505", "1,2,3", "0", "-4", "99999999"):
            with self.assertRaises(forms.ValidationError):
                EurosField().clean(typed)
