"""Grants of a demonstration: an action that ended, with its report sent; one under way, a report due soon."""

from datetime import timedelta

from focale.funding.models import (
    Action,
    BudgetLine,
    Call,
    Commitment,
    Funder,
    Grant,
    GrantReport,
    Indicator,
    IndicatorScheme,
    Line74,
    Measure,
    Spending,
)
from focale.funding.reporting import content_of
from focale.money.models import Expense, Purpose
from focale.people.models import Organisation
from focale.programme.models import Activity

GIVERS = (
    ("town", Line74.TOWN, 600_000),
    ("État, politique de la ville", Line74.STATE, 400_000),
    ("CAF du Gard", Line74.SOCIAL, 250_000),
)
EXPECTED = (
    ("Personnes différentes", Measure.PEOPLE, 60, 120),
    ("Habitants des quartiers prioritaires, en %", Measure.DISTRICT_SHARE, 50, 100),
    ("Filles et femmes, en %", Measure.GIRLS_SHARE, 40, 60),
    ("Heures-participants", Measure.PERSON_HOURS, 800, 1_600),
    ("Films terminés et montrés", "", None, None),
)
PLANNED = {"601": 120_000, "613": 60_000, "622": 840_000, "623": 80_000, "625": 50_000, "641": 100_000}
SPENT = (
    ("Cartes mémoire et batteries", Purpose.CONSUMABLES, 23_990),
    ("Interventions d'une réalisatrice", Purpose.INSTRUCTOR_FEES, 120_000),
    ("Location d'un véhicule de tournage", Purpose.RENTALS, 18_600),
    ("Affiches de la projection", Purpose.COMMUNICATION, 14_250),
)
CARRIED_OUT = (
    "Les jeunes ont préparé leurs questions, filmé des professionnels sur leur lieu de travail, monté"
    " leurs films et les ont montrés aux familles."
)


def fund(demonstration):
    """Funders, and for each season an action with its grants, expenses and expected results."""
    by = demonstration.account("coordinator")
    scheme = IndicatorScheme.objects.order_by("position", "pk").first()
    wanted = GIVERS if Activity.objects.filter(is_free=False).exists() else GIVERS[:2]
    givers = [_funder(demonstration, kind, line, scheme) for kind, line, _cents in wanted]
    ended, running = demonstration.seasons[0], demonstration.seasons[-1]
    former = _act(demonstration, ended, givers[:1], by)
    if ended != running:
        _answer_for(former.grants.get(), by)
        _act(demonstration, running, givers, by)
    due = demonstration.today + timedelta(days=30)
    grant = Grant.objects.filter(report_sent_on=None).order_by("-pk").first()
    Grant.objects.filter(pk=grant.pk).update(report_due_on=due)
    Call.objects.create(
        funder=givers[1],
        name="Contrat de ville",
        year=demonstration.today.year + 1,
        closes_on=demonstration.today + timedelta(days=45),
        words="Au moins 60 % du public vient d'un quartier prioritaire.",
    )


def _funder(demonstration, kind, line, scheme):
    known = (
        Organisation.objects.filter(kind="town") if kind == "town" else Organisation.objects.filter(name=kind)
    )
    if not (organisation := known.first()):
        name = f"Ville de {demonstration.site.town}" if kind == "town" else kind
        organisation = Organisation.objects.create(name=name, kind="town" if kind == "town" else "state")
    return Funder.objects.create(organisation=organisation, line=line, scheme=scheme)


def _act(demonstration, season, givers, by):
    """One action: what is expected, planned, committed, granted and spent."""
    strand = next(iter(demonstration.strands.values()))
    days = {"first_day": season.first_day, "last_day": season.last_day}
    action = Action.objects.create(
        code=f"{strand.slug[:20]}-{season.first_day.year}",
        name=f"{strand.title} {season.name}",
        objectives=strand.summary,
        audience="Jeunes et adultes, d'abord ceux des quartiers prioritaires.",
        expected_people=80,
        territory=demonstration.site.town,
        means="Le studio, deux caméras, un animateur et des intervenants.",
        **days,
    )
    Indicator.objects.bulk_create(
        Indicator(
            action=action, label=label, measure=measure, planned_min=least, planned_max=most, position=place
        )
        for place, (label, measure, least, most) in enumerate(EXPECTED)
    )
    grants = [
        Grant.award(action=action, funder=giver, cents=cents, agreed_on=season.first_day, by=by, **days)
        for giver, (_kind, _line, cents) in zip(givers, GIVERS, strict=False)
    ]
    income = {grant.funder.line: grant.granted_cents for grant in grants}
    _plan(action, income)
    span = season.first_day, season.last_day
    held = Activity.objects.filter(strand=strand, occurrences__starts_at__date__range=span)
    for activity in held.distinct():
        Commitment.make(action, activity, by=by)
    _spend(demonstration, action, grants, season, by)
    return action


def _plan(action, income):
    """A budget whose two sides are equal: the rest is the association's own money."""
    own = sum(PLANNED.values()) - sum(income.values())
    lines = PLANNED | income | ({"OWN": own} if own > 0 else {"68": -own} if own < 0 else {})
    BudgetLine.objects.bulk_create(
        BudgetLine(action=action, line=line, planned_cents=cents) for line, cents in lines.items()
    )


def _spend(demonstration, action, grants, season, by):
    """Some expenses a term, paid by the grants in turn; two instalments of each grant."""
    for term in range(3):
        day = season.first_day + timedelta(days=40 + 90 * term)
        if day >= demonstration.today:
            break
        for label, purpose, cents in SPENT:
            expense = Expense.note(label=label, purpose=purpose, cents=cents + 130 * term, day=day, by=by)
            Spending.make(expense, action, cents=expense.cents, grant=grants[term % len(grants)], by=by)
    for grant in grants:
        first = grant.expect(grant.granted_cents * 7 // 10, on=season.first_day + timedelta(days=30), by=by)
        grant.expect(grant.granted_cents - first.cents, on=season.last_day, by=by)
        if first.expected_on < demonstration.today:
            first.receive(first.expected_on, by=by)


def _answer_for(grant, by):
    """The report of what ended, written and sent."""
    report = GrantReport.begin(grant, by=by)
    report.write(by=by, carried_out=CARRIED_OUT, objectives_reached="Oui, au-delà de ce qui était prévu.")
    report.send(content_of(report), by=by)
