"""The instalments of a grant: expected, then received."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.money.ledger import Journal, Movement, post

BANK, GRANTS_TO_RECEIVE = "512", "441"


class GrantPayment(models.Model):
    """One instalment: expected, then received."""

    grant = models.ForeignKey("funding.Grant", on_delete=models.CASCADE, related_name="payments")
    cents = models.PositiveIntegerField(_("somme"))
    expected_on = models.DateField(_("attendue le"))
    received_on = models.DateField(_("reçue le"), null=True, blank=True)

    class Meta:
        verbose_name = _("versement")
        ordering = ["expected_on", "pk"]

    def __str__(self):
        return f"{self.grant} {self.cents}"

    @transaction.atomic
    def receive(self, day, *, by):
        """It is on the bank account."""
        held = GrantPayment.objects.select_for_update().get(pk=self.pk)
        if held.received_on:
            raise ValidationError(_now("Ce versement est déjà noté comme reçu."))
        if day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        held.received_on = day
        held.save(update_fields=["received_on"])
        movements = [Movement(BANK, held.cents), Movement(GRANTS_TO_RECEIVE, -held.cents)]
        post(Journal.BANK, day, str(held.grant), movements, piece=f"T{held.pk}", by=by)
        record("grant.payment_received", held.grant, by=by, cents=held.cents)
        self.refresh_from_db()
