"""What a funder would miss in a report that is about to be sent: said to the team, never forbidden."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from .report_words import INDIRECT

WIDE = 20
"""Percent between planned and done above which the annex should say why (our own measure: the form says
« significatifs »)."""


def gaps_of(content) -> list[str]:
    """One sentence each, in the order of the form."""
    issuer, words, found = content["issuer"], content["words"], []
    if not (issuer["siret"] and issuer["rna"] and issuer["signatory"]):
        found.append(_("L'association : SIRET, RNA ou signataire ne sont pas écrits."))
    if date.fromisoformat(content["period"]["last"]) >= timezone.localdate():
        found.append(_("La période du bilan n'est pas finie."))
    if not words["carried_out"]:
        found.append(_("Rien ne dit encore comment l'action s'est déroulée."))
    if not words["objectives_reached"]:
        found.append(_("Rien ne dit encore si les objectifs sont atteints."))
    lines = content["money"]["lines"]
    if not words["differences"] and any(map(is_far, lines.values())):
        found.append(_("Des écarts de plus de %(percent)d %% ne sont pas expliqués.") % {"percent": WIDE})
    if not content["action"]["indirect_rule"] and any(lines.get(n, {}).get("done") for n in INDIRECT[1:]):
        found.append(_("La règle de répartition des charges indirectes n'est pas écrite."))
    return found


def is_far(line) -> bool:
    """Done is far from planned; what was not planned at all is far as soon as it is something."""
    return abs(line["done"] - line["planned"]) * 100 > WIDE * line["planned"]
