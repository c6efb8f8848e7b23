"""Which grants the list shows: those under way or still owed a report, unless the address asks for more."""

from decimal import Decimal

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .models import Funder, Grant
from .standing import standings

ALL = "toutes"


class GrantsSift(forms.Form):
    etat = forms.ChoiceField(
        label=_("Lesquelles"),
        required=False,
        choices=[("", _("en cours, ou bilan à rendre")), (ALL, _("toutes"))],
    )
    financeur = forms.ModelChoiceField(
        label=_("Financeur"),
        required=False,
        queryset=Funder.objects.select_related("organisation"),
        empty_label=_("tous"),
    )

    def __init__(self, asked):
        super().__init__(asked, auto_id="sift_%s")

    def standings(self, account) -> list:
        told = self.cleaned_data if self.is_valid() else {}
        found = Grant.objects.visible_to(account)
        if told.get("etat") != ALL:
            found = found.filter(Q(fund__last_day__gte=timezone.localdate()) | Q(report_sent_on=None))
        if told.get("financeur"):
            found = found.filter(funder=told["financeur"])
        return standings(found)


def sheet_of(found) -> tuple:
    """(title, head, rows) for a file, sums in euros."""
    head = [
        _now("Financeur"), _now("Action"), _now("Référence"), _now("Décidée le"), _now("Du"), _now("Au"),
        _now("Accordé"), _now("Reçu"), _now("Dépensé"), _now("Réservé"), _now("Reste à dépenser"),
        _now("Places offertes"), _now("Bilan à rendre le"), _now("Bilan envoyé le"),
    ]  # fmt: skip
    return _now("Subventions"), head, [_row(each) for each in found]


def _row(each):
    grant, fund = each.grant, each.grant.fund
    sums = (each.granted, each.received_cents, each.spent, each.reserved, each.left, each.offered)
    facts = [str(grant.funder), str(grant.action), grant.reference, grant.agreed_on]
    dates = [grant.report_due_on, grant.report_sent_on]
    return [*facts, fund.first_day, fund.last_day, *(Decimal(cents) / 100 for cents in sums), *dates]
