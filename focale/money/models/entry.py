"""Double entry. The clock numbers and seals what the acts wrote, in order; then it never changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    journal = models.CharField(_("journal"), max_length=2)
    day = models.DateField(_("date"))
    label = models.CharField(_("libellé"), max_length=200)
    piece = models.CharField(_("pièce"), max_length=40, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("écriture")
        ordering = ["day", "pk"]

    def __str__(self):
        return f"{self.journal} {self.day} {self.label}"


class Line(models.Model):
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="lines")
    account = models.CharField(_("compte"), max_length=12)
    debit_cents = models.PositiveIntegerField(_("débit"), default=0)
    credit_cents = models.PositiveIntegerField(_("crédit"), default=0)
    project = models.CharField(_("action"), max_length=40, blank=True)
    label = models.CharField(_("libellé"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("ligne d'écriture")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(debit_cents=0, credit_cents__gt=0) | Q(credit_cents=0, debit_cents__gt=0),
                name="line_debit_or_credit",
            )
        ]
        indexes = [models.Index(fields=["account"], name="line_of_account")]

    def __str__(self):
        return f"{self.account} {self.debit_cents - self.credit_cents}"
