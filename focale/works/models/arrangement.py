"""How a sound is arranged, or a film put together: what is kept of which files, and what is done to it.

Nothing of the files themselves changes. Each time it is made, a take keeps the settings of that moment.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .original import Original
from .piece import Piece
from .production import Production


class ArrangementFamily(models.TextChoices):
    SOUND = "sound", _("son")
    FILM = "film", _("film")


class ArrangementQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the productions this account sees."""
        return self.filter(production__in=Production.objects.visible_to(account))


class Arrangement(models.Model):
    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="arrangements")
    family = models.CharField(_("sorte"), max_length=10, choices=ArrangementFamily)
    title = models.CharField(_("titre"), max_length=120, blank=True)
    source = models.ForeignKey(
        Original, null=True, blank=True, on_delete=models.CASCADE, related_name="arrangements",
        help_text="the recording that is arranged; a film takes its clips from its recipe",
    )  # fmt: skip
    piece = models.ForeignKey(
        Piece, null=True, blank=True, on_delete=models.SET_NULL, related_name="arrangements"
    )
    recipe = models.JSONField(default=dict, blank=True)
    number = models.PositiveIntegerField(default=0, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = _("montage")
        ordering = ["-written_at", "-pk"]

    def __str__(self):
        return self.title or str(self.source or self.get_family_display())
