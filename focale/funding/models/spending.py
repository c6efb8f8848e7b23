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
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SpendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("part d'une dépense")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(cents__gt=0), name="spending_of_something")]

    def __str__(self):
        return f"{self.expense} → {self.action}"

    @classmethod
    @transaction.atomic
    def make(cls, expense, action, *, cents, grant=None, by):
        """Share out a part of an expense. Refuses more than is left of it, or of the grant."""
        held = Expense.objects.select_for_update().get(pk=expense.pk)
        if held.cancelled_at:
            raise ValidationError(_now("Cette dépense est annulée."))
        shared = cls.objects.live().filter(expense=held).aggregate(cents=models.Sum("cents"))["cents"] or 0
        if not 0 < cents <= held.cents - shared:
            raise ValidationError(
                _now("Il reste %(left)s de cette dépense à répartir.") % {"left": euros(held.cents - shared)}
            )
        if grant:
            cls._draw(grant, action, held, cents)
        made = cls.objects.create(expense=held, action=action, grant=grant, cents=cents)
        record("spending.made", action, by=by, expense=held.pk, cents=cents, grant=grant and grant.pk)
        return made

    @staticmethod
    def _draw(grant, action, expense, cents):
        if grant.action_id != action.pk:
            raise ValidationError(_now("Cette subvention n'est pas pour cette action."))
        if not grant.fund.pays_on(expense.day):
            raise ValidationError(
                _now("La subvention « %(grant)s » ne couvre pas le %(day)s.")
                % {"grant": grant, "day": expense.day.strftime("%d/%m/%Y")}
            )
        if not grant.fund.commit(cents):
            grant.fund.refresh_from_db()
            raise ValidationError(
                _now("Il ne reste que %(left)s sur « %(grant)s ».")
                % {"left": euros(grant.fund.committable_cents), "grant": grant},
                code="ceiling",
            )

    @transaction.atomic
    def end(self, *, by):
        """Take it back: the expense and the grant have these cents again."""
        Expense.objects.select_for_update().get(pk=self.expense_id)
        held = Spending.objects.select_for_update(of=["self"]).select_related("grant__fund").get(pk=self.pk)
        if held.ended_at is None:
            held.ended_at = timezone.now()
            held.save(update_fields=["ended_at"])
            if held.grant:
                held.grant.fund.take_back_commitment(held.cents)
            record("spending.ended", held.action, by=by, expense=held.expense_id, cents=held.cents)
        self.refresh_from_db()
