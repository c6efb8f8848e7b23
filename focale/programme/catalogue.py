"""Every activity as the team lists it: searched, sifted by state and season, with its dates counted."""

from django.db.models import Count, Exists, Max, Min, OuterRef
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from focale.association.models import Season
from focale.programme.models import Activity, Occurrence
from focale.programme.series import moment
from focale.programme.timetable import DAY, MIDNIGHT


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
        """Those that fit, by title."""
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
        elif self.state == "sans-date":
            found = found.exclude(Exists(Occurrence.objects.scheduled().filter(activity=OuterRef("pk"))))
        return found.order_by("title", "pk")


def within(first, last):
    """The keys of activities with a date that holds between these moments."""
    return Occurrence.objects.scheduled().during(first, last).order_by().values("activity")


def with_dates(activities) -> list:
    """These activities, each with its dates that hold: how many (`dates`), the `first` and the `last`."""
    activities = list(activities)
    held = Occurrence.objects.scheduled().filter(activity__in=activities).order_by()
    told = held.values_list("activity").annotate(Count("pk"), Min("starts_at"), Max("starts_at"))
    by_activity = {key: rest for key, *rest in told}
    for activity in activities:
        activity.dates, activity.first, activity.last = by_activity.get(activity.pk, (0, None, None))
    return activities
