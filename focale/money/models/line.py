"""One line of an entry: an account, and a debit or a credit."""

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may

from .entry import Entry, Journal


class LineQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def of_days(self, first, last):
        """Those of entries of these days, both included; either may be None."""
        found = self.filter(entry__day__gte=first) if first else self
        return found.filter(entry__day__lte=last) if last else found

    def counted_once(self):
        """Without what a closing carried over: over several years every euro stands once."""
        return self.exclude(entry__journal=Journal.OPENING, entry__is_by_hand=False)

    def balances(self) -> dict:
        """Debit less credit of each account, in cents."""
        rows = self.order_by().values_list("account")
        return dict(rows.annotate(cents=Sum("debit_cents") - Sum("credit_cents")))


class Line(models.Model):
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="lines")
    account = models.CharField(_("compte"), max_length=12)
    debit_cents = models.PositiveIntegerField(_("débit"), default=0)
    credit_cents = models.PositiveIntegerField(_("crédit"), default=0)
    project = models.CharField(_("action"), max_length=40, blank=True)
    label = models.CharField(_("libellé"), max_length=200, blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = _("ligne d'écriture")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(debit_cents=0, credit_cents__gt=0) | Q(credit_cents=0, debit_cents__gt=0),
                name="line_debit_or_credit",
            )
        ]
        indexes = [
            models.Index(fields=["account"], name="line_of_account"),
            models.Index(fields=["project"], name="line_of_project"),
        ]

    def __str__(self):
        return f"{self.account} {self.debit_cents - self.credit_cents}"
