"""What is said in a recording, block by block, in one language: its subtitles, and the text they make.

Every block carries the number of the writing it comes from, as the answers of a piece do: who saves over a
block somebody else has changed meanwhile is told, and neither text is lost.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .original import Original


class CaptionsQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the recordings this account sees."""
        return self.filter(original__in=Original.objects.visible_to(account).kept())


class Captions(models.Model):
    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("langue"), max_length=8, default="fr")
    blocks = models.JSONField(default=list, blank=True)
    gone = models.JSONField(default=dict, blank=True, editable=False)
    last_block = models.PositiveIntegerField(default=0, editable=False)
    number = models.PositiveIntegerField(default=0, editable=False)
    draft = models.TextField(_("ce qui est dit"), blank=True, max_length=200_000)
    is_guessed = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    folded_words = models.TextField(editable=False, default="")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    last_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CaptionsQuerySet.as_manager()

    class Meta:
        verbose_name = _("sous-titres")
        ordering = ["made_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["original", "language"], name="captions_once")]

    def __str__(self):
        return f"{self.original} · {self.language}"
