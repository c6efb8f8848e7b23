"""A numbered paper as a PDF: the words of its kind around the content that was frozen."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from focale.ground.typography import euros
from mediatools import typeset

from .invoice_body import invoice_body, partner_body
from .models import Method
from .models.income import ReceivedBy
from .models.paper import Kind
from .paper_words import day_words, line, rows_of

TEMPLATE = Path(__file__).parent / "printing/paper.typ"


@override(settings.LANGUAGE_CODE)
def paper_pdf(paper) -> bytes:
    """The PDF of this paper; printed again it says the same, in the same language."""
    said = paper.content
    data = {
        "title": paper.get_kind_display().capitalize(),
        "number": said["number"],
        "language": settings.LANGUAGE_CODE,
        "date": _("le %(day)s") % {"day": day_words(said["issued_on"])},
        "issuer": {"name": said["issuer"]["legal_name"], "rows": issuer_rows(said["issuer"])},
        "footer": footer(said["issuer"], paper.kind),
        "columns": [_("Désignation"), _("Somme")],
        "sign": [],
        **(partner_body if "rows" in said else BODIES[Kind(paper.kind)])(said),
    }
    return typeset.pdf(TEMPLATE, data)


def issuer_rows(issuer) -> list[str]:
    town = f"{issuer['postcode']} {issuer['town']}".strip()
    rows = [issuer["address"], town]
    rows += [
        f"SIRET {issuer['siret']}" if issuer["siret"] else "",
        f"RNA {issuer['rna']}" if issuer["rna"] else "",
    ]
    return [row for row in rows if row]


def footer(issuer, kind) -> list[str]:
    rows = [issuer["legal_name"]]
    if kind in (Kind.INVOICE, Kind.CREDIT_NOTE):
        rows.append(issuer["tax_words"])
    if kind == Kind.INVOICE and issuer["iban"]:
        rows.append(f"IBAN {issuer['iban']}" + (f" BIC {issuer['bic']}" if issuer["bic"] else ""))
    return [row for row in rows if row]


def receipt_body(said) -> dict:
    lines = [line(row["label"], row["cents"]) for row in said["for"]]
    refunded = said.get("refunded_cents", 0)
    rest = said["cents"] - sum(row["cents"] for row in said["for"]) - refunded
    if refunded:
        lines.append(line(_("Rendu depuis"), refunded))
    if rest:
        lines.append(line(_("À votre crédit, pour une prochaine fois"), rest))
    lines.append(line(_("Reçu"), said["cents"], strong=True))
    facts = {"how": Method(said["method"]).label, "day": day_words(said["day"])}
    return {
        "to": {"word": _("Reçu de"), "name": said["customer"]["name"], "rows": rows_of(said["customer"])},
        "intro": [_("Payé le %(day)s, par %(how)s.") % facts],
        "lines": lines,
        "after": [said["reference"]] if said["reference"] else [],
    }


def gift_body(said) -> dict:
    """The fields of Cerfa 11580; between stars the amount need not be written in words."""
    issuer = said["issuer"]
    facts = {"sum": f"*** {euros(said['cents'])} ***", "day": day_words(said["day"])}
    return {
        "to": {"word": _("Donateur"), "name": said["donor"]["name"], "rows": [said["donor"]["address"]]},
        "intro": [
            _("L'association reconnaît avoir reçu, le %(day)s, la somme de %(sum)s.") % facts,
            _("Objet de l'association : %(purpose)s") % {"purpose": issuer["purpose"]},
        ],
        "lines": [],
        "after": [
            _("Forme du don : %(form)s. Nature du don : %(nature)s.") % said,
            *how_given(said["method"]),
            _(
                "L'association certifie que le don ouvre droit à la réduction d'impôt prévue à l'article "
                "%(law)s."
            )
            % said,
        ],
        "sign": [
            _("Fait à %(town)s, le %(day)s") % {"town": issuer["town"], "day": day_words(said["issued_on"])},
            " · ".join(word for word in (issuer["signatory"], issuer["signatory_quality"]) if word),
        ],
    }


def how_given(methods) -> list[str]:
    """By which means money was given, as the form asks (codes with commas); waived costs: by none."""
    words = [
        str(ReceivedBy(code).label) for code in methods.split(",") if code not in ("", ReceivedBy.WAIVED)
    ]
    return [_("Mode de versement : %(method)s.") % {"method": ", ".join(words)}] if words else []


BODIES = {
    Kind.INVOICE: invoice_body,
    Kind.CREDIT_NOTE: invoice_body,
    Kind.RECEIPT: receipt_body,
    Kind.GIFT_RECEIPT: gift_body,
}
