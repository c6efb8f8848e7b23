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

EXPECTED = (
    ("Personnes différentes", Measure.PEOPLE, 60, 120),
    ("Habitants des quartiers prioritaires, en %", Measure.DISTRICT_SHARE, 50, 100),
    ("Filles et femmes, en %", Measure.GIRLS_SHARE, 40, 60),
    ("Heures-participants", Measure.PERSON_HOURS, 800, 1_600),
    ("Films terminés et montrés", "", None, None),
)


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
        activity.fund = found.grants[0].fund
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
        expected_people=80,
        territory=demonstration.site.town,
        means="Le studio, deux caméras, un animateur et des intervenants.",
        **days,
    )
    Indicator.objects.bulk_create(
        Indicator(
            action=action, label=label, measure=measure, planned_min=least, planned_max=most, position=n
        )
        for n, (label, measure, least, most) in enumerate(EXPECTED)
    )
    wanted = funded.running if season == demonstration.seasons[-1] else funded.past
    grants = [
        Grant.award(
            action=action, funder=funders[who], cents=cents, agreed_on=season.first_day, by=by, **days
        )
        for who, cents in wanted
    ]
    _plan(action, funded.planned, {grant.funder.line: grant.granted_cents for grant in grants})
    return Running(funded, season, action, grants)


def _plan(action, planned, income):
    """A budget whose two sides are equal: the rest is the association's own money."""
    own = sum(planned.values()) - sum(income.values())
    lines = planned | income | ({"OWN": own} if own > 0 else {"68": -own} if own < 0 else {})
    BudgetLine.objects.bulk_create(
        BudgetLine(action=action, line=line, planned_cents=cents) for line, cents in lines.items()
    )
