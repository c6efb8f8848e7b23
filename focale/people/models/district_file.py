"""A file of districts or of addresses the team handed in: read and shown first, kept once somebody says so.

It waits on the disk, under a name nobody guesses, with what was read of it; confirmed, given up or forgotten
after a day, it is gone.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.people.addresses import lines_of, read_addresses
from focale.people.rights import Right, may

from .district import District, facts_of

LARGEST = 60 * 1024 * 1024
KEPT_FOR = timedelta(days=1)
SHOWN = 100
ZIP = b"PK\x03\x04"


class Kind(models.TextChoices):
    DISTRICTS = "districts", _("contours des quartiers")
    ADDRESSES = "addresses", _("extrait de la base adresse")


def place_of(_handed_in, _name):
    """A name nobody guesses; what the person called it is kept in the row."""
    return f"districts/{secrets.token_hex(16)}"


class DistrictFileQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.EDIT_PEOPLE) else self.none()

    def hand_in(self, file, *, by):
        """Read the file, as what its content says it is, and keep it with what would change. Refuses a broken
        one with a sentence."""
        refuse_unfit(file)
        kind = kind_of(file)
        told = _districts_told(file) if kind == Kind.DISTRICTS else _addresses_told(file)
        file.seek(0)
        name = "".join(letter for letter in file.name if letter.isprintable())[:120]
        return self.create(kind=kind, name=name, file=file, told=told, by=by)

    def forget(self) -> int:
        """The clock: what nobody confirmed within a day is gone. Returns how many."""
        old = list(self.filter(handed_in_at__lt=timezone.now() - KEPT_FOR))
        for each in old:
            each.drop()
        return len(old)


class DistrictFile(models.Model):
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=120)
    file = models.FileField(upload_to=place_of)
    told = models.JSONField(help_text="what would change")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    handed_in_at = models.DateTimeField(default=timezone.now)

    objects = DistrictFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("fichier de quartiers")

    def __str__(self):
        return self.name

    @property
    def holds_districts(self) -> bool:
        return self.kind == Kind.DISTRICTS

    def keep(self, *, by) -> str:
        """Do what was shown; the file is gone then. Returns in a sentence what was done."""
        if not may(by, Right.EDIT_PEOPLE):
            raise ValidationError(_now("Vous ne pouvez pas changer les quartiers."))
        try:
            with self.file.open("rb") as opened:
                done = self._read(opened, by)
        except FileNotFoundError:
            raise ValidationError(_now("Ce fichier n'est plus là. Envoyez-le à nouveau.")) from None
        self.drop()
        return done

    def _read(self, opened, by):
        if self.holds_districts:
            new, renewed = District.objects.read_file(opened.read(), by=by)
            told = _now("Quartiers ajoutés : %(new)d. Mis à jour : %(renewed)d.")
            return told % {"new": new, "renewed": renewed}
        count = District.objects.list_streets_of(read_addresses(lines_of(opened)), by=by)
        return _now("Rues ou parties de rue notées : %(count)d.") % {"count": count}

    def drop(self):
        """Neither the row nor the file stays."""
        with transaction.atomic():
            self.delete()
            transaction.on_commit(lambda: self.file.storage.delete(self.file.name))


def refuse_unfit(file):
    """A sentence for what is no such file at all, before it is read."""
    file.seek(0)
    begins = file.read(4)
    if file.size > LARGEST:
        raise ValidationError(
            _now("Ce fichier est trop lourd : 60 Mo au plus. Prenez celui d'un département ou d'une région.")
        )
    if begins == ZIP:
        raise ValidationError(
            _now("C'est une archive zip. Ouvrez-la, puis choisissez le fichier .geojson ou .csv de dedans.")
        )


def kind_of(file) -> Kind:
    """What its first bytes say, whatever its name says."""
    file.seek(0)
    begins = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    return Kind.DISTRICTS if begins.startswith((b"{", b"[")) else Kind.ADDRESSES


def _districts_told(file):
    file.seek(0)
    facts = facts_of(file.read())
    known = District.objects.known_of(facts)
    rows = []
    for each in facts:
        former = known.get((each["version"], each["code"]))
        same = former and all(getattr(former, name) == each[name] for name in each if name != "source_hash")
        what = "same" if same else "renewed" if former else "new"
        rows.append([what, each["version"], each["code"], each["label"], each["commune_names"]])
    counts = {what: sum(row[0] == what for row in rows) for what in ("new", "renewed", "same")}
    return counts | {
        "rows": sorted(rows, key=lambda row: ("new renewed same".index(row[0]), row[1:]))[:SHOWN]
    }


def _addresses_told(file):
    if not District.objects.exclude(geometry=None).exists():
        raise ValidationError(_now("Envoyez d'abord les contours des quartiers (GeoJSON)."))
    found = District.objects.streets_of(read_addresses(lines_of(file)))
    if not found:
        raise ValidationError(
            _now("Aucune adresse de ce fichier n'est dans un quartier connu. Est-ce le bon département ?")
        )
    rows = [
        [district.label, district.code, town, len(streets), district.streets.filter(town=town).count()]
        for (district, town), streets in found.items()
    ]
    return {"streets": sum(row[3] for row in rows), "rows": sorted(rows)[:SHOWN], "lists": len(rows)}
