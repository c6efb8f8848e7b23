"""The financial table as the form lays it out: charges and income, planned, done and the share of it."""

from focale.ground.typography import euros, percent

from .cerfa import EXPENSE, GROUPS, IN_KIND, INCOME

TOTALS = {(False, EXPENSE): "Total des charges", (False, INCOME): "Total des produits"}
TOTALS |= {(True, EXPENSE): "Total 86", (True, INCOME): "Total 87"}


def table_of(lines, groups) -> list[dict]:
    """The lines of the form that say something, in its order, charges then income, with their totals."""
    sides = []
    for expense in (True, False):
        shown = [
            (group, n) for group in groups if (group.side == EXPENSE) == expense for n, _w in group.lines
        ]
        rows = [{"line": n, "group": group, **lines[n]} for group, n in shown if n in lines]
        totals = {name: sum(row[name] for row in rows) for name in ("planned", "done")}
        sides.append({"is_expense": expense, "rows": rows, **totals})
    return sides


def form_of(lines, in_kind=False) -> list[dict]:
    """Both sides with every line of the form, also the empty ones, in words for print."""
    return [_side(lines, in_kind, side) for side in (EXPENSE, INCOME)]


def _side(lines, in_kind, side):
    rows, sums = [], {"planned": 0, "done": 0}
    for group in IN_KIND if in_kind else GROUPS:
        if group.side != side:
            continue
        alone = len(group.lines) == 1 and group.lines[0][0] == group.number
        told = {n: lines.get(n, {"planned": 0, "done": 0}) for n, _words in group.lines}
        whole = {name: sum(line[name] for line in told.values()) for name in sums}
        for name in sums:
            sums[name] += whole[name]
        number = "" if group.number in ("IND", "OWN") else f"{group.number} – "
        if not in_kind:
            rows.append(_row(f"{number}{group.words}", whole, True))
        if not (alone or group.number == "OWN"):
            rows += [_row(str(words), told[n], False) for n, words in group.lines]
    return {"rows": rows, "total_words": TOTALS[in_kind, side], **_row("", sums, True)}


def _row(words, line, is_group):
    planned, done = line["planned"], line["done"]
    return {
        "words": words,
        "group": is_group,
        "planned": euros(planned) if planned else "",
        "done": euros(done) if done else "",
        "percent": percent(done, planned) if planned else "",
    }
