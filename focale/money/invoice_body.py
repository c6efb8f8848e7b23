"""What an invoice or a credit note prints, in the fields of the law (see papers.py)."""

from django.utils.translation import gettext as _

from focale.ground.dates import duration
from focale.ground.typography import euros

from .models import Payer
from .paper_words import day_words, line, rows_of


def invoice_body(said) -> dict:
    """What was done, its real price, who pays which part, what this customer is to pay."""
    facts = [days_words(said), *([said["beneficiary"]] if said["beneficiary"] else [])]
    facts += quantity_words(said)
    lines = [line(said["label"], said["value_cents"], " · ".join(facts))]
    due = 0
    for share in said["shares"]:
        if share.get("is_customer", share["payer"] == Payer.PERSON):
            due += share["cents"]
        elif share["cents"]:
            lines.append(line(covered_words(share), -share["cents"], said["reason"]))
    return _summed(said, lines, due)


def partner_body(said) -> dict:
    """What a partner is to pay, or has back: many sums on one paper, without the names of those who came."""
    lines = []
    for row in said["rows"]:
        facts = [days_words(row), *quantity_words(row)]
        if row["cents"] != row["value_cents"]:
            facts.append(_("votre part d'un prix de %(sum)s") % {"sum": euros(abs(row["value_cents"]))})
        lines.append(line(row["label"], row["cents"], " · ".join(facts)))
    return _summed(said, lines, sum(row["cents"] for row in said["rows"]))


def _summed(said, lines, due) -> dict:
    """The lines with what they come to, what of it is paid already, and when the rest is to be."""
    lines = [*lines, line(_("À payer") if due >= 0 else _("À votre crédit"), due, strong=True)]
    if paid := said.get("paid_cents", 0):
        lines += [line(_("Déjà payé"), -paid), line(_("Reste à payer"), due - paid, strong=True)]
    return {
        "to": {"word": _("Pour"), "name": said["customer"]["name"], "rows": rows_of(said["customer"])},
        "intro": [],
        "lines": lines,
        "after": terms(said, due - paid),
    }


def days_words(said) -> str:
    """The day of the service, or its first and its last."""
    if not said.get("until"):
        return _("le %(day)s") % {"day": day_words(said["day"])}
    return _("du %(first)s au %(last)s") % {"first": day_words(said["day"]), "last": day_words(said["until"])}


def quantity_words(said) -> list[str]:
    """How many hours, at which price, where hours are what is sold."""
    if not said.get("hour_cents"):
        return []
    facts = {"hours": duration(said["minutes"]), "sum": euros(said["hour_cents"])}
    return [_("%(hours)s à %(sum)s de l'heure") % facts]


def terms(said, left) -> list[str]:
    """When it is to be paid, and what the law has professionals told; or what a credit note takes back."""
    if said["corrects"]:
        words = _("Annule la facture %(number)s. %(why)s")
        return [words % {"number": said["corrects"], "why": said["reason"]}]
    if left <= 0:
        return [_("Rien à payer\xa0: tout est réglé.")]
    due = _("À payer à réception, le %(day)s. Pas d'escompte pour paiement anticipé.")
    late = _(
        "En cas de retard\xa0: pénalités au taux de trois fois l'intérêt légal, et 40\xa0€ pour frais de"
        " recouvrement (articles L441-10 et D441-5 du code de commerce)."
    )
    told = [due % {"day": day_words(said["issued_on"])}]
    return [*told, late] if said.get("is_professional") else told


def covered_words(share) -> str:
    if share["payer"] == Payer.PLACE:
        return _("Pris en charge par l'association")
    return _("Pris en charge par %(who)s") % {"who": share["who"] or Payer(share["payer"]).label}
