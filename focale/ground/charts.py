"""Charts drawn on the server: plain functions from figures to what chart.html draws.

Widths are in per cent, so that the drawing fits any screen while its words keep their size; heights in px.
Every chart carries its table, so that nobody needs the drawing.
"""

from hashlib import sha1
from math import ceil, log10
from textwrap import shorten

from django.utils.translation import gettext as _

from .typography import number

ROW = 46
TALL = 220
TOP = 26
FOOT = 28
INKS = 6
EDGE = 9
LETTERS = 44
"""Of the words above a bar that fit a phone: they cannot go on in a second line. The table has them whole."""
APART = 16
STEPS = (1, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 4, 4.8, 6, 8, 10)


def _key(*words):
    """A short word, the same for the same chart, that sets its ids apart on a page."""
    return "c" + sha1("|".join(map(str, words)).encode()).hexdigest()[:7]


def _roof(most):
    """The smallest round number, easily cut in four, that is not below `most`."""
    if most <= 4:
        return 4
    power = 10 ** int(log10(most))
    return next(round(step * power, 3) for step in STEPS if step * power >= most)


def _lines(roof):
    """Four quiet lines from nought to the roof: height in pixels and words."""
    return [{"y": round(TOP + TALL * (1 - k / 4), 1), "words": number(roof * k / 4)} for k in range(5)]


def gauge(parts) -> list[dict]:
    """One bar cut in parts that make a whole: (words, value), the last being what is left.

    Each with where it begins and how wide it is, in per cent; the words stand beside the drawing.
    """
    whole, x, drawn = sum(value for _words, value in parts) or 1, 0, []
    for ink, (words, value) in enumerate(parts):
        width = round(100 * value / whole, 2)
        drawn.append({"ink": ink % INKS, "words": words, "value": value, "x": round(x, 2), "width": width})
        x += width
    drawn[-1]["is_left"] = True
    return drawn


def bars(title, rows, *, description="", unit="", label=""):
    """Horizontal bars. `rows`: (words, value) or (words, value, address of the rows behind), in their order.

    A value of None is unknown or masked: no bar, and « – » in words.
    """
    rows = [(*row, "")[:3] for row in rows]
    most = max((value or 0 for _words, value, _url in rows), default=0) or 1
    drawn = []
    for k, (words, value, url) in enumerate(rows):
        share = round(86 * (value or 0) / most, 2)
        said = "–" if value is None else f"{number(value)}{unit}"
        drawn.append(
            {
                "y": k * ROW,
                "words": shorten(str(words), LETTERS, placeholder="\u00a0…"),
                "value": said,
                "width": share,
                "url": url,
                "known": bool(value),
            }
        )
    return {
        "kind": "bars",
        "key": _key(title, len(rows)),
        "title": title,
        "description": description,
        "height": len(rows) * ROW,
        "bars": drawn,
        "table": {
            "head": [label or _("Quoi"), _("Combien")],
            "rows": [
                {"words": words, "cells": [bar["value"]], "url": url}
                for (words, _value, url), bar in zip(rows, drawn, strict=True)
            ],
        },
    }


def _table(labels, series, unit, label):
    """The table of a chart over time: one line for each label, one column for each series."""
    return {
        "head": [label or _("Quand"), *(name for name, _values in series)],
        "rows": [
            {
                "words": words,
                "cells": [
                    "–" if values[k] is None else f"{number(values[k])}{unit}" for _name, values in series
                ],
                "url": "",
            }
            for k, words in enumerate(labels)
        ],
    }


def _chart(kind, title, labels, series, roof, *, description, unit, label):
    wide = (100 - EDGE) / max(len(labels), 1)
    return {
        "kind": kind,
        "key": _key(title, kind, len(labels)),
        "title": title,
        "description": description,
        "height": TOP + TALL + FOOT,
        "base": TOP + TALL,
        "lines": _lines(roof),
        "labels": [
            {"x": round(EDGE + wide * (k + 0.5), 2), "words": words, "spare": len(labels) > 7 and k % 2 == 1}
            for k, words in enumerate(labels)
        ],
        "legend": [{"ink": k % INKS, "words": name} for k, (name, _values) in enumerate(series)],
        "table": _table(labels, series, unit, label),
    }


def columns(title, labels, series, *, description="", unit="", label=""):
    """Stacked columns, one for each label (a month). `series`: (words, values), at most six."""
    wide = (100 - EDGE) / max(len(labels), 1)
    totals = [sum(values[k] or 0 for _name, values in series) for k in range(len(labels))]
    roof = _roof(max(totals, default=0))
    chart = _chart("columns", title, labels, series, roof, description=description, unit=unit, label=label)
    chart["columns"] = []
    for k, total in enumerate(totals):
        y, parts = TOP + TALL, []
        for ink, (_name, values) in enumerate(series):
            tall = round(TALL * (values[k] or 0) / roof, 1)
            if tall:
                y = round(y - tall, 1)
                parts.append({"ink": ink % INKS, "y": y, "height": tall})
        middle = round(EDGE + wide * (k + 0.5), 2)
        chart["columns"].append(
            {
                "x": round(EDGE + wide * (k + 0.16), 2),
                "width": round(wide * 0.68, 2),
                "middle": middle,
                "parts": parts,
                "total": number(total) if total else "",
                "top": round(y - 7, 1),
                "spare": chart["labels"][k]["spare"] and total >= 1000,
            }
        )
    return chart


def line(title, labels, series, *, description="", unit="", label=""):
    """Lines over time. `series`: (words, values), at most six; a value of None leaves a hole."""
    most = max((value or 0 for _name, values in series for value in values), default=0)
    roof = _roof(ceil(most))
    chart = _chart("line", title, labels, series, roof, description=description, unit=unit, label=label)
    chart["paths"] = []
    for ink, (name, values) in enumerate(series):
        points, steps, pen = [], [], "M"
        for k, value in enumerate(values):
            if value is None:
                pen = "M"
                continue
            x, share = chart["labels"][k]["x"], 1 - value / roof
            steps.append(f"{pen}{x:g} {share * 100:.1f}")
            points.append({"x": x, "y": round(TOP + TALL * share, 1), "value": f"{number(value)}{unit}"})
            pen = "L"
        last = points[-1] if points else None
        chart["paths"].append(
            {"ink": ink % INKS, "name": name, "d": "".join(steps), "points": points, "last": last}
        )
    _part([path["last"] for path in chart["paths"] if path["last"]])
    return chart


def _part(lasts):
    """Write the last value of each line above its point, and higher where it would lie on that of another."""
    floor = {}
    for last in sorted(lasts, key=lambda last: -last["y"]):
        last["said"] = min(last["y"] - 12, floor.get(last["x"], TOP + TALL))
        floor[last["x"]] = round(last["said"] - APART, 1)
