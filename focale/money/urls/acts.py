"""The same addresses for expenses, income, gifts in kind and transfers; only expenses are settled."""

from django.urls import path

from focale.money import acts as kinds
from focale.money.views import act, acts

WORDS = {
    "depenses": kinds.EXPENSES,
    "recettes": kinds.INCOMES,
    "contributions": kinds.CONTRIBUTIONS,
    "virements": kinds.TRANSFERS,
}
PAGES = [
    ("", acts.acts, "s"),
    ("nouvelle/", acts.act_new, "-new"),
    ("<int:pk>/", act.act, ""),
    ("<int:pk>/annulation/", act.act_cancellation, "-cancellation"),
    ("<int:pk>/justificatif/", act.act_document, "-document"),
    ("<int:pk>/justificatif/ajout/", act.act_paper, "-paper"),
]

urlpatterns = [
    path(f"argent/{word}/{rest}", view, {"kind": kind}, name=f"{kind.page}{ending}")
    for word, kind in WORDS.items()
    for rest, view, ending in PAGES
] + [
    path(
        "argent/depenses/<int:pk>/paiement/",
        act.act_settlement,
        {"kind": kinds.EXPENSES},
        name="expense-settlement",
    ),
]
