"""Every activity as the team lists it: searched, sifted by state and season, with its dates counted."""

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from focale.association.models import Season
from focale.programme.models import Activity
from focale.programme.series import moment
from focale.programme.timetable import DAY, MIDNIGHT

SCHEDULED = Q(occurrences__cancelled_at=None)


class Sifted:
    """The filters of the address: words, state, season."""

    def __init__(self, query):
        self.words = query.get("mots", "").strip()[:80]
        self.state = query.get("etat") if query.get("etat") in dict(self.states()) else ""
        self.seasons = list(Season.objects.all())
        key = query.get("saison", "")
        self.season = next((season for season in self.seasons if str(season.pk) == key), None)

    @property
    def query(self) -> str:
        """The rest of the address, for the pages that follow."""
        said = {"mots": self.words, "etat": self.state, "saison": self.season and self.season.pk}
        return urlencode({name: value for name, value in said.items() if value})

    @staticmethod
    def states():
        return [("brouillon", _("pas publiées")), ("publie", _("publiées")), ("sans-date", _("sans date"))]

    def activities(self, account):
        """Those that fit, the next date first, with `dates`, `first` and `last`."""
        found = Activity.objects.visible_to(account).select_related("strand")
        if self.words:
            found = found.filter(title__icontains=self.words)
        if self.season:
            first = moment(self.season.first_day, MIDNIGHT)
            last = moment(self.season.last_day + DAY, MIDNIGHT)
            found = found.filter(pk__in=within(first, last))
        if self.state == "publie":
            found = found.published()
        elif self.state == "brouillon":
            found = found.exclude(published_at__lte=timezone.now())
        found = found.annotate(
            dates=Count("occurrences", filter=SCHEDULED),
            first=Min("occurrences__starts_at", filter=SCHEDULED),
            last=Max("occurrences__starts_at", filter=SCHEDULED),
        )
        if self.state == "sans-date":
            found = found.filter(dates=0)
        return found.order_by("title", "pk")


def within(first, last):
    """The keys of activities with a date that holds between these moments."""
    dates = Activity.objects.filter(
        SCHEDULED, occurrences__starts_at__lt=last, occurrences__ends_at__gt=first
    )
    return dates.values("pk")
