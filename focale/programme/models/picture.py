"""A picture of an activity, with words for those who do not see it and the name of who made it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version


class Picture(models.Model):
    activity = models.ForeignKey("programme.Activity", on_delete=models.CASCADE, related_name="pictures")
    file = models.ImageField(_("image"), upload_to="pictures/")
    alt = models.CharField(_("ce que montre l'image"), max_length=200)
    credit = models.CharField(_("crédit"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("image")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.alt

    def clean(self):
        if not self.alt.strip():
            raise ValidationError({"alt": _now("Décrivez l'image pour les personnes qui ne la voient pas.")})

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Version.bump("programme")
