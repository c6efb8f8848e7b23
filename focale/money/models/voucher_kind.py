"""A kind of voucher the association may take: who issues it, and by which rules."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may


class Excess(models.TextChoices):
    """What becomes of the part of a voucher nobody owes, where no change is given."""

    CREDIT = "credit", _("reste à valoir pour la famille")
    LOST = "lost", _("reste à l'association")


class VoucherKindQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def taken(self):
        """Those one may give at the desk today."""
        return self.filter(is_taken=True)


class VoucherKind(models.Model):
    """`fee_points`: what the issuer keeps, in hundredths of a percent."""

    name = models.CharField(_("nom"), max_length=80, unique=True)
    issuer = models.CharField(_("émetteur, qui rembourse"), max_length=120)
    fee_points = models.PositiveSmallIntegerField(_("commission, en centièmes de pour cent"), default=0)
    needs_serial = models.BooleanField(_("chaque bon a un numéro"), default=True)
    expires = models.BooleanField(_("a une date limite"), default=True)
    gives_no_change = models.BooleanField(_("on ne rend pas la monnaie"), default=True)
    excess = models.CharField(
        _("ce qui dépasse la somme due"), max_length=10, choices=Excess, default=Excess.CREDIT
    )
    is_taken = models.BooleanField(_("accepté aujourd'hui"), default=True)

    objects = VoucherKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("sorte de bon")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fee_points__lte=10_000), name="voucher_fee_is_part_of_it"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def loses_excess(self) -> bool:
        return self.gives_no_change and self.excess == Excess.LOST

    @property
    def fee_words(self) -> str:
        """« 1,5 % »."""
        return f"{self.fee_points / 100:g}".replace(".", ",") + "\xa0%"

    def fee_of(self, cents) -> int:
        """What the issuer will keep of these cents, halves up."""
        return (cents * self.fee_points + 5_000) // 10_000

    @transaction.atomic
    def write(self, *, by):
        """Keep a new kind, or other rules for one; vouchers already taken keep what was said of them."""
        self.full_clean()
        self.save()
        record("voucher_kind.written", self, by=by, name=self.name)
        return self
