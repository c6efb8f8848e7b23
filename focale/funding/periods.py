"""The periods one asks about first: this season, the last one, the month, the week."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.association.models import Season
from focale.programme.models import Holiday

SEASON, HOLIDAY = "season", "holiday"
MOST_MONTHS = 120


@dataclass(frozen=True)
class Span:
    name: str
    first: date
    last: date


class Calendar:
    """The seasons and the school holidays, fetched together."""

    def __init__(self):
        spans = Season.objects.order_by().values_list(Value(SEASON), "name", "first_day", "last_day")
        holidays = Holiday.objects.filter(kind="school").order_by()
        spans = spans.union(holidays.values_list(Value(HOLIDAY), "name", "first_day", "last_day"), all=True)
        found = sorted(spans, key=lambda span: span[2], reverse=True)
        self.seasons = [Span(*span[1:]) for span in found if span[0] == SEASON]
        self.holidays = tuple((span[2], span[3]) for span in found if span[0] == HOLIDAY)
        self.today = timezone.localdate()

    def season(self) -> Span:
        """The season that contains today, or the last one that began, or the school year."""
        begun = [season for season in self.seasons if season.first <= self.today]
        if begun:
            return begun[0]
        first = self.today.replace(month=9, day=1)
        first = first if first <= self.today else first.replace(year=first.year - 1)
        return Span(_("Saison"), first, first.replace(year=first.year + 1) - timedelta(days=1))

    def name_of(self, moment) -> str:
        """The season a moment lies in; nothing where there is none."""
        day = moment and timezone.localdate(moment)
        return next((one.name for one in self.seasons if day and one.first <= day <= one.last), "")

    def presets(self) -> dict[str, Span]:
        """By the word in the address."""
        season, today = self.season(), self.today
        before = next((one for one in self.seasons if one.last < season.first), None)
        month = today.replace(day=1)
        last_month = month - timedelta(days=1)
        monday = today - timedelta(days=today.weekday())
        found = {
            "saison": Span(_("Cette saison"), season.first, season.last),
            "saison-derniere": before and Span(_("La saison dernière"), before.first, before.last),
            "mois": Span(_("Ce mois-ci"), month, (month + timedelta(days=32)).replace(day=1) - timedelta(1)),
            "mois-dernier": Span(_("Le mois dernier"), last_month.replace(day=1), last_month),
            "semaine": Span(_("Cette semaine"), monday, monday + timedelta(days=6)),
            "semaine-derniere": Span(
                _("La semaine dernière"), monday - timedelta(days=7), monday - timedelta(days=1)
            ),
        }
        return {word: span for word, span in found.items() if span}
