"""The whole report on paper, laid out as Cerfa 15059*02 asks. Always in French, as the form is, and without a
date of printing: a report that was sent gives the same file for ever, but for a picture no longer allowed."""

from base64 import b64encode
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import translation

from focale.ground.dates import plain_date
from focale.ground.typography import euros, number, percent
from mediatools import typeset

from .models.report_picture import allowed_among
from .report_charts import printed as charts_of
from .report_table import form_of, printed, within
from .report_words import (
    in_kind_words,
    indicator_words,
    indirect_words,
    people_words,
    places_words,
    share_words,
    within_words,
)
from .telling import essentials
from .telling_years import heads, reasons, years
from .wording import UNKNOWN, bracket_words, hours

TEMPLATE = Path(__file__).parent / "printing/report.typ"
GONE = "Cette image n'est plus montrée : l'accord d'une personne a été retiré, ou l'image effacée."


def report_pdf(report) -> bytes:
    """The PDF of this report, whatever the language of who asks."""
    with translation.override(settings.LANGUAGE_CODE):
        return typeset.pdf(TEMPLATE, told(report))


def told(report) -> dict:
    """Everything the template prints, in words."""
    content = report.content
    issuer, money, compared = content["issuer"], content["money"], content["compared"]
    first, last = (date.fromisoformat(content["period"][end]) for end in ("first", "last"))
    signed = report.sent_at or report.counted_at
    return {
        "title": f"Compte rendu financier de subvention : {content['action']['name']}",
        "footer": f"{issuer['legal_name']} · {content['action']['name']} · {content['grant']['funder']}",
        "issuer": {"name": issuer["legal_name"]},
        "action": content["action"]["name"],
        "days": f"du {plain_date(first)} au {plain_date(last)}",
        "year": str(last.year) if first.year == last.year else f"{first.year}-{last.year}",
        "draft": "" if report.sent_at else f"Brouillon, compté le {plain_date(report.counted_at)}",
        "identity": identity(content),
        "words": content["words"],
        "people": people_words(content),
        "scales": [scale_of(content, table) for table in content["figures"]["breakdowns"]],
        "places": places_words(content),
        "indicators": [indicator_words(one) for one in content["indicators"]],
        "sides": [printed(side) for side in form_of(money["lines"])],
        "given": [printed(side) for side in form_of(money["lines"], in_kind=True)],
        "within": [within_words(one) for one in within(money["lines"])],
        "share": share_words(content),
        "funders": [
            [one["name"], euros(one.get("planned", 0)), euros(one["cents"])] for one in money["funders"]
        ],
        "indirect_rule": indirect_words(content),
        "in_kind": in_kind_words(content),
        "signatory": ", ".join(filter(None, [issuer["signatory"], issuer["signatory_quality"]])) or "…",
        "signed_on": plain_date(signed),
        "signed_at": issuer["town"] or "…",
        "essentials": [[row["label"], row["value"], row["note"]] for row in essentials(content)],
        "charts": charts_of(content),
        "compared": {
            "head": heads(compared, content["period"]),
            "rows": [[row["label"], row["then"], row["now"], row["change"]] for row in years(compared)],
            "words": reasons(compared),
        },
        "pictures": pictures_of(report),
        "seal": report.sha256,
    }


def identity(content) -> list[list[str]]:
    issuer, grant = content["issuer"], content["grant"]
    place = " ".join(filter(None, [issuer["address"], issuer["postcode"], issuer["town"]]))
    facts = [
        ("Association", issuer["legal_name"]),
        ("Adresse", place),
        ("N° SIRET", issuer["siret"]),
        ("N° RNA", issuer["rna"]),
        ("Financeur", ", ".join(filter(None, [grant["funder"], grant["department"]]))),
        ("Convention ou arrêté", grant["reference"]),
        ("Somme accordée", euros(grant["cents"])),
    ]
    return [[name, value or "–"] for name, value in facts]


def scale_of(content, table) -> dict:
    """One table of the funder's own brackets, with a bar for each row; shares are of those known."""
    people = content["figures"]["named"]["people"]
    known, most = people - table["unknown"]["people"], max((r["people"] for r in table["rows"]), default=0)
    lines = [*table["rows"], *([table["unknown"]] if table["unknown"]["people"] else [])]
    return {
        "title": table["label"],
        "sentence": f"Parts sur les {number(known)} personnes dont on le sait." if known < people else "",
        "rows": [
            {
                "words": bracket_words(table, row),
                "people": number(row["people"]),
                "share": "" if row["code"] == UNKNOWN else percent(row["people"], known),
                "hours": hours(row["minutes"]),
                "bar": row["people"] / most if most and row["code"] != UNKNOWN else 0,
            }
            for row in lines
        ],
    }


def pictures_of(report) -> list[dict]:
    """Each picture of the content, drawn from its copy while everybody on it still agrees."""
    kept = {picture.pk: picture for picture in report.pictures.prefetch_related("shown")}
    allowed = allowed_among(kept.values())
    return [
        {**one, "svg": drawn(kept[one["pk"]]) if one["pk"] in allowed else "", "gone": GONE}
        for one in report.content["pictures"]
    ]


def drawn(picture) -> str:
    """The copy as an SVG that holds it: the template takes text, never a path."""
    with picture.file.open() as file:
        body = b64encode(file.read()).decode()
    width, height = picture.file.width, picture.file.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><image width="{width}" height="{height}" '
        f'href="data:image/jpeg;base64,{body}"/></svg>'
    )
