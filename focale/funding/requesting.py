"""Everything a request says to its funder, as Cerfa 12156 orders it; plain JSON, frozen when it is sent."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from focale.money.models import Issuer

from .budget_state import givers_of
from .cerfa import GROUPS, IN_KIND, INCOME
from .report_money import planned_lines, summed
from .reporting import action_words, indicators_of
from .request_people import people_of


@override(settings.LANGUAGE_CODE)
def content_of(asked) -> dict:
    """Who asks, of whom, for what, for whom, with which means and which budget."""
    action = asked.action
    lines = planned_lines(action, asked)
    days = {"first": action.first_day.isoformat(), "last": action.last_day.isoformat()}
    choices = {name: getattr(asked, name) for name in ("form", "frequency", "aim", "period")}
    return {
        "issuer": Issuer.current().as_printed(),
        "funder": {
            "name": str(asked.funder),
            "department": asked.funder.department,
            "line": asked.funder.line,
        },
        "call": str(asked.call) if asked.call else "",
        "asked_cents": asked.asked_cents,
        "choices": choices,
        "association": asked.describe(),
        "people": people_of(timezone.localdate()),
        "action": action_words(action),
        "days": days,
        "indicators": indicators_of(action, {}),
        "budget": summed(lines),
        "givers": givers_of(action, lines),
    }


def income_of(budget) -> int:
    """The cents of income planned, voluntary contributions left out."""
    return sum(budget.get(n, 0) for group in GROUPS if group.side == INCOME for n, _words in group.lines)


def given_by(content) -> int:
    """What the budget has on the lines of this funder: by its name, or by its line where it names nobody."""
    named = [one["cents"] for one in content["givers"] if one["name"].startswith(content["funder"]["name"])]
    return sum(named) or content["budget"].get(content["funder"]["line"], 0)


def gaps_of(content) -> list[str]:
    """What a funder would miss, one sentence each."""
    issuer, action, found = content["issuer"], content["action"], []
    if not (issuer["siret"] and issuer["rna"] and issuer["signatory"] and issuer["iban"]):
        found.append(_("L'association : SIRET, RNA, IBAN ou signataire ne sont pas écrits."))
    if not (action["objectives"] and action["audience"] and action["territory"]):
        found.append(_("L'action : objectifs, public visé ou territoire ne sont pas écrits."))
    if not content["indicators"]:
        found.append(_("L'action n'a pas encore de résultat attendu."))
    if not content["budget"]:
        found.append(_("Le budget n'est pas encore rempli."))
    elif given_by(content) != content["asked_cents"]:
        found.append(_("Le budget ne donne pas à ce financeur la somme demandée."))
    return found


def side_of(budget, groups, side) -> list[tuple]:
    """(group, its cents, its lines) of one side of the 51 lines of the form; lines are (words, cents)."""
    found = []
    for group in groups:
        if group.side == side:
            lines = [(words, budget.get(number, 0)) for number, words in group.lines]
            found.append((group, sum(cents for _words, cents in lines), lines if len(lines) > 1 else []))
    return found


__all__ = ["GROUPS", "IN_KIND", "content_of", "gaps_of", "given_by", "income_of", "side_of"]
