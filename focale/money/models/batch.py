"""Cheques taken to the bank together: one slip, one entry, each cheque in one batch only."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.models import record
from focale.money.ledger import Journal, Movement, post
from focale.people.rights import Right, may

from .payment import Payment


class BatchQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.TAKE_PAYMENTS) else self.none()

    @transaction.atomic
    def take_to_the_bank(self, cheques, *, day=None, by):
        """Put these cheques (keys of payments) on one slip: they move from the drawer to the bank.

        Refuses none at all, one that is no cheque, is on a slip already, or was received after `day`.
        """
        day, wanted = day or timezone.localdate(), set(cheques)
        if day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        held = list(Payment.objects.select_for_update().to_take_to_the_bank().filter(pk__in=wanted))
        if not wanted:
            raise ValidationError(_now("Cochez au moins un chèque."))
        if len(held) != len(wanted):
            raise ValidationError(
                _now("Un de ces chèques vient d'être remis à la banque. Rechargez la page."), code="gone"
            )
        if any(cheque.day > day for cheque in held):
            raise ValidationError(_now("Un de ces chèques a été reçu après ce jour."))
        cents = sum(cheque.cents for cheque in held)
        batch = self.create(day=day, cents=cents, count=len(held), made_by=by)
        Payment.objects.filter(pk__in=wanted).update(batch=batch)
        label = _now("Remise de %(count)d chèques n° %(number)s") % {"count": len(held), "number": batch.pk}
        movements = [Movement("512", cents), Movement("5112", -cents)]
        batch.entry = post(Journal.BANK, day, label, movements, piece=f"B{batch.pk}", by=by)
        batch.save(update_fields=["entry"])
        record("batch.taken", batch, by=by, cents=cents, cheques=sorted(wanted))
        return batch


class Batch(models.Model):
    day = models.DateField(_("date"))
    cents = models.PositiveIntegerField(_("somme"))
    count = models.PositiveIntegerField(_("nombre de chèques"))
    entry = models.OneToOneField(
        "money.Entry", null=True, editable=False, on_delete=models.PROTECT, related_name="batch"
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("to the bank", "remise de chèques")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="batch_of_something"),
        ]

    def __str__(self):
        return _now("Remise n° %(number)s") % {"number": self.pk}
