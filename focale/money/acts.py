"""The four kinds of acts one writes by hand, so that they share one set of pages."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from .forms.expenses import ExpenseForm
from .forms.gains import ContributionForm, IncomeForm
from .forms.transfers import TransferForm
from .models import Contribution, Expense, Income, Transfer


@dataclass(frozen=True)
class Acts:
    """One kind: its words, its form, what the list is sorted and summed by.

    `sort`: the field that says what it is for; `how`: the one that says how it was paid; `shown`: what a list
    shows of others; `page`: the beginning of the names of its addresses.
    """

    noun: type[models.Model]
    form: type
    page: str
    plural: str
    words: str
    add: str
    again: str
    empty: str
    sums: str = ""
    sort: str = ""
    how: str = ""
    shown: tuple = ()

    @property
    def listing(self) -> str:
        """The name of the address of the list."""
        return f"{self.page}s"

    def choices(self, field):
        return self.noun._meta.get_field(field).choices if field else []


EXPENSES = Acts(
    Expense,
    ExpenseForm,
    "expense",
    plural=_("Dépenses"),
    words=_("Dépense"),
    add=_("Noter une dépense"),
    again=_("Noter une autre dépense"),
    empty=_("Notez chaque achat avec la photo de sa facture : les comptes et les bilans suivent tout seuls."),
    sums=_("Pour quoi on a dépensé"),
    sort="purpose",
    how="paid_by",
    shown=("supplier", "volunteer"),
)
INCOMES = Acts(
    Income,
    IncomeForm,
    "income",
    plural=_("Recettes"),
    words=_("Recette"),
    add=_("Noter une recette"),
    again=_("Noter une autre recette"),
    empty=_("Dons, ventes, intérêts. Ce que les gens paient pour une activité s'encaisse à part."),
    sums=_("D'où vient l'argent"),
    sort="purpose",
    how="received_by",
    shown=("giver", "giver_organisation"),
)
CONTRIBUTIONS = Acts(
    Contribution,
    ContributionForm,
    "contribution",
    plural=_("Contributions en nature"),
    words=_("Contribution en nature"),
    add=_("Noter une contribution"),
    again=_("Noter une autre contribution"),
    empty=_("Un local prêté, du matériel donné, un service gratuit : leur valeur compte dans les bilans."),
    sums=_("Ce qui est donné"),
    sort="kind",
    shown=("giver", "giver_organisation"),
)
TRANSFERS = Acts(
    Transfer,
    TransferForm,
    "transfer",
    plural=_("Virements internes"),
    words=_("Virement interne"),
    add=_("Noter un virement"),
    again=_("Noter un autre virement"),
    empty=_("L'argent de la caisse déposé à la banque, les chèques remis, l'épargne."),
)
KINDS = (EXPENSES, INCOMES, CONTRIBUTIONS, TRANSFERS)
