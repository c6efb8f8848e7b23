"""The whole report as a workbook: the table of the form line by line, its facts, the people, the dates."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from focale.ground.exporting import MOST_ROWS

from .cerfa import EXPENSE, GROUPS, IN_KIND
from .date_rows import sheet_of as dates_sheet
from .fact_rows import words_of
from .sheets import sheets_of
from .telling import essentials
from .telling_years import heads, reasons, years


def workbook(report, form) -> list[tuple]:
    """(title, head, rows) of each sheet. What is too long for such a file has a file of its own."""
    content, most = report.content, MOST_ROWS[form]
    found = [first_sheet(report), table_sheet(content["money"])]
    facts = facts_sheet(report)
    found += [facts] if len(facts[2]) <= most else []
    found.append(indicators_sheet(content["indicators"]))
    found += sheets_of(content["figures"])
    if told := years(content["compared"]):
        rows = [[row["label"], row["then"], row["now"], row["change"]] for row in told]
        found.append((_("Un an avant"), heads(content["compared"], content["period"]), rows))
    dates = dates_sheet(report)
    return [*found, dates] if len(dates[2]) <= most else found


def euros(cents) -> Decimal:
    return Decimal(cents) / 100


def first_sheet(report) -> tuple:
    content = report.content
    issuer, grant = content["issuer"], content["grant"]
    told = [
        (_("Association"), issuer["legal_name"]),
        ("SIRET", issuer["siret"]),
        ("RNA", issuer["rna"]),
        (_("Action"), content["action"]["name"]),
        (_("Financeur"), grant["funder"]),
        (_("Convention"), grant["reference"]),
        (_("Somme accordée"), euros(grant["cents"])),
        (_("Du"), content["period"]["first"]),
        (_("Au"), content["period"]["last"]),
        (_("Empreinte"), report.sha256),
    ]
    rows = [[what, value, ""] for what, value in told]
    rows += [[row["label"], row["value"], row["note"]] for row in essentials(content)]
    rows += [[_("Un an avant"), words, ""] for words in reasons(content["compared"])]
    return _("Bilan"), [_("Quoi"), _("Combien"), _("Comment c'est compté")], rows


def table_sheet(money) -> tuple:
    """Every line of the form, with the totals of both sides."""
    rows = []
    for groups in (GROUPS, IN_KIND):
        for side in sorted({group.side for group in groups}):
            rows += side_rows(money["lines"], [group for group in groups if group.side == side])
    head = [_("Côté"), _("Ligne"), _("Intitulé"), _("Prévu"), _("Réalisé"), "%"]
    return _("Compte rendu financier"), head, rows


def side_rows(lines, groups) -> list[list]:
    side = _("Charges") if groups[0].side == EXPENSE else _("Produits")
    rows, sums = [], [0, 0]
    for number, words in [(n, words or group.words) for group in groups for n, words in group.lines]:
        line = lines.get(number, {"planned": 0, "done": 0})
        rows.append([side, number, str(words), *cells(line["planned"], line["done"])])
        sums = [sums[0] + line["planned"], sums[1] + line["done"]]
    return [*rows, [side, "", _("Total"), *cells(*sums)]]


def cells(planned, done) -> list:
    return [euros(planned), euros(done), round(100 * done / planned, 1) if planned else None]


def facts_sheet(report) -> tuple:
    rows = [
        [line, day and date.fromisoformat(day), words_of(label, noun), euros(cents)]
        for line in report.content["money"]["lines"]
        for label, cents, noun, _key, day in report.rows_of(line)
    ]
    return _("Détail"), [_("Ligne"), _("Jour"), _("Quoi"), _("Somme")], rows


def indicators_sheet(indicators) -> tuple:
    names = ("label", "planned_min", "planned_max", "done", "unknown")
    head = [_("Indicateur"), _("Prévu, au moins"), _("Prévu, au plus"), _("Réalisé"), _("On ne sait pas")]
    return _("Indicateurs"), head, [[one[name] for name in names] for one in indicators]
