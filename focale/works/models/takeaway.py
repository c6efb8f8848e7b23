"""The works of one person in one file to take away: made behind, downloaded by who asked, soon gone."""

import hashlib
import secrets
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may
from focale.works import keeping, looking
from focale.works.packing import parcel_of
from focale.works.rooms import refuse_full_disk
from focale.works.zipping import write_zip
from mediatools.refusing import Refused

from .making import Making
from .original import Original
from .piece import Piece

KEPT = timedelta(days=2)


def new_key() -> str:
    return secrets.token_urlsafe(24)


class TakeawayQuerySet(models.QuerySet):
    def visible_to(self, account):
        """To who asked for it, and nobody else, for two days."""
        return self.filter(asked_by=account, asked_at__gt=timezone.now() - KEPT)

    def followed_by(self, account):
        """Those whose making this account sees in the line: their own, and all for who keeps all productions.
        The file stays with who asked."""
        rows = self.filter(asked_at__gt=timezone.now() - KEPT)
        return rows if may(account, Right.KEEP_WORKS) else rows.filter(asked_by=account)

    @transaction.atomic
    def ask(self, person, *, by):
        """Have it made, in place of the former one. By a grown-up for oneself, or by who decides."""
        own = getattr(by, "person", None)
        if not (own and (own.pk == person.pk or own.decides_for(person))):
            raise ValidationError(_now("Ces créations ne sont pas les vôtres."))
        type(person).objects.select_for_update(no_key=True).get(pk=person.pk)
        for former in self.filter(person=person, asked_by=by):
            former.drop()
        made = self.create(person=person, asked_by=by)
        record("takeaway.asked", person, by=by)
        Making.objects.ask_for(made)
        return made

    def forget(self) -> int:
        """The clock: what is older than two days is gone. How many."""
        due = list(self.filter(asked_at__lte=timezone.now() - KEPT))
        for one in due:
            one.drop()
        return len(due)


class Takeaway(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="takeaways")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    address = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    held_files = models.JSONField(default=list)

    objects = TakeawayQuerySet.as_manager()

    class Meta:
        verbose_name = _("créations à emporter")
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"{self.person} · {self.asked_at:%d/%m/%Y}"

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Nothing of it stays, nor of what the account of the person has asked for."""
        for one in cls.objects.filter(models.Q(person=person) | models.Q(asked_by__person=person)):
            one.drop()

    @property
    def ends_at(self):
        return self.asked_at + KEPT

    def parcel(self):
        """What would go in today."""
        pieces = Piece.objects.standing().filter(credits__person=self.person_id).distinct()
        return parcel_of(self.person, pieces, Original.objects.kept().own_of(self.person_id))

    def may_still_leave(self) -> bool:
        """Whether everybody on what is in it still agrees, and who asked still decides."""
        own = self.asked_by.person
        if not (own and (own.pk == self.person_id or own.decides_for(self.person))):
            return False
        return set(self.held_files) <= {file.key for file in self.parcel().files}

    def pack(self, tell):
        """Write it and keep it. Called by the worker; harmless twice. Raises Refused where the disk is
        full."""
        parcel = self.parcel()
        try:
            refuse_full_disk(sum(file.size for file in parcel.files), 0)
        except ValidationError as full:
            raise Refused(" ".join(full.messages)) from full
        with TemporaryDirectory(dir=looking.bench()) as folder:
            path = Path(folder) / "creations.zip"
            write_zip(path, parcel, self.person, tell)
            self._keep(path, [file.key for file in parcel.files])

    def _keep(self, path, keys):
        """The row names the content before it is put: cut in between, the next try finds and drops it."""
        with path.open("rb") as file:
            address = hashlib.file_digest(file, "sha256").hexdigest()
        facts = {"address": address, "size": path.stat().st_size, "held_files": keys}
        mine, former = Takeaway.objects.filter(pk=self.pk), self.address
        if mine.update(**facts):
            keeping.put(path, address)
        for gone in {former} - {"", address}:
            _delete_unwanted(gone)
        if not mine.exists():
            _delete_unwanted(address)  # asked for anew, or forgotten, meanwhile

    @transaction.atomic
    def drop(self):
        """The row and the file are gone. Harmless twice."""
        keeping.hold()
        held = Takeaway.objects.filter(pk=self.pk).first()
        Takeaway.objects.filter(pk=self.pk).delete()
        if held and held.address:
            _delete_unwanted(held.address)


def _delete_unwanted(address):
    if not Takeaway.objects.filter(address=address).exists():
        keeping.delete(address)
