"""A file of the production made by the program out of others: a print of a negative, a photograph cut, a
contact sheet. It says what it was made from and with which settings; what it was made from stays as it is.

Asked for first, made behind. Its room is promised when it is asked for, and counted when it is made.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .original import Original


class Tool(models.TextChoices):
    PRINT = "print", _("tirage")
    CUT = "cut", _("photo recadrée")
    SHEET = "sheet", _("planche-contact")


class Derivation(models.Model):
    production = models.ForeignKey(
        "works.Production", on_delete=models.CASCADE, related_name="derivations", editable=False
    )
    source = models.ForeignKey(
        Original, null=True, on_delete=models.SET_NULL, related_name="derivations", editable=False
    )
    others = models.ManyToManyField(Original, related_name="sheets", editable=False)
    original = models.ForeignKey(
        Original, null=True, on_delete=models.CASCADE, related_name="origins", editable=False
    )
    tool = models.CharField(max_length=10, choices=Tool)
    recipe = models.JSONField(default=dict)
    refusal = models.CharField(max_length=400, blank=True, editable=False)
    promised = models.PositiveBigIntegerField(default=0, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("fichier fait d'un autre")
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return f"{self.get_tool_display()} · {self.source}"
