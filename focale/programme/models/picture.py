"""A picture of an activity or a strand, with words for those who do not see it and who made it.

The file that was sent is kept as it came and never shown: a camera writes in it where and when it was taken.
What is shown are the renditions, made after the answer: turned upright, small, with nothing but the image.
"""

import secrets
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.later import later
from focale.ground.models import Version, record
from focale.programme.renditions import rendered

from .activity import Activity
from .strand import Strand

WIDTHS = (640, 1280)
TYPES = ("webp", "jpg")


def new_place(picture, name) -> str:
    """A name of our own: what the sender called the file is not kept."""
    return f"pictures/{secrets.token_hex(8)}{PurePath(name).suffix.lower()[:5]}"


class PictureQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The pictures of what this account may see."""
        activities, strands = Activity.objects.visible_to(account), Strand.objects.visible_to(account)
        return self.filter(models.Q(activity__in=activities) | models.Q(strand__in=strands))

    def rendered(self):
        """Those that can be shown."""
        return self.exclude(rendered_at=None)

    @transaction.atomic
    def add(self, owner, *, file, alt, credit, by):
        """One more picture of an activity or a strand, after the others; its small versions are made after
        the answer."""
        last = owner.pictures.order_by("-order").values_list("order", flat=True).first()
        picture = owner.pictures.model(file=file, alt=alt, credit=credit, order=(last or 0) + 1)
        setattr(picture, owner._meta.model_name, owner)
        picture.full_clean()
        picture.save()
        record(f"{owner._meta.model_name}.picture_added", owner, by=by, alt=alt, credit=credit)
        later(picture.make_renditions)
        return picture


class Picture(models.Model):
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.CASCADE, related_name="pictures"
    )
    strand = models.ForeignKey(
        Strand, null=True, blank=True, on_delete=models.CASCADE, related_name="pictures"
    )
    file = models.ImageField(_("image"), upload_to=new_place)
    alt = models.CharField(_("ce que montre l'image"), max_length=200)
    credit = models.CharField(_("crédit"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    rendered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("image")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(activity=None) ^ models.Q(strand=None), name="picture_has_one_owner"
            )
        ]

    def __str__(self):
        return self.alt

    def clean(self):
        if not self.alt.strip():
            raise ValidationError({"alt": _now("Décrivez l'image pour les personnes qui ne la voient pas.")})
        if not self.credit.strip():
            raise ValidationError({"credit": _now("Écrivez le nom de la personne qui a fait l'image.")})

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Version.bump("programme")

    def delete(self, *args, **kwargs):
        """The files go with the row, once the row is really gone."""
        files, storage = [self.file.name, *self.rendition_names()], self.file.storage
        gone = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: [storage.delete(name) for name in files])
        return gone

    @property
    def owner(self):
        """The activity or the strand it shows."""
        return self.activity or self.strand

    @transaction.atomic
    def describe(self, *, alt, credit, by):
        """Say better what the picture shows, or who made it."""
        mine = Picture.objects.select_for_update(of=("self",)).select_related("activity", "strand")
        mine = mine.get(pk=self.pk)
        before = {"alt": mine.alt, "credit": mine.credit}
        mine.alt, mine.credit = alt, credit
        mine.full_clean()
        if before == {"alt": alt, "credit": credit}:
            return
        mine.save(update_fields=["alt", "credit"])
        about = {"before": before, "alt": alt, "credit": credit}
        record(f"{mine.owner._meta.model_name}.picture_described", mine.owner, by=by, **about)

    @transaction.atomic
    def take_off(self, *, by):
        """Take the picture off, with its files."""
        what = f"{self.owner._meta.model_name}.picture_removed"
        record(what, self.owner, by=by, alt=self.alt, credit=self.credit)
        self.delete()
        Version.bump("programme")

    def rendition_name(self, width: int, kind: str) -> str:
        """Where the rendition of this width and type (webp, jpg) is kept in the media folder."""
        path = PurePath(self.file.name)
        return str(path.with_name(f"{path.stem}-{width}.{kind}"))

    def rendition_names(self) -> list[str]:
        return [self.rendition_name(width, kind) for width in WIDTHS for kind in TYPES]

    def make_renditions(self):
        """Write what is shown; called by the worker, harmless when called twice."""
        if self.rendered_at:
            return
        storage = self.file.storage
        with self.file.open() as source:
            made = rendered(source, WIDTHS, TYPES)
        for (width, kind), content in made.items():
            name = self.rendition_name(width, kind)
            storage.delete(name)
            storage.save(name, ContentFile(content))
        self.rendered_at = timezone.now()
        self.save(update_fields=["rendered_at"])
