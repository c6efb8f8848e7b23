"""Cheques taken to the bank together: one slip, one entry, each cheque in one batch only."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.language import kept_words
from focale.ground.models import record
from focale.money.ledger import Journal, Movement, post
from focale.people.rights import Right, may

from .deposit import Deposit
from .income import Income
from .payment import Payment


class BatchQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.TAKE_PAYMENTS) else self.none()

    @transaction.atomic
    def take_to_the_bank(self, cheques=(), *, incomes=(), deposits=(), day=None, by):
        """Put these cheques (keys of payments, gifts, deposits) on one slip, from the drawer to the bank.

        Refuses none at all, one that is no cheque or on a slip already, and one received or to be kept after
        `day`.
        """
        day = day or timezone.localdate()
        if day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        wanted = {Payment: set(cheques), Income: set(incomes), Deposit: set(deposits)}
        if not any(wanted.values()):
            raise ValidationError(_now("Cochez au moins un chèque."))
        held = [cheque for noun, keys in wanted.items() if keys for cheque in _held(noun, keys, day)]
        if any(cheque.day > day for cheque in held):
            raise ValidationError(_now("Un de ces chèques a été reçu après ce jour."))
        cents = sum(cheque.cents for cheque in held)
        batch = self.create(day=day, cents=cents, count=len(held), made_by=by)
        for noun, keys in wanted.items():
            noun.objects.filter(pk__in=keys).update(batch=batch)
        label = kept_words(_("Remise de %(count)d chèques n° %(number)s"), count=len(held), number=batch.pk)
        movements = [Movement("512", cents), Movement("5112", -cents)]
        batch.entry = post(Journal.BANK, day, label, movements, piece=f"B{batch.pk}", by=by)
        batch.save(update_fields=["entry"])
        told = {noun._meta.model_name: sorted(keys) for noun, keys in wanted.items() if keys}
        record("batch.taken", batch, by=by, cents=cents, **told)
        return batch


def _held(noun, keys, day):
    """These cheques, held until the transaction ends. Refuses one that is gone or to be kept longer."""
    drawer = noun.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    held = list(drawer.to_take_to_the_bank(day))
    if len(held) != len(keys):
        if drawer.in_the_drawer().count() == len(keys):
            raise ValidationError(_now("Un de ces chèques est gardé pour plus tard\xa0: décochez-le."))
        raise ValidationError(
            _now("Un de ces chèques vient d'être remis à la banque. Rechargez la page."), code="gone"
        )
    return held


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

    def all_cheques(self) -> list:
        """What stands on the slip, the oldest first: what people paid, gave, or left as a deposit."""
        payments = self.cheques.select_related("payer", "payer_organisation")
        found = [*payments, *self.incomes.select_related("giver", "giver_organisation")]
        found += self.deposits.select_related("person")
        return sorted(found, key=lambda cheque: (cheque.day, cheque.pk))

    def __str__(self):
        return _now("Remise n° %(number)s") % {"number": self.pk}
