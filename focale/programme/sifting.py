"""The filters of the programme, as they stand in the address. What cannot be read is left out."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django import forms
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField
from focale.programme.models import Field, Kind, Strand

WEEK = timedelta(days=7)
WHEN = [
    ("", _("toutes les dates")),
    ("aujourdhui", _("aujourd'hui")),
    ("week-end", _("ce week-end")),
    ("semaine", _("cette semaine")),
    ("semaine-prochaine", _("la semaine prochaine")),
    ("mois", _("dans les 30 jours")),
    ("vacances", _("pendant les vacances")),
]
CHOSEN = mark_safe(" selected")
ANY_FIELD, ANY_KIND = [("", _("tous les domaines"))], [("", _("tous les genres"))]
ANY_STRAND = ("", _("tous les projets"))
LISTS = {
    "quand": WHEN,
    "domaine": [*ANY_FIELD, *Field.choices],
    "genre": [*ANY_KIND, *Kind.choices],
    "projet": [],
}


class SiftForm(forms.Form):
    """What a visitor may ask of the programme."""

    q = forms.CharField(required=False, max_length=80)
    age = forms.IntegerField(required=False, min_value=0, max_value=120)
    quand = forms.ChoiceField(required=False, choices=WHEN)
    jour = DayField(required=False)
    domaine = forms.ChoiceField(required=False, choices=[*ANY_FIELD, *Field.choices])
    genre = forms.ChoiceField(required=False, choices=[*ANY_KIND, *Kind.choices])
    projet = forms.SlugField(required=False, max_length=80)
    gratuit = forms.BooleanField(required=False)
    places = forms.BooleanField(required=False)


class Sift:
    """The filters that could be read, by their name in the address: `asked`; the others: `ignored`."""

    def __init__(self, query):
        self.asked, self.ignored = _read(query) if query else ({}, [])
        self.strands = list(Strand.objects.published().values_list("slug", "title"))
        if self.asked.get("projet") and self.asked["projet"] not in dict(self.strands):
            del self.asked["projet"]
            self.ignored.append("projet")

    def get(self, name):
        return self.asked.get(name)

    @property
    def asks_more(self) -> bool:
        """Whether one of the filters that are folded away is in use."""
        return any(name in self.asked for name in ("jour", "domaine", "genre", "projet"))

    @property
    def query(self) -> str:
        """The same filters as a query string, the same for the same filters."""
        words = {name: _in_address(value) for name, value in sorted(self.asked.items())}
        return urlencode(words)

    def options(self) -> dict:
        """The options of each list of the form, as HTML: a template would take longer than the whole page."""
        strands, language = tuple(self.strands), get_language()
        return {name: _options(name, self.asked.get(name, ""), strands, language) for name in LISTS}

    def days(self, today: date) -> tuple[date, date] | None:
        """First and last day asked for; None for any day. A given day goes before a given period."""
        if day := self.asked.get("jour"):
            return day, day
        monday = today - timedelta(days=today.weekday())
        return {
            "aujourdhui": (today, today),
            "week-end": (max(today, monday + timedelta(days=5)), monday + timedelta(days=6)),
            "semaine": (today, monday + timedelta(days=6)),
            "semaine-prochaine": (monday + WEEK, monday + timedelta(days=13)),
            "mois": (today, today + timedelta(days=30)),
        }.get(self.asked.get("quand"))


@lru_cache(512)
def _options(name, chosen, strands, _language):
    choices = LISTS[name] or (strands and [ANY_STRAND, *strands])
    rows = ((value, CHOSEN if value == chosen else "", words) for value, words in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def _read(query):
    form = SiftForm(query)
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value not in ("", None, False)}
    return asked, [name for name in form.errors if name != "__all__"]


def _in_address(value):
    return "1" if value is True else value.isoformat() if isinstance(value, date) else value


def midnight(day: date) -> datetime:
    """The first moment of a day, here."""
    return timezone.make_aware(datetime.combine(day, time()))
