"""The figures as tables of plain numbers, for an export: what is hidden stays empty."""

from django.utils.translation import gettext as _

from .shipped import in_page_language
from .wording import MEASURES, bracket_words

ROW = ("people", "participations", "minutes", "anonymous")
MONTH = ("people", "new", "participations", "minutes", "anonymous", "occurrences", "offered")


def sheets_of(figures, heading=()) -> list[tuple]:
    """(title, head, rows) of the totals, of each breakdown and of the months. `heading`: lines put first."""
    totals = [list(pair) for pair in heading]
    for part in ("named", "anonymous", "offer", "attendance"):
        for measure, value in figures[part].items():
            if (part, measure) != ("offer", "unmarked"):
                totals.append([str(MEASURES[f"{part}.{measure}"]), value])
    found = [(_("Ensemble"), [_("Quoi"), _("Combien")], totals)]
    for table in figures["breakdowns"]:
        words = in_page_language(table["label"])
        rows = [
            [bracket_words(table, line), *(line[name] for name in ROW)]
            for line in [*table["rows"], table["unknown"]]
        ]
        found.append((words, [words, *_heads(ROW)], rows))
    rows = [[month["month"], *(month[name] for name in MONTH)] for month in figures["months"]]
    found.append((_("Mois par mois"), [_("Mois"), *_heads(MONTH)], rows))
    return found


def _heads(measures):
    return [str(MEASURES[f"row.{measure}"]) for measure in measures]
