"""Figures for everybody: no number under five, and none that a subtraction would give away.

A row is hidden whole when its people or its participations are 1 to 4 (primary). Since every column adds up
to a total that is shown, other rows are hidden with it, the smallest first (secondary), until each primary
number could be any of 1 to 4 for a reader who knows this very rule. Where that cannot be reached the whole
table is hidden. Brute-force proof in tests/test_masking.py. The threshold is good practice, not law.
"""

from copy import deepcopy

from django.utils.translation import gettext as _

THRESHOLD = 5
ENDLESS = float("inf")


def LITTLE() -> str:
    return _("moins de %(number)d") % {"number": THRESHOLD}


def is_small(value) -> bool:
    return 0 < value < THRESHOLD


def masked(figures) -> dict:
    """A copy of the figures that may be shown to everybody."""
    shown = deepcopy(figures)
    if is_small(shown["named"]["people"]) or is_small(shown["named"]["participations"]):
        return _all_hidden(shown)
    for table in shown["breakdowns"]:
        rows = [*table["rows"], table["unknown"]]
        table["is_hidden"] = _mask(rows, ("people", "participations"), hiding=("minutes",))
        _mask(rows, ("anonymous",), words="")
    crowds = {place for place, month in enumerate(shown["months"]) if is_small(month["people"])}
    _mask(shown["months"], ("participations",), hiding=("people", "minutes"), also=crowds, words="")
    _mask(shown["months"], ("new",), words="")
    _mask(shown["months"], ("anonymous",), words="")
    _mask_totals(shown)
    return shown


def _mask(rows, measures, *, hiding=(), also=frozenset(), words="masked") -> bool:
    """Hide what must be, in place; whether that is the whole table."""
    places = hidden_rows([[row[measure] for measure in measures] for row in rows], also=also)
    whole = places is None
    for place, is_primary in (dict.fromkeys(range(len(rows)), False) if whole else places).items():
        rows[place].update(dict.fromkeys((*measures, *hiding)))
        if words:
            rows[place][words] = LITTLE() if is_primary else _("non publié")
    return whole


def hidden_rows(rows, also=frozenset()):
    """Which rows to hide: {place: whether it is primary}; None when the table cannot be shown at all.

    `rows`: for each row its numbers, each column adding up to a published total.
    """
    primary = {place for place, row in enumerate(rows) if any(map(is_small, row))} | set(also)
    if not primary:
        return {}
    rest = [place for place in range(len(rows)) if place not in primary and any(rows[place])]
    rest.sort(key=lambda place: (rows[place][0], place))
    for count in range(len(rest) + 1):
        hidden = primary | set(rest[:count])
        columns = range(len(rows[0]))
        alone = sum(any(rows[place]) for place in hidden) < 2
        if not alone and all(_is_safe(rows, column, primary, hidden) for column in columns):
            return {place: place in primary for place in sorted(hidden)}
    return None


def _is_safe(rows, column, primary, hidden):
    """Whether every small number of this column could still be anything from 1 to 4, for a reader who knows
    the totals, which rows are small, that the others are five or more, and that they were the smallest.
    """
    told = {place: rows[place][column] for place in hidden}
    seen = [row[0] for place, row in enumerate(rows) if place not in hidden and row[0]]
    roof = ENDLESS if column else min(seen, default=ENDLESS)
    total = sum(told.values())
    for place in hidden:
        if not is_small(told[place]):
            continue
        spans = [_span(told[other], other in primary, roof) for other in hidden if other != place]
        least, most = (sum(ends) for ends in zip(*spans, strict=True)) if spans else (0, 0)
        if total - (THRESHOLD - 1) < least or total - 1 > most:
            return False
    return True


def _span(value, is_primary, roof):
    """What the reader may suppose of another hidden number, at least and at most."""
    if is_small(value):
        return 1, THRESHOLD - 1
    return (value, value) if is_primary or not value else (THRESHOLD, roof)


def _mask_totals(shown):
    """The large numbers that a hidden row would otherwise complete."""
    if is_small(shown["named"]["new"]) or is_small(shown["named"]["people"] - shown["named"]["new"]):
        shown["named"]["new"] = None
        for row in shown["months"]:
            row["new"] = None
    nameless = shown["anonymous"]
    if is_small(nameless["participations"]):
        nameless.update(participations=None, minutes=None)
    nameless.pop("already_known")
    attendance = shown["attendance"]
    parts = attendance["came"], attendance["expected"] - attendance["came"], attendance["unmarked"]
    if any(map(is_small, parts)):
        attendance.update(came=None, expected=None, unmarked=None)
    shown["offer"].pop("unmarked")


def _all_hidden(shown):
    for part in (shown["named"], shown["attendance"], shown["anonymous"]):
        part.update(dict.fromkeys(part))
    for table in shown["breakdowns"]:
        table["is_hidden"] = True
        for row in [*table["rows"], table["unknown"]]:
            row.update(
                dict.fromkeys(("people", "participations", "minutes", "anonymous")), masked=_("non publié")
            )
    shown["offer"].pop("unmarked")
    for row in shown["months"]:
        row.update(dict.fromkeys(("people", "new", "participations", "minutes", "anonymous")))
    return shown
