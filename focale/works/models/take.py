"""An arrangement as it was made once: with which settings, from which files, what came of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .arrangement import Arrangement
from .original import Original


class TakeQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self.filter(arrangement__in=Arrangement.objects.visible_to(account))


class Take(models.Model):
    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="takes")
    number = models.PositiveSmallIntegerField()
    recipe = models.JSONField()
    original = models.ForeignKey(Original, null=True, on_delete=models.SET_NULL, related_name="takes")
    sources = models.ManyToManyField(Original, related_name="used_in")
    report = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("version d'un montage")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["arrangement", "number"], name="take_once")]

    def __str__(self):
        return f"{self.arrangement} · {self.number}"

    @property
    def production(self):
        return self.arrangement.production
