"""So much of an expense for this action, out of this grant (or out of the association's own money).

The expense is the owner of its cents: never more than the whole is shared out. The envelope of the grant
refuses what would cross its ceiling, also when fifty people commit its last euros at once.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.ground.typography import euros
from focale.money.models import Expense
from focale.people.rights import Right, may

from . import reserve


class SpendingQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()

    def live(self):
        return self.filter(ended_at=None, expense__cancelled_at=None)

    def end_cancelled(self):
        """The floor below cancels expenses without asking: what was drawn for them returns. By the clock."""
        for spending in self.filter(ended_at=None, expense__cancelled_at__isnull=False):
            spending.end(by=None)


class Spending(models.Model):
    expense = models.ForeignKey("money.Expense", on_delete=models.PROTECT, related_name="spendings")
    action = models.ForeignKey("funding.Action", on_delete=models.PROTECT, related_name="spendings")
    grant = models.ForeignKey(
        "funding.Grant", null=True, blank=True, on_delete=models.PROTECT, related_name="spendings"
    )
    cents = models.PositiveIntegerField(_("somme"))
    commitment = models.ForeignKey(
        "funding.Commitment", null=True, blank=True, on_delete=models.PROTECT, related_name="spendings"
    )
    from_reserve_cents = models.PositiveIntegerField(default=0, help_text="of what the commitment kept")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SpendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("part d'une dépense")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="spending_of_something"),
            models.CheckConstraint(
                condition=Q(from_reserve_cents=0)
                | Q(commitment__isnull=False, from_reserve_cents__lte=models.F("cents")),
                name="spending_of_a_reserve",
            ),
        ]

    def __str__(self):
        return f"{self.expense} → {self.action}"

    @classmethod
    @transaction.atomic
    def make(cls, expense, action, *, cents, grant=None, commitment=None, by):
        """Share out a part of an expense. Refuses more than is left of it, or of the grant.

        `commitment`: what was kept for it of this grant is used first.
        """
        held = Expense.objects.select_for_update().get(pk=expense.pk)
        if held.cancelled_at:
            raise ValidationError(_now("Cette dépense est annulée."))
        shared = cls.objects.live().filter(expense=held).aggregate(cents=models.Sum("cents"))["cents"] or 0
        if not 0 < cents <= held.cents - shared:
            raise ValidationError(
                _now("Il reste %(left)s de cette dépense à répartir.") % {"left": euros(held.cents - shared)}
            )
        if commitment and (commitment.action_id != action.pk or commitment.grant != grant):
            raise ValidationError(_now("Choisissez la subvention qui garde cette somme."))
        kept = commitment.use(cents) if commitment else 0
        if grant:
            reserve.take(grant, cents - kept, action=action, day=held.day)
        drawn = {"commitment": commitment, "from_reserve_cents": kept}
        made = cls.objects.create(expense=held, action=action, grant=grant, cents=cents, **drawn)
        record("spending.made", action, by=by, expense=held.pk, cents=cents, grant=grant and grant.pk)
        return made

    @transaction.atomic
    def end(self, *, by):
        """Take it back: the expense has these cents again, and the grant, or what was kept of it."""
        Expense.objects.select_for_update().get(pk=self.expense_id)
        rows = Spending.objects.select_for_update(of=["self"]).select_related("grant__fund", "action")
        held = rows.get(pk=self.pk)
        if held.ended_at is None:
            held.ended_at = timezone.now()
            held.save(update_fields=["ended_at"])
            kept = held.commitment.keep_again(held.from_reserve_cents) if held.commitment else 0
            reserve.give_back(held.grant, held.cents - kept)
            record("spending.ended", held.action, by=by, expense=held.expense_id, cents=held.cents)
        self.refresh_from_db()
