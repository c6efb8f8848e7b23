"""Priority districts (QPV), each in its version, and the streets the town hall lists for them."""

import re

from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.addresses import streets_inside
from focale.people.districts import Around, bounds, read_districts, surrounds
from focale.people.folding import fold

SHORT = {
    "all": "allee",
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "boul": "boulevard",
    "ch": "chemin",
    "fbg": "faubourg",
    "fg": "faubourg",
    "imp": "impasse",
    "pl": "place",
    "res": "residence",
    "rte": "route",
    "st": "saint",
    "ste": "sainte",
}
SHOWN = 8
UNIQUE = ["version", "code"]


def facts_of(content: bytes) -> list[dict]:
    """What a GeoJSON file says, by the names of District. Refuses a broken file with a sentence."""
    read, digest = read_districts(content)
    return [each | bounds(each["geometry"]) | {"source_hash": digest} for each in read]


def fold_street(text: str) -> str:
    """« Av. St-Jean » → « avenue saint jean »"""
    words = fold(text).replace(".", " ").split()
    return " ".join(SHORT.get(word, word) for word in words)


class DistrictQuerySet(models.QuerySet):
    def latest_version(self) -> int | None:
        """The newest list of districts known here."""
        return self.aggregate(newest=models.Max("version"))["newest"]

    def at(self, longitude, latitude, version=None):
        """The district of that version (the latest unless told) around this point, or None."""
        near = self.filter(
            version=version or self.latest_version(),
            west__lte=longitude,
            east__gte=longitude,
            south__lte=latitude,
            north__gte=latitude,
        )
        return next((one for one in near if surrounds(one.geometry, longitude, latitude)), None)

    def streets_of(self, addresses) -> dict:
        """{(district, town): its streets} of the latest version, as these addresses say."""
        latest = Around(self.filter(version=self.latest_version()).exclude(geometry=None))
        return streets_inside(addresses, latest.of)

    def list_streets_of(self, addresses, *, by=None) -> int:
        """List the streets that these addresses put in a district of the latest version. Returns how many.

        In the towns that have one, they take the place of the list noted before.
        """
        found = self.streets_of(addresses)  # read before anything is held
        with transaction.atomic():
            for (district, town), streets in sorted(
                found.items(), key=lambda each: (each[0][0].pk, each[0][1])
            ):
                district.list_streets(streets, town=town, by=by)
        return sum(map(len, found.values()))

    def known_of(self, facts) -> dict:
        """{(version, code): district} of those that are known already, of these facts of a file."""
        known = self.filter(code__in={each["code"] for each in facts})
        return {(one.version, one.code): one for one in known}

    def read_file(self, content: bytes, *, by=None) -> tuple[int, int]:
        """Add or renew the districts of a GeoJSON file. Returns how many are new, and how many renewed."""
        facts = facts_of(content)
        renewing = sorted(facts[0].keys() - set(UNIQUE))
        with transaction.atomic():
            renewed = len(self.known_of(facts).keys() & {(each["version"], each["code"]) for each in facts})
            rows = [self.model(**each) for each in facts]
            self.bulk_create(
                rows, batch_size=200, update_conflicts=True, unique_fields=UNIQUE, update_fields=renewing
            )
            first = self.get(version=facts[0]["version"], code=facts[0]["code"])
            told = {"new": len(facts) - renewed, "renewed": renewed, "source": facts[0]["source_hash"]}
            record("districts.read", first, by=by, **told)
        return told["new"], told["renewed"]


class District(models.Model):
    scheme = models.CharField(max_length=20, default="QPV")
    version = models.PositiveSmallIntegerField(_("version"), help_text="2015, 2024")
    code = models.CharField(_("code"), max_length=20)
    label = models.CharField(_("nom"), max_length=200)
    communes = models.JSONField(default=list, help_text="INSEE codes")
    commune_names = models.CharField(_("communes"), max_length=200, blank=True)
    geometry = models.JSONField(null=True, blank=True, help_text="GeoJSON Polygon or MultiPolygon, WGS 84")
    west = models.FloatField(null=True)
    south = models.FloatField(null=True)
    east = models.FloatField(null=True)
    north = models.FloatField(null=True)
    source_hash = models.CharField(max_length=64, blank=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("quartier prioritaire")
        ordering = ["-version", "label"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="district_once")]

    def __str__(self):
        return f"{self.label} ({self.code})"

    @property
    def words(self) -> str:
        """« Alès : Tamaris »: many towns have a « Centre ville »."""
        return _now("%(town)s : %(district)s") % {"town": self.commune_names, "district": self.label}

    @transaction.atomic
    def write(self, *, by):
        """Keep a district written by hand."""
        self.save()
        record("district.written", self, by=by, code=self.code)

    @transaction.atomic
    def list_streets(self, streets, *, town, by):
        """The streets of this town that lie in the district, in place of those listed before."""
        District.objects.select_for_update().get(pk=self.pk)
        self.streets.filter(town=town).delete()
        rows = [Street(district=self, town=town, **facts) for facts in streets]
        for row in rows:
            row.derive()
        Street.objects.bulk_create(rows, batch_size=500)
        record("district.streets_listed", self, by=by, town=town, count=len(rows))


class StreetQuerySet(models.QuerySet):
    def matching(self, street: str, town: str) -> list:
        """The listed streets that what is typed may mean, those of the newest list first."""
        number = re.match(r"\s*(\d{1,5})\b", street)
        words = [word for word in fold_street(street).split() if not word.isdigit()]
        words = [word for word in words if word not in ("bis", "ter", "quater")]
        if not any(len(word) > 2 for word in words) or not fold(town):
            return []
        found = self.filter(folded__startswith=f"{fold_street(town)} ").select_related("district")
        for word in words:
            found = found.filter(folded__contains=f" {word}")
        found = found.defer("district__geometry").order_by("-district__version", "folded", "pk")[:100]
        return [one for one in found if not number or one.has_number(int(number[1]))][:SHOWN]


class Street(models.Model):
    """A street, or a part of one by numbers, that lies in a district: no map needed."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="streets")
    town = models.CharField(_("commune"), max_length=80)
    name = models.CharField(_("voie"), max_length=160)
    first_number = models.PositiveIntegerField(null=True, blank=True)
    last_number = models.PositiveIntegerField(null=True, blank=True)
    side = models.CharField(max_length=4, blank=True, choices=[("odd", _("impairs")), ("even", _("pairs"))])
    folded = models.CharField(max_length=250, editable=False, db_index=True)

    objects = StreetQuerySet.as_manager()

    class Meta:
        verbose_name = _("rue d'un quartier")

    def __str__(self):
        return f"{self.name}, {self.town}"

    def derive(self):
        """Keep the folded words one searches by."""
        self.folded = fold_street(f"{self.town} {self.name}")[:250]

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def has_number(self, number: int) -> bool:
        """Whether this house number lies in the listed part of the street."""
        if self.side and (number % 2 == 0) != (self.side == "even"):
            return False
        return (self.first_number or 0) <= number <= (self.last_number or 10**6)
