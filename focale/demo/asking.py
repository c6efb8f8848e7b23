"""What is asked for next: a call that closes soon, a request under way, the papers every funder wants."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from focale.funding.models import Action, Call, GrantRequest, OrganisationDocument
from focale.funding.models.organisation_document import DocumentKind

from .actions import expect, plan_for

PAPERS = (
    # which, dated so many days ago, good for so many days
    (DocumentKind.STATUTES, 2_400, None),
    (DocumentKind.PREFECTURE_RECEIPT, 2_390, None),
    (DocumentKind.BANK_DETAILS, 300, None),
    (DocumentKind.INSURANCE, 340, 365),
    (DocumentKind.LEADERS, 200, None),
)


def ask(demonstration):
    """The call of who gives most for the district, our request, and what is ready of the papers."""
    today, season = demonstration.today, demonstration.seasons[-1]
    model = demonstration.running[-1]
    funder = next(one for one in demonstration.funders if one.line == "74E")
    call = Call.objects.create(
        funder=funder,
        name="Contrat de ville",
        year=today.year + 1,
        closes_on=today + timedelta(days=45),
        words="Au moins 60 % du public vient d'un quartier prioritaire.",
    )
    first = season.last_day + timedelta(days=1)
    action = Action.objects.create(
        code=f"{model.funded.code}-{first.year}",
        name=f"{model.funded.name} {first.year}-{first.year + 1}",
        objectives=model.funded.objectives,
        audience=model.action.audience,
        territory=model.action.territory,
        means=model.action.means,
        expected_people=100,
        first_day=first,
        last_day=first.replace(year=first.year + 1) - timedelta(days=1),
    )
    asked = sum(model.funded.planned.values()) * 7 // 10
    expect(action, model.funded, is_over=False)
    plan_for(action, model.funded.planned, {funder: asked})
    GrantRequest.objects.create(
        action=action,
        funder=funder,
        call=call,
        asked_cents=asked,
        frequency="renewal",
        employees=2,
        full_time=Decimal("1.5"),
        civic_service=1,
        networks="Ligue de l'enseignement",
        remarks="Les dates des vacances sont fixées avec les collèges du quartier.",
    )
    _file_papers(today)


def _file_papers(today):
    for kind, days, lasts in PAPERS:
        drawn, file = Image.new("L", (210, 297), 250), BytesIO()
        drawn.save(file, "PNG")
        issued = today - timedelta(days=days)
        OrganisationDocument.objects.create(
            kind=kind,
            issued_on=issued,
            valid_until=issued + timedelta(days=lasts) if lasts else None,
            file=ContentFile(file.getvalue(), name=f"{kind}.png"),
        )
