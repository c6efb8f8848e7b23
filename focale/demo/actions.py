"""Actions of a demonstration: who funds them, what they expect, what they plan, what they take in."""

from focale.funding.models import (
    Action,
    BudgetLine,
    Commitment,
    Funder,
    Grant,
    Indicator,
    IndicatorScheme,
    Measure,
)
from focale.people.models import Organisation

DISTRICT, GIRLS = (35, 100), (40, 60)


class Running:
    """An action of one season, with what the plan says of it and its grants; the first pays free seats."""

    def __init__(self, funded, season, action, grants):
        self.funded, self.season, self.action, self.grants = funded, season, action, grants


def grant_all(demonstration):
    """The funders, and for each season its actions with their grants; every activity is in one of them."""
    by, money = demonstration.account("coordinator"), demonstration.place.money
    scheme = IndicatorScheme.objects.order_by("position", "pk").first()
    funders = demonstration.funders = [_funder(giver, scheme) for giver in money.givers]
    running = []
    for season in demonstration.seasons:
        for funded in money.actions:
            running.append(_act(demonstration, season, funded, funders, by))
    for season, activity in demonstration.activities:
        found = next(one for one in running if one.season == season and one.funded.takes(activity))
        activity.fund, activity.project = found.grants[0].fund, found.action.code
        Commitment.make(found.action, activity, by=by)
    return running


def _funder(giver, scheme):
    organisation = Organisation.objects.filter(name=giver.name).first()
    organisation = organisation or Organisation.objects.create(name=giver.name, kind=giver.kind)
    return Funder.objects.create(organisation=organisation, line=giver.line, scheme=scheme)


def _act(demonstration, season, funded, funders, by):
    days = {"first_day": season.first_day, "last_day": season.last_day}
    action = Action.objects.create(
        code=f"{funded.code}-{season.first_day.year}",
        name=f"{funded.name} {season.name}",
        objectives=funded.objectives,
        audience="Jeunes et adultes, d'abord ceux des quartiers prioritaires.",
        expected_people=funded.people[1],
        territory=demonstration.site.town,
        means="Le studio, deux caméras, un animateur et des intervenants.",
        **days,
    )
    expect(action, funded, is_over=season.last_day < demonstration.today)
    wanted = funded.running if season == demonstration.seasons[-1] else funded.past
    grants = [
        Grant.award(
            action=action, funder=funders[who], cents=cents, agreed_on=season.first_day, by=by, **days
        )
        for who, cents in wanted
    ]
    plan_for(action, funded.planned, {grant.funder: grant.granted_cents for grant in grants})
    return Running(funded, season, action, grants)


def expect(action, funded, *, is_over):
    """What is expected between two numbers; the last is noted by the team, for nothing counts it."""
    expected = (
        ("Personnes différentes", Measure.PEOPLE, funded.people, ""),
        ("Habitants des quartiers prioritaires, en %", Measure.DISTRICT_SHARE, DISTRICT, ""),
        ("Filles et femmes, en %", Measure.GIRLS_SHARE, GIRLS, ""),
        ("Heures-participants", Measure.PERSON_HOURS, funded.hours, ""),
        ("Œuvres terminées et montrées", "", (None, None), "6, au vernissage de juin" if is_over else ""),
    )
    Indicator.objects.bulk_create(
        Indicator(
            action=action,
            label=label,
            measure=measure,
            planned_min=least,
            planned_max=most,
            noted=noted,
            position=n,
        )
        for n, (label, measure, (least, most), noted) in enumerate(expected)
    )


def plan_for(action, planned, given):
    """A budget whose two sides are equal: `planned` by line, `given` by funder, the rest is our own money."""
    own = sum(planned.values()) - sum(given.values())
    lines = planned | ({"OWN": own} if own > 0 else {"68": -own} if own < 0 else {})
    rows = [BudgetLine(action=action, line=line, planned_cents=cents) for line, cents in lines.items()]
    BudgetLine.objects.bulk_create(
        rows
        + [
            BudgetLine(action=action, line=giver.line, funder=giver, planned_cents=cents)
            for giver, cents in given.items()
        ]
    )
