"""The statements as tables for a spreadsheet: sums in euros."""

from decimal import Decimal

from django.utils.translation import gettext as _


def in_euros(cents) -> Decimal:
    return Decimal(cents) / 100


def of_income(told) -> list[tuple]:
    head = [_("Compte"), _("Quoi"), str(told.year), str(told.last_year or _("an dernier"))]
    rows = []
    for words, groups, now, before in (
        (_("Charges"), told.expenses, told.spent, told.spent_before),
        (_("Produits"), told.income, told.earned, told.earned_before),
    ):
        for group in groups:
            rows.append(["", group.words, in_euros(group.cents), in_euros(group.before)])
            rows += [[row.code, row.words, in_euros(row.cents), in_euros(row.before)] for row in group.rows]
        rows.append(["", _("Total\xa0: %(what)s") % {"what": words}, in_euros(now), in_euros(before)])
    rows.append(["", _("Résultat"), in_euros(told.result), in_euros(told.result_before)])
    in_kind = [
        [row.code, row.words, in_euros(row.cents), in_euros(row.before)]
        for group in (*told.uses, *told.sources)
        for row in group.rows
    ]
    found = [(_("Compte de résultat"), head, rows)]
    return [*found, (_("Contributions en nature"), head, in_kind)] if in_kind else found


def of_balance_sheet(told) -> list[tuple]:
    head, rows = [_("Compte"), _("Quoi"), _("Somme")], []
    for words, side, total in (
        (_("Actif"), told.assets, told.owned),
        (_("Passif"), told.liabilities, told.owed),
    ):
        for group in side.values():
            rows.append(["", group.words, in_euros(group.cents)])
            rows += [[row.code, row.words, in_euros(row.cents)] for row in group.rows]
        rows.append(["", _("Total\xa0: %(what)s") % {"what": words}, in_euros(total)])
    return [(_("Bilan"), head, rows)]


def of_trial_balance(told) -> list[tuple]:
    head = [_("Compte"), _("Nom"), _("Débit"), _("Crédit"), _("Solde débiteur"), _("Solde créditeur")]
    names = ("debit", "credit", "over", "under")
    rows = [[row["code"], row["words"], *(in_euros(row[name]) for name in names)] for row in told.rows]
    totals = told.totals
    rows.append(["", _("Total"), *(in_euros(totals[name]) for name in names)])
    return [(_("Balance"), head, rows)]
