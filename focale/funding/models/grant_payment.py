"""The instalments of a grant: expected, then received."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.money.ledger import Journal, Movement, post, reverse
from focale.money.models import Entry

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
        held = self._held()
        if held.received_on:
            raise ValidationError(_now("Ce versement est déjà noté comme reçu."))
        if day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        if day < held.grant.agreed_on:
            words = _now("Ce jour vient avant la décision du financeur, le %(day)s. Vérifiez l'année.")
            raise ValidationError(words % {"day": plain_date(held.grant.agreed_on)})
        held.received_on = day
        held.save(update_fields=["received_on"])
        movements = [Movement(BANK, held.cents), Movement(GRANTS_TO_RECEIVE, -held.cents)]
        post(Journal.BANK, day, str(held.grant), movements, piece=held.piece, by=by)
        record("grant.payment_received", held.grant, by=by, cents=held.cents)
        self.refresh_from_db()

    @transaction.atomic
    def take_back(self, *, reason, by):
        """Noted as received by mistake: it is expected again, the books keep both entries."""
        held = self._held()
        if not held.received_on:
            raise ValidationError(_now("Ce versement n'est pas encore noté comme reçu."))
        entries = Entry.objects.filter(journal=Journal.BANK, piece=held.piece, reverses=None)
        reverse(entries.order_by("pk").last(), reason, by=by)
        held.received_on = None
        held.save(update_fields=["received_on"])
        record("grant.payment_taken_back", held.grant, by=by, cents=held.cents, reason=reason)
        self.refresh_from_db()

    @transaction.atomic
    def drop(self, *, by):
        """It will not come, or was planned otherwise."""
        held = self._held()
        if held.received_on:
            raise ValidationError(_now("Ce versement est déjà reçu : annulez d'abord sa réception."))
        record("grant.payment_dropped", held.grant, by=by, cents=held.cents)
        held.delete()

    @property
    def piece(self) -> str:
        return f"T{self.pk}"

    def _held(self):
        rows = GrantPayment.objects.select_for_update(of=["self"])
        return rows.select_related("grant__funder__organisation", "grant__action").get(pk=self.pk)
