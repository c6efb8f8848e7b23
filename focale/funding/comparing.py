"""What two countings of the same question say differently, in words."""

from django.utils.translation import gettext as _

from .shipped import in_page_language
from .wording import bracket_words, measure_words


def differences(then, now) -> list[dict]:
    """Each number that changed: what it is, then, now. Both are figures as counting.py gives them."""
    before, after = dict(_told(then)), dict(_told(now))
    return [
        {"what": what, "then": before.get(what, 0), "now": after.get(what, 0)}
        for what in [*before, *(what for what in after if what not in before)]
        if before.get(what, 0) != after.get(what, 0)
    ]


def _told(figures):
    """Every number with its words."""
    for part in ("named", "anonymous", "offer", "attendance"):
        for measure, value in figures[part].items():
            yield measure_words(part, measure), value
    for table in figures["breakdowns"]:
        title = in_page_language(table["label"])
        for row in [*table["rows"], table["unknown"]]:
            for measure in ("people", "participations", "minutes", "anonymous"):
                words = title, bracket_words(table, row), measure_words("row", measure)
                yield " · ".join(words), row[measure]
    for month in figures["months"]:
        for measure, value in month.items():
            if measure != "month":
                words = _("mois %(month)s") % {"month": month["month"]}
                yield f"{words} · {measure_words('row', measure)}", value
