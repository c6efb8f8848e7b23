"""Whether the books still say what was sealed: `focale check` asks, and the page of a year."""

from django.utils.translation import gettext as _

from .models.entry import Entry
from .models.fiscal_year import FiscalYear


def faults(years=None) -> list[str]:
    """What is wrong with the entries of these years (all unless told), a sentence each; nothing is well."""
    found = []
    for year in FiscalYear.objects.order_by("first_day") if years is None else years:
        if fault := _fault_of(year):
            found.append(fault)
    for entry in Entry.objects.filter(seal="").unbalanced()[:20]:
        facts = {"label": entry.label, "day": f"{entry.day:%d/%m/%Y}"}
        found.append(_("l'écriture «\xa0%(label)s\xa0» du %(day)s n'est pas équilibrée.") % facts)
    return found


def _fault_of(year) -> str:
    """The first entry of the year that is missing or says something else than when it was sealed."""
    before, expected = "", 1
    rows = Entry.objects.sealed().filter(year=year).order_by("number").prefetch_related("lines")
    for row in rows.iterator(chunk_size=1000):
        if row.number != expected:
            return _missing(year, expected)
        row.year = year
        debit = sum(line.debit_cents - line.credit_cents for line in row.lines.all())
        if row.seal != row.seal_after(before) or debit:
            facts = {"number": row.number, "year": year}
            return _("l'écriture n°\xa0%(number)s (%(year)s) a été modifiée hors du logiciel.") % facts
        before, expected = row.seal, expected + 1
    if year.last_number >= expected or year.last_seal != before:
        return _missing(year, expected)
    return ""


def _missing(year, number):
    return _("il manque l'écriture n°\xa0%(number)s de l'exercice %(year)s.") % {
        "number": number,
        "year": year,
    }
