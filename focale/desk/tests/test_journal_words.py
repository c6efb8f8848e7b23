"""Whatever the verbs write into the journal, the board reads in words."""

import ast
from pathlib import Path

import focale
from focale.desk.journal_words import WORDS

ROOT = Path(focale.__file__).parent


def written():
    """The codes that stand as plain text in calls of `record` (those made up of parts are not seen here)."""
    for path in ROOT.rglob("*.py"):
        if {"tests", "migrations"} & set(path.parts) or path.name == "testing.py":
            continue
        for call in ast.walk(ast.parse(path.read_text())):
            is_record = isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record"
            if is_record and isinstance(call.args[0], ast.Constant):
                yield call.args[0].value


def test_every_code_has_its_words():
    codes = set(written())
    assert len(codes) > 100
    assert sorted(codes - set(WORDS)) == []
