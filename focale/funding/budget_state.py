"""Where each funder of an action stands, as the line 74 of the form says it: asked, granted or expected."""

from django.db.models import Value
from django.utils.translation import gettext_lazy as _

from .models import Grant, GrantRequest

GRANTED, ASKED, EXPECTED = "granted", "asked", ""
STATES = {GRANTED: _("accordé"), ASKED: _("demandé"), EXPECTED: _("attendu")}


def states_of(action) -> dict[int, str]:
    """By funder: granted once a grant is noted, asked while a request is sent. All others are expected."""
    sent = GrantRequest.objects.filter(action=action, state=GrantRequest.State.SENT)
    rows = [
        each.order_by().annotate(stands=Value(state)).values_list("funder_id", "stands")
        for each, state in ((sent, ASKED), (Grant.objects.filter(action=action), GRANTED))
    ]
    return dict(sorted(rows[0].union(rows[1]), key=lambda row: row[1] == GRANTED))


def givers_of(action, lines) -> list[dict]:
    """Who is to give what on the lines 74, in words, as plain JSON. `lines`: of a budget."""
    rows = [row for row in lines if row.funder_id]
    states = states_of(action) if rows else {}
    return [
        {
            "name": row.funder.full_name,
            "funder": row.funder_id,
            "line": row.line,
            "cents": row.planned_cents,
            "state": states.get(row.funder_id, EXPECTED),
        }
        for row in rows
    ]
