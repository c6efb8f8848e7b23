"""The envelope of a funder: how much it may pay in all. A scarce thing: its row is the owner of what is left.

Two uses are kept apart, each under the same ceiling: the value of the places it offers to people, and the
expenses that are committed to it. The first proves the second; adding them up would count a euro twice.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may


class FundQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()

    def running(self, day=None):
        """Those that may pay for something that happens that day (today unless told)."""
        day = day or timezone.localdate()
        return self.filter(first_day__lte=day, last_day__gte=day, closed_at=None)

    def hold(self, keys):
        """Lock these until the end of the transaction, in the order of their keys: one order everywhere."""
        if keys := set(keys):
            list(self.select_for_update().filter(pk__in=keys).order_by("pk").values("pk"))


class Fund(models.Model):
    name = models.CharField(_("nom"), max_length=120, unique=True)
    giver = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="funds"
    )
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    ceiling_cents = models.PositiveIntegerField(_("montant"))
    offered_cents = models.PositiveIntegerField(default=0, editable=False)
    committed_cents = models.PositiveIntegerField(default=0, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = _("enveloppe")
        ordering = ["-last_day", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="fund_runs"),
            models.CheckConstraint(
                condition=Q(offered_cents__lte=F("ceiling_cents")), name="fund_offers_never_crossed"
            ),
            models.CheckConstraint(
                condition=Q(committed_cents__lte=F("ceiling_cents")), name="fund_commitments_never_crossed"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def offerable_cents(self) -> int:
        """What may still be offered as free or reduced places."""
        return self.ceiling_cents - self.offered_cents

    @property
    def committable_cents(self) -> int:
        """What may still be committed to expenses."""
        return self.ceiling_cents - self.committed_cents

    def pays_on(self, day) -> bool:
        return self.closed_at is None and self.first_day <= day <= self.last_day

    @classmethod
    @transaction.atomic
    def open(cls, *, by, **facts):
        """A new envelope. Refuses days that do not follow, or a name that exists."""
        fund = cls(**facts)
        fund.full_clean()
        fund.save()
        record("fund.opened", fund, by=by, ceiling_cents=fund.ceiling_cents)
        return fund

    @transaction.atomic
    def change(self, *, by, **facts):
        """Other days, name or amount; never less than what is already offered or committed."""
        held = Fund.objects.select_for_update().get(pk=self.pk)
        used = max(held.offered_cents, held.committed_cents)
        if facts.get("ceiling_cents", used) < used:
            raise ValidationError(
                _now("%(used)s € sont déjà utilisés\xa0: le montant ne peut pas être plus petit.")
                % {"used": used // 100}
            )
        for name, value in facts.items():
            setattr(held, name, value)
        held.full_clean()
        held.save()
        record("fund.changed", held, by=by, changed=sorted(facts))
        self.refresh_from_db()

    def offer(self, cents: int) -> bool:
        """Take this value out of what may be offered; False when it does not fit. Inside a transaction.

        One conditional statement: the row stays locked until the end, so nobody passes between.
        """
        return self._take("offered_cents", cents)

    def commit(self, cents: int) -> bool:
        """The same for an expense."""
        return self._take("committed_cents", cents)

    def take_back_offer(self, cents: int):
        self._take("offered_cents", -cents)

    def take_back_commitment(self, cents: int):
        self._take("committed_cents", -cents)

    def _take(self, use, cents):
        fits = Fund.objects.filter(pk=self.pk, **{f"{use}__lte": F("ceiling_cents") - cents})
        if not fits.update(**{use: F(use) + cents}):
            return False
        self.refresh_from_db(fields=[use])
        return True
