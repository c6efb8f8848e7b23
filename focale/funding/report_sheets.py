"""The whole report as a workbook: the table of the form line by line, its facts, the people, the dates."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from focale.ground.exporting import MOST_ROWS

from .date_rows import sheet_of as dates_sheet
from .fact_rows import words_of
from .report_table import form_of, within
from .report_words import form_words, within_words
from .sheets import sheets_of
from .telling import essentials
from .telling_years import heads, reasons, years


def workbook(report, form) -> list[tuple]:
    """(title, head, rows) of each sheet. What is too long for such a file has a file of its own."""
    content, most = report.content, MOST_ROWS[form]
    found = [first_sheet(report), words_sheet(content), table_sheet(content["money"])]
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


def words_sheet(content) -> tuple:
    """The qualitative part of the form and its annex."""
    return _("Bilan qualitatif et annexe"), [_("Rubrique"), _("Texte")], list(map(list, form_words(content)))


def table_sheet(money) -> tuple:
    """The form: each heading with its lines, the totals of both sides, and what a heading holds besides."""
    rows = []
    for in_kind in (False, True):
        for words, side in zip((_("Charges"), _("Produits")), form_of(money["lines"], in_kind), strict=True):
            rows += [
                [
                    words,
                    row["number"] if row["number"].isdecimal() else "",
                    str(row["words"]),
                    *cells(row["planned"], row["done"]),
                ]
                for row in side["rows"]
            ]
            rows.append([words, "", _("Total"), *cells(side["planned"], side["done"])])
    rows += [
        ["", "", within_words(one), *cells(one["planned"], one["done"])] for one in within(money["lines"])
    ]
    head = [_("Côté"), _("Ligne"), _("Intitulé"), _("Prévu"), _("Réalisé"), "%"]
    return _("Compte rendu financier"), head, rows


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
