"""Answers that are a list: ingredients, questions and answers, steps with their words."""

import re
import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .marked import tidy

MOST_ROWS = 200
NAME = re.compile(r"[0-9a-z]{1,12}")


def new_name() -> str:
    """Of a row; another than those that older rows have, which are their numbers."""
    return secrets.token_hex(4)


def names_of(rows) -> list[str]:
    """The name of each row; one that was kept without has its number."""
    return [row.get("id") or str(number) for number, row in enumerate(rows, 1)]


class Rows(forms.Widget):
    """Rows of the same few lines, and an empty one to go on. `columns`: {name: (label, widget)}."""

    template_name = "works/widgets/rows.html"
    use_fieldset = True

    def __init__(self, columns, add, is_named=False):
        self.columns, self.add, self.is_named = columns, add, is_named
        super().__init__()

    def value_from_datadict(self, data, files, name):
        count = data.get(f"{name}-count", "0")
        count = min(MOST_ROWS, int(count)) if count.isdecimal() and len(count) < 5 else 0
        keys = [*self.columns, *(["id"] if self.is_named else [])]
        return [{key: data.get(f"{name}-{row}-{key}", "") for key in keys} for row in range(count)]

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-count" not in data

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else id_

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        rows = [*(value or []), {}]
        told = [self._row(name, *numbered, attrs) for numbered in enumerate(rows)]
        for row, own in zip(told, [*names_of(rows[:-1]), new_name()], strict=True):
            row["own"] = own if self.is_named else ""
        context["widget"] |= {"rows": told, "count": len(rows), "add": self.add}
        return context

    def _row(self, name, number, row, attrs):
        cells = []
        for place, (key, (label, widget)) in enumerate(self.columns.items()):
            given = (attrs or {}).get("id")
            known = {"id": f"{given}_{number}" if place == 0 else f"{given}_{number}_{key}"} if given else {}
            box = widget.get_context(f"{name}-{number}-{key}", row.get(key, ""), known)["widget"]
            cells.append({"label": label, "id": known.get("id", ""), "box": box})
        return {"number": number + 1, "cells": cells}


class RowsField(forms.Field):
    """`columns`: {name: (label, widget, longest)}. Cleaned: a list of {name: words}, without empty rows.

    `shape`: how it is read: rows, or exchange where each is a question and its reply. `is_named`: each has
    an `id` of its own that stays with it, so that pictures may stand at it.
    """

    def __init__(self, *, columns, add, shape="rows", is_named=False, **kwargs):
        self.shape, self.is_named = shape, is_named
        self.longest = {name: longest for name, (_label, _widget, longest) in columns.items()}
        boxes = {name: (label, widget) for name, (label, widget, _longest) in columns.items()}
        super().__init__(widget=Rows(boxes, add, is_named), required=False, **kwargs)

    def clean(self, value):
        rows = [{key: tidy(str(words)) for key, words in row.items()} for row in value or []]
        rows = [row for row in rows if any(row.get(key) for key in self.longest)]
        for number, row in enumerate(rows, 1):
            for key in self.longest:
                if len(row.get(key, "")) > self.longest[key]:
                    raise ValidationError(
                        _("Ligne %(number)d : %(most)d lettres au plus."),
                        params={"number": number, "most": self.longest[key]},
                    )
        return _named(rows) if self.is_named else rows

    def in_order(self, row) -> list[str]:
        """The words of one row as its columns stand: PostgreSQL keeps no order of what is in JSON."""
        return [row.get(name, "") for name in self.longest]

    def has_changed(self, initial, data):
        return self.clean(data) != (initial or [])


def _named(rows):
    """The same rows, each with a name that no other has."""
    taken = set()
    for row in rows:
        name = row.get("id", "")
        row["id"] = name if NAME.fullmatch(name) and name not in taken else new_name()
        taken.add(row["id"])
    return rows
