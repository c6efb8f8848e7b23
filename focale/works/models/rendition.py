"""What is shown of an original: made from it, written anew, without place or number of the camera."""

import secrets

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from focale.works import keeping
from focale.works.proving import HIDDEN

from .original import Original, State, forget


def new_key() -> str:
    return secrets.token_urlsafe(24)


class RenditionQuerySet(models.QuerySet):
    def visible_to(self, account):
        """To who sees the production, as long as the original is not in the bin."""
        seen = Original.objects.visible_to(account).kept().filter(state=State.READY)
        return self.to_show().filter(original__in=seen)

    def to_show(self):
        """Without what the darkroom works with, where nothing is hidden."""
        return self.exclude(media_type=HIDDEN)

    @transaction.atomic
    def drop(self):
        """Forget these, and the contents that nothing else has."""
        keeping.hold()
        gone = set(self.values_list("address", flat=True))
        self.delete()
        forget(gone)

    @transaction.atomic
    def keep(self, original, label, path, *, address="", **facts):
        """Keep what was made, under an address nobody guesses; made again it replaces the former. `address`:
        where the store has it already, for everybody waits meanwhile."""
        keeping.hold()
        former = self.filter(original=original, label=label).first()
        address = keeping.put(path, address)
        if former and former.address == address:
            return former
        self.filter(original=original, label=label).delete()
        made = self.create(original=original, label=label, address=address, size=path.stat().st_size, **facts)
        if former:
            forget({former.address})
        return made


class Rendition(models.Model):
    original = models.ForeignKey("works.Original", on_delete=models.CASCADE, related_name="renditions")
    label = models.CharField(max_length=20, help_text="320, 640, 1280, 1920; poster, web…")
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    address = models.CharField(max_length=64, db_index=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version légère")
        ordering = ["width", "pk"]
        constraints = [models.UniqueConstraint(fields=["original", "label"], name="rendition_once")]

    def __str__(self):
        return f"{self.original} · {self.label}"
