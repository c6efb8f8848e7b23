"""The financial table as the form lays it out: charges and income, planned, done and the share of it."""

from focale.ground.typography import euros, percent

from .cerfa import EXPENSE, GROUPS, IN_KIND, INCOME, WITHIN, WORDS_OF, shown_number

TOTALS = {(False, EXPENSE): "Total des charges", (False, INCOME): "Total des produits"}
TOTALS |= {(True, EXPENSE): "Total 86", (True, INCOME): "Total 87"}
HEADINGS = {group.number: f"{group.number} – {group.words}" for group in GROUPS}
NOTHING = {"planned": 0, "done": 0}


def table_of(lines, groups) -> list[dict]:
    """The lines that say something, in the order of the form, charges then income, with their totals.

    `within`: the heading of the form that counts a line it does not have.
    """
    sides = []
    for side in (EXPENSE, INCOME):
        shown = [(group, n) for group in groups if group.side == side for n, _words in group.lines]
        rows = [
            {
                "line": n,
                "number": shown_number(n),
                "group": group,
                "within": HEADINGS.get(WITHIN.get(n), ""),
                **lines[n],
            }
            for group, n in shown
            if n in lines
        ]
        sides.append({"is_expense": side == EXPENSE, "rows": rows, **_sum(rows)})
    return sides


def form_of(lines, in_kind=False) -> list[dict]:
    """Both sides with every line of the form, also the empty ones: rows of number, words, group, planned and
    done, in cents, and their totals."""
    return [_side(lines, in_kind, side) for side in (EXPENSE, INCOME)]


def _side(lines, in_kind, side):
    rows, wholes = [], []
    for group in IN_KIND if in_kind else GROUPS:
        if group.side != side or group.number in WITHIN:
            continue
        own = [number for number, _words in group.lines]
        counted = own + [number for number, heading in WITHIN.items() if heading == group.number]
        wholes.append(_sum([lines.get(number, NOTHING) for number in dict.fromkeys(counted)]))
        is_alone = own in ([group.number], ["OWN"])
        if not in_kind:
            rows.append({"number": group.number, "words": group.words, "group": True} | wholes[-1])
        rows += [
            {"number": number, "words": words, "group": False} | _sum([lines.get(number, NOTHING)])
            for number, words in group.lines
            if not is_alone and number not in WITHIN
        ]
    return {"rows": rows, "words": TOTALS[in_kind, side], **_sum(wholes)}


def _sum(rows) -> dict:
    return {name: sum(row[name] for row in rows) for name in NOTHING}


def within(lines) -> list[dict]:
    """What the form counts within a heading, without a line of its own."""
    found = [(number, lines[number]) for number in WITHIN if number in lines]
    return [
        {"words": WORDS_OF[number], "heading": HEADINGS[WITHIN[number]], **_sum([told])}
        for number, told in found
    ]


def printed(side) -> dict:
    """One side of the form in words, for print."""
    rows = [_words(row, row["group"]) for row in side["rows"]]
    return {"rows": rows, "total_words": side["words"], **_words(side, True)}


def _words(row, is_group):
    planned, done = row["planned"], row["done"]
    number = f"{row['number']} – " if is_group and row.get("number", "").isdecimal() else ""
    return {
        "words": f"{number}{row['words']}",
        "group": is_group,
        "planned": euros(planned) if planned else "",
        "done": euros(done) if done else "",
        "percent": percent(done, planned) if planned else "",
    }
