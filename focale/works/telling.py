"""What a page says of a piece: its answers in order, each in the shape of its question."""

from dataclasses import dataclass

from django import forms
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.dateparse import parse_date

from focale.ground.dates import full_date

from .gate import HEARD
from .lines import at_lines
from .marked import as_html
from .models import Captions
from .pictured import cut_at, unpictured
from .rows import RowsField, names_of


@dataclass(frozen=True)
class Told:
    """One answer to show. `shape`: line, rich, rows, exchange (questions and replies), pictured (each row
    with the files that show it), or illustrated (a text piece by piece, each with the files behind it);
    `said`: what stands there."""

    name: str
    label: str
    shape: str
    said: object


@dataclass(frozen=True)
class ToldStep:
    step: object
    answers: list
    files: list
    is_lacking: bool


@dataclass(frozen=True)
class Part:
    """One step as somebody outside reads it: what was answered, and what may be seen of its files."""

    step: object
    answers: list
    files: list


def named(credits) -> list[tuple[str, str]]:
    """(name as chosen, all they did) of each maker who wants to be named, once. `credits`: with persons."""
    found = {}
    for credit in credits:
        if credit.shown_name:
            found.setdefault((credit.person_id, credit.shown_name), []).append(credit.get_role_display())
    return [(name, ", ".join(dict.fromkeys(roles))) for (_key, name), roles in found.items()]


def answers_of(piece, step, at=None) -> list[Told]:
    """The answers given at a step, empty ones left out. `at`: the files that stand at lines (at_lines)."""
    if step.form is None:
        return []
    fields = step.form.base_fields.items()
    given = [(name, field, piece.content.get(name)) for name, field in fields]
    return [
        _told(name, field, value, at or {}) for name, field, value in given if value not in ("", None, [])
    ]


def apart(files, step, at) -> list:
    """The files of a step that stand at no line."""
    placed = [file for shown in at.values() for file in shown]
    return [file for file in files if file.step == step.code and file not in placed]


def _told(name, field, value, at):
    if isinstance(field, RowsField) and field.is_named:
        rows = zip(names_of(value), value, strict=True)
        return Told(
            name, field.label, "pictured", [(field.in_order(row), at.get(own, [])) for own, row in rows]
        )
    if isinstance(field, RowsField):
        return Told(name, field.label, field.shape, [field.in_order(row) for row in value])
    if isinstance(field.widget, forms.Textarea):
        parts = cut_at(str(value), at)
        if any(files for _words, files in parts):
            return Told(name, field.label, "illustrated", [(as_html(words), files) for words, files in parts])
        return Told(name, field.label, "rich", as_html(unpictured(str(value))))
    if isinstance(field, forms.DateField):
        day = parse_date(str(value))
        return Told(name, field.label, "line", full_date(day) if day else value)
    if isinstance(field, forms.MultipleChoiceField | forms.ChoiceField):
        words = dict(field.choices)
        chosen = value if isinstance(value, list) else [value]
        return Told(name, field.label, "line", ", ".join(str(words.get(one, one)) for one in chosen))
    return Told(name, field.label, "line", value)


def steps_of(piece) -> list[ToldStep]:
    """Each step with what was answered and brought there."""
    files = list(piece.files.select_related("original").prefetch_related("original__renditions"))
    heard = [file.original for file in files if file.original.family in HEARD]
    prefetch_related_objects(heard, Prefetch("captions", Captions.objects.defer("gone", "draft")))
    lacking = {step.code for step in piece.unanswered({file.step for file in files})}
    at = at_lines(piece, files)
    return [
        ToldStep(step, answers_of(piece, step, at), apart(files, step, at), step.code in lacking)
        for step in piece.making.steps
    ]


def told_of(piece, account) -> dict:
    """The context of every page about a piece."""
    may_review, steps = piece.is_reviewed_by(account), steps_of(piece)
    credits = piece.credits.answered_for_by(account).select_related("person")
    credits = list(credits.prefetch_related("permissions"))
    return {
        "piece": piece,
        "steps": steps,
        "is_heard": any(file.original.family in HEARD for told in steps for file in told.files),
        "may_write": may_review or any(credit.is_mine for credit in credits),
        "may_review": may_review,
        "credits": credits,
        "layout": "ground/team_layout.html" if account.role else "people/family_layout.html",
    }
