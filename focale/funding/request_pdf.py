"""A request on paper, laid out as Cerfa 12156*06 asks. In French, as the form is."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.utils import translation

from focale.ground.dates import plain_date
from focale.ground.typography import euros, number, percent
from mediatools import typeset

from .budget_state import STATES
from .cerfa import EXPENSE, GROUPS, IN_KIND, INCOME
from .models import Funder, GrantRequest
from .report_words import planned_words
from .requesting import income_of, side_of
from .wording import hours

TEMPLATE = Path(__file__).parent / "printing/request.typ"
CHOICES = (
    ("Forme", "form", GrantRequest.Form),
    ("Fréquence", "frequency", GrantRequest.Frequency),
    ("Objet", "aim", GrantRequest.Aim),
    ("Période", "period", GrantRequest.Period),
)


def request_pdf(asked, content) -> bytes:
    with translation.override(settings.LANGUAGE_CODE):
        return typeset.pdf(TEMPLATE, told(asked, content))


def told(asked, content) -> dict:
    """Everything the template prints, in words."""
    issuer, action, budget = content["issuer"], content["action"], content["budget"]
    first, last = (date.fromisoformat(content["days"][end]) for end in ("first", "last"))
    return {
        "title": f"Demande de subvention : {action['name']}",
        "issuer": issuer["legal_name"],
        "footer": f"{issuer['legal_name']} · {action['name']} · {content['funder']['name']}",
        "draft": "Brouillon : cette demande n'est pas encore envoyée." if not asked.sent_on else "",
        "choices": [
            *_choices(content),
            ["Adressée à", _addressee(content)],
            ["Appel", content.get("call", "")],
        ],
        "identity": _identity(issuer),
        "relations": _relations(content.get("association", {})),
        "networks": content.get("association", {}).get("networks", ""),
        "people": _people(content),
        "is_running": content["choices"]["aim"] == GrantRequest.Aim.RUNNING,
        "action": action
        | {"expected": number(action["expected_people"]) if action["expected_people"] else ""},
        "days": f"du {plain_date(first)} au {plain_date(last)}",
        "indicators": [
            [str(rank), one["label"], planned_words(one)] for rank, one in enumerate(content["indicators"], 1)
        ],
        "remarks": content.get("association", {}).get("remarks", ""),
        "sides": [_side(budget, GROUPS, side) for side in (EXPENSE, INCOME)],
        "given": [_side(budget, IN_KIND, side) for side in (EXPENSE, INCOME)],
        "givers": [
            [one["name"], euros(one["cents"]), str(STATES[one["state"]])] for one in content.get("givers", [])
        ],
        "share": _share(content),
        "asked": euros(content["asked_cents"]),
        "year": str(first.year) if first.year == last.year else f"{first.year}-{last.year}",
        "bank": [issuer.get("iban") or "…", issuer.get("bic") or "…"],
        "de_minimis": content.get("association", {}).get("de_minimis") or "aucune",
        "signatory": ", ".join(filter(None, [issuer["signatory"], issuer["signatory_quality"]])) or "…",
        "signed": [plain_date(asked.sent_on) if asked.sent_on else "…", issuer["town"] or "…"],
        "seal": asked.sha256,
    }


def _choices(content):
    return [[words, str(kind(content["choices"][name]).label)] for words, name, kind in CHOICES]


def _addressee(content):
    funder = content["funder"]
    kind = str(dict(Funder._meta.get_field("line").choices).get(funder.get("line"), ""))
    kind = "" if funder["name"].casefold().startswith(kind.casefold()) else kind
    return " · ".join(filter(None, [kind, funder["name"], funder["department"]]))


def _identity(issuer):
    place = " ".join(filter(None, [issuer["address"], issuer["postcode"], issuer["town"]]))
    rows = [("Nom", issuer["legal_name"]), ("Objet", issuer["purpose"]), ("Adresse du siège", place)]
    rows += [("N° SIRET", issuer["siret"]), ("N° RNA", issuer["rna"])]
    rows.append(
        ("Représentant légal", ", ".join(filter(None, [issuer["signatory"], issuer["signatory_quality"]])))
    )
    return [[name, value or "–"] for name, value in rows]


def _relations(said):
    yes_no = {True: "oui", False: "non", None: "–"}
    return [
        ["Agréments", said.get("approvals") or "–"],
        ["Reconnue d'utilité publique", yes_no[said.get("is_public_utility")]],
        ["Assujettie aux impôts commerciaux", yes_no[said.get("pays_taxes")]],
    ]


def _people(content):
    said, people = content.get("association", {}), content.get("people", {})
    full = said.get("full_time")
    rows = [
        ("Adhérents à jour", people.get("members")),
        ("dont femmes", people.get("women")),
        ("dont hommes", people.get("men")),
        ("Bénévoles (douze derniers mois)", people.get("volunteers")),
        ("Volontaires en service civique", said.get("civic_service")),
        ("Salariés", said.get("employees")),
        ("Salariés en équivalents temps plein", Decimal(full) if full is not None else None),
        ("Agents publics mis à disposition", said.get("seconded")),
    ]
    told = [[words, "–" if value is None else number(value, places=2)] for words, value in rows]
    given = people.get("volunteer_minutes")
    return [*told, ["Heures de bénévoles (douze derniers mois)", hours(given)]] if given else told


def _side(budget, groups, side):
    rows, total = [], 0
    for group, cents, lines in side_of(budget, groups, side):
        rows.append([group.heading.replace(" · ", " – "), euros(cents) if cents else "", True])
        rows += [[str(words), euros(one) if one else "", False] for words, one in lines]
        total += cents
    return {"rows": rows, "total": euros(total)}


def _share(content):
    income = income_of(content["budget"])
    part = percent(content["asked_cents"], income) if income else "–"
    asked = euros(content["asked_cents"])
    return f"La subvention sollicitée de {asked} représente {part} du total des produits."
