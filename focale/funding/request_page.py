"""What the page of a request shows of it in words, in the order of the form."""

from decimal import Decimal

from django.utils.translation import gettext as _

from focale.ground.typography import number

from .budget_state import STATES
from .models import GrantRequest

KINDS = {
    "form": GrantRequest.Form,
    "frequency": GrantRequest.Frequency,
    "aim": GrantRequest.Aim,
    "period": GrantRequest.Period,
}


def facts_of(content) -> dict[str, list[tuple]]:
    """(what, words) by part of the page; what says nothing is left out."""
    said = content.get("association", {})
    return {
        "choices": _said(_choices(content)),
        "association": _said(_association(content)),
        "project": [*project_of(content["action"]), *_said([(_("Remarques"), said.get("remarks"))])],
    }


def _said(rows):
    return [(what, words) for what, words in rows if words not in (None, "")]


def _choices(content):
    names = {"form": _("Forme"), "frequency": _("Fréquence"), "aim": _("Objet"), "period": _("Période")}
    rows = [(words, KINDS[name](content["choices"][name]).label) for name, words in names.items()]
    return [
        *rows,
        (_("Service"), content["funder"]["department"]),
        (_("Appel à projets"), content.get("call")),
    ]


def _association(content):
    issuer, people, said = content["issuer"], content.get("people", {}), content.get("association", {})
    members = None
    if people:
        members = _("%(members)s, dont %(women)s femmes et %(men)s hommes") % {
            name: number(people[name]) for name in ("members", "women", "men")
        }
    full = said.get("full_time")
    numbers = {name: number(value) for name, value in said.items() if isinstance(value, int)}
    return [
        (_("Nom"), issuer["legal_name"]),
        ("SIRET", issuer["siret"]),
        ("RNA", issuer["rna"]),
        (_("Qui signe"), issuer["signatory"]),
        (_("Adhérents à jour"), members),
        (_("Bénévoles en douze mois"), number(people["volunteers"]) if people else None),
        (_("Salariés"), numbers.get("employees")),
        (_("Équivalents temps plein"), full and number(Decimal(full), places=2)),
        (_("Service civique"), numbers.get("civic_service")),
        (_("Agents mis à disposition"), numbers.get("seconded")),
        (_("Agréments"), said.get("approvals")),
        (_("Réseaux"), said.get("networks")),
        (_("Aides « de minimis »"), said.get("de_minimis")),
    ]


def project_of(action) -> list[tuple]:
    """An action in words, as `reporting.action_words` tells it; what says nothing is left out."""
    people = action["expected_people"]
    rows = [
        (_("Objectifs"), action["objectives"]),
        (_("Description"), action["description"]),
        (_("Public visé"), action["audience"]),
        (_("Personnes visées"), number(people) if people else None),
        (_("Territoire"), action["territory"]),
        (_("Moyens"), action["means"]),
        (_("Partenaires"), action["partners_words"]),
        (_("Charges indirectes"), action["indirect_rule"]),
    ]
    return _said(rows)


def givers_of(content) -> list[dict]:
    """Who is named on the lines 74, each with where it stands in words."""
    return [one | {"words": STATES[one["state"]]} for one in content.get("givers", [])]
