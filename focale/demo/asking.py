"""What is asked for next: a call that closes soon, a request under way, the papers every funder wants."""

from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from focale.funding.models import Action, BudgetLine, Call, GrantRequest, OrganisationDocument
from focale.funding.models.organisation_document import DocumentKind

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
    cents = sum(model.funded.planned.values())
    asked = {funder.line: cents * 7 // 10, "OWN": cents - cents * 7 // 10}
    BudgetLine.objects.bulk_create(
        BudgetLine(action=action, line=line, planned_cents=planned)
        for line, planned in (model.funded.planned | asked).items()
    )
    GrantRequest.objects.create(
        action=action, funder=funder, call=call, asked_cents=asked[funder.line], frequency="renewal"
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
