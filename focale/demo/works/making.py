"""What is made in a place, by the verbs that serve everybody: begun, brought, written, looked at,
agreed to."""

from django.db.models import Count

from focale.people.models import Person
from focale.programme.models import Attendance
from focale.works.asking import ask_for
from focale.works.models import Production

from .bringing import bring
from .darkroom import lay_roll
from .dating import date_production
from .gathering import gather
from .pieces import Writer
from .showing import open_portfolio
from .tablet import hand_round

PAST_DATES, DATES_AHEAD = 10, 2


def make_works(demonstration, works, painted):
    """Everything of these Works; `painted`: their files."""
    by = demonstration.account("coordinator")
    guests = {first: _meet(first, last, year) for first, last, year in works.guests}
    for plan in works.makings:
        made = _begin(demonstration, plan)
        for name in plan.files:
            bring(made.production, painted.path(name), by=made.hand)
        writer = Writer(made, guests, painted, by)
        for piece in plan.pieces:
            writer.write(piece)
        for step in made.production.steps.all()[: plan.done]:
            step.tick(by=made.hand)
        if plan.roll:
            lay_roll(made, painted, *plan.roll)
        date_production(made)
        if plan.asked:
            ask_for(made.production, by=made.hand)
        if plan.is_signed:
            hand_round(made.production, by=made.hand)
    for title, about, titles in works.collections:
        gather(title, about, titles, by=by)
    if works.portfolio:
        child, mother = demonstration.neighbours.children[0], demonstration.neighbours.parent
        open_portfolio(child, *works.portfolio, by=mother)


def _meet(first_name, last_name, year):
    """Somebody one goes to see: a file of their own, for they are asked as everybody is."""
    facts = {"born_year": year, "situation": "employed", "email": f"{last_name.lower()}@example.org"}
    return Person.objects.create(first_name=first_name, last_name=last_name, **facts)


class Begun:
    """A production that has begun: its makers, who leads it, the days its people came."""

    def __init__(self, production, makers, hand, first_day, demonstration):
        self.production, self.makers, self.hand = production, makers, hand
        self.first_day, self.today, self.demonstration = first_day, demonstration.today, demonstration

    def days_ago(self, days):
        """That many days ago, and not before it began."""
        return min(days, (self.today - self.first_day).days)


def _begin(demonstration, plan):
    season, activity = _activity(demonstration, plan.activity)
    dates = list(activity.occurrences.order_by("starts_at", "pk"))
    past = [date for date in dates if date.ends_at < demonstration.now]
    ahead = [date for date in dates if date.ends_at >= demonstration.now]
    chosen = past[-PAST_DATES:] + ahead[:DATES_AHEAD]
    hand = chosen[0].leaders.first().account
    children = demonstration.neighbours.children if plan.with_children else []
    makers = [*children, *_people(activity, plan.makers, children)]
    production = Production.objects.begin(
        by=hand, makers=makers, occurrences=chosen, steps=plan.steps, title=plan.title, about=plan.about,
        season=season, strand=demonstration.strands.get(plan.strand),
    )  # fmt: skip
    return Begun(production, makers, hand, chosen[0].day, demonstration)


def _activity(demonstration, title):
    """The last of this name to which somebody has come."""
    named = [(season, activity) for season, activity in demonstration.activities if activity.title == title]
    came = set(Attendance.objects.present().values_list("activity", flat=True).distinct())
    return [each for each in named if each[1].pk in came][-1]


def _people(activity, many, besides):
    """Those who came most often."""
    rows = Attendance.objects.present().filter(activity=activity).exclude(person__in=besides)
    rows = rows.exclude(person=None).values("person").annotate(times=Count("pk"))
    keys = [row["person"] for row in rows.order_by("-times", "person__folded_name", "person")[:many]]
    people = Person.objects.in_bulk(keys)
    return [people[key] for key in keys]
