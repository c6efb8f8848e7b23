"""An account of the chart of associations (ANC 2018-06): screens say its name, the chart its number."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may

from .line import Line

MONEY = ("5112", "5115", "5118", "512", "514", "53")
"""Where the association's own money is."""


class ChartAccountQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def in_use(self):
        return self.filter(is_retired=False)

    def holding_money(self):
        """Cash box, bank, savings, cheques to hand in: between these, money may be moved."""
        begins = models.Q()
        for code in MONEY:
            begins |= models.Q(code__startswith=code)
        return self.in_use().filter(begins)

    def labels(self) -> dict:
        """Name by number."""
        return dict(self.values_list("code", "label"))


class ChartAccount(models.Model):
    code = models.CharField(
        _("numéro"),
        max_length=12,
        unique=True,
        validators=[RegexValidator(r"^[1-8]\d{2,11}$", _("Un numéro de compte a trois chiffres au moins."))],
    )
    label = models.CharField(_("nom"), max_length=120)
    is_retired = models.BooleanField(_("ne sert plus"), default=False)

    objects = ChartAccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("compte")
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.label}"

    @transaction.atomic
    def write(self, *, by):
        """Keep a new account, or another name. The number of one that has been written to stays."""
        if self.pk:
            held = ChartAccount.objects.select_for_update().get(pk=self.pk)
            if held.code != self.code and Line.objects.filter(account=held.code).exists():
                raise ValidationError(
                    {"code": _now("Ce compte a déjà des écritures\xa0: son numéro ne change plus.")}
                )
        self.full_clean()
        self.save()
        record("chart_account.written", self, by=by, code=self.code, label=self.label)
        return self


def name_of(code, labels) -> str:
    """The name of an account: its own, or that of the nearest one above it."""
    for length in range(len(code), 1, -1):
        if label := labels.get(code[:length]):
            return label
    return ""
