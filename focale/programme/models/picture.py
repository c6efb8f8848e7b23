"""A picture of an activity, with words for those who do not see it and the name of who made it.

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

from focale.ground.models import Version
from focale.programme.renditions import render

WIDTHS = (640, 1280)
TYPES = ("webp", "jpg")


def new_place(picture, name) -> str:
    """A name of our own: what the sender called the file is not kept."""
    return f"pictures/{secrets.token_hex(8)}{PurePath(name).suffix.lower()[:5]}"


class Picture(models.Model):
    activity = models.ForeignKey("programme.Activity", on_delete=models.CASCADE, related_name="pictures")
    file = models.ImageField(_("image"), upload_to=new_place)
    alt = models.CharField(_("ce que montre l'image"), max_length=200)
    credit = models.CharField(_("crédit"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    rendered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("image")
        ordering = ["order", "pk"]

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
        for width in WIDTHS:
            for kind in TYPES:
                name = self.rendition_name(width, kind)
                with self.file.open() as source:
                    made = render(source, width, kind)
                storage.delete(name)
                storage.save(name, ContentFile(made))
        self.rendered_at = timezone.now()
        self.save(update_fields=["rendered_at"])
