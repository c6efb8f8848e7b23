"""The list of productions as the address asks for it: words, season, project, archived or not."""

from django.db.models import Count, Q
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from focale.association.models import Season
from focale.ground.keys import key_of
from focale.programme.models import Activity, Strand

from .models import Production


class Sifted:
    def __init__(self, query):
        self.words = query.get("mots", "").strip()[:80]
        self.state = query.get("etat") if query.get("etat") in dict(self.states()) else ""
        self.seasons, self.strands = list(Season.objects.all()), list(Strand.objects.order_by("title"))
        self.season = chosen(self.seasons, query.get("saison"))
        self.strand = chosen(self.strands, query.get("projet"))
        self.activity = Activity.objects.filter(pk=key_of(query.get("activite"))).first()

    @staticmethod
    def states():
        return [("archivees", _("archivées")), ("toutes", _("toutes"))]

    @property
    def query(self) -> str:
        """The rest of the address, for the pages that follow."""
        said = {"mots": self.words, "etat": self.state}
        for name, row in (("saison", self.season), ("projet", self.strand), ("activite", self.activity)):
            said[name] = row and row.pk
        return urlencode({name: value for name, value in said.items() if value})

    def productions(self, account):
        """Those that fit, the latest first, each with how many files it holds."""
        found = Production.objects.visible_to(account).found_by(self.words)
        if self.state != "toutes":
            found = found.filter(archived_at__isnull=self.state != "archivees")
        if self.season:
            found = found.filter(season=self.season)
        if self.strand:
            found = found.filter(strand=self.strand)
        if self.activity:
            dates = Production.occurrences.through.objects.filter(occurrence__activity=self.activity)
            found = found.filter(pk__in=dates.values("production"))
        kept = Count("originals", filter=Q(originals__binned_at=None))
        return found.select_related("season", "strand").annotate(files=kept).order_by("-made_at", "-pk")


def chosen(rows, key):
    return next((row for row in rows if str(row.pk) == key), None)
