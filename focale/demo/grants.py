"""What the grants of a demonstration pay and when they come in; the report that is sent, the one due soon."""

from datetime import timedelta

from focale.funding.models import Grant, GrantReport, Spending
from focale.funding.reporting import content_of
from focale.money.models import Expense, PaidBy, Purpose

from .books import ticket

TERMS = (40, 130, 220)
STAFF = (Purpose.WAGES, Purpose.SOCIAL_CHARGES)
CARRIED_OUT = (
    "Les jeunes ont préparé leurs questions, filmé des professionnels sur leur lieu de travail, monté"
    " leurs films et les ont montrés aux familles."
)

REACHED = "Oui : les heures prévues ont été faites, et les films ont été montrés au quartier en juin."


def spend(demonstration):
    """Wages shared out each month, some expenses a term, the instalments that came in."""
    by, today = demonstration.account("treasurer"), demonstration.today
    for season in demonstration.seasons:
        running = [one for one in demonstration.running if one.season == season]
        for month in range(12):
            day = season.first_day + timedelta(days=28 + 30 * month)
            if day <= today:
                _pay_wages(demonstration.place.money.wages, day, running, by)
        for one in running:
            for term, days in enumerate(TERMS):
                if (day := season.first_day + timedelta(days=days)) < today:
                    _buy(one, day, term, by)
            for grant in one.grants:
                _receive(demonstration, grant, season, by)


def _pay_wages(wages, day, running, by):
    """The wages of the month, a part of them for each action, out of the grant that bears it first."""
    months = f"{day:%m/%Y}"
    for words, purpose, cents in zip(("Salaires", "Cotisations"), STAFF, wages, strict=True):
        expense = Expense.note(
            label=f"{words} {months}", purpose=purpose, cents=cents, day=day, paid_by=PaidBy.TRANSFER, by=by
        )
        for one in running:
            share = cents * one.funded.wages // 100
            Spending.make(expense, one.action, cents=share, grant=one.grants[0], by=by)


def _buy(one, day, term, by):
    """What an action buys in a term, paid by its grants in turn."""
    grant = one.grants[term % len(one.grants)]
    for label, purpose, cents in one.funded.spent:
        paid, paper = cents + 130 * term, ticket(one.funded.name, label, cents + 130 * term, day)
        expense = Expense.note(label=label, purpose=purpose, cents=paid, day=day, document=paper, by=by)
        Spending.make(expense, one.action, cents=expense.cents, grant=grant, by=by)


def _receive(demonstration, grant, season, by):
    """Most of it in the autumn; the rest in spring, or once the report of what has ended is read."""
    is_over = season.last_day < demonstration.today
    first = grant.expect(grant.granted_cents * 8 // 10, on=season.first_day + timedelta(days=30), by=by)
    later = season.first_day + timedelta(days=240)
    if is_over and grant != demonstration.running[0].grants[0]:
        later = demonstration.today + timedelta(days=90)
    second = grant.expect(grant.granted_cents - first.cents, on=later, by=by)
    for payment in (first, second):
        if payment.expected_on < demonstration.today:
            payment.receive(payment.expected_on, by=by)


def answer(demonstration):
    """Of a season that has ended the first report is sent, another is due in a month, the rest later."""
    by, ended = demonstration.account("coordinator"), demonstration.seasons[0]
    grants = [grant for one in demonstration.running if one.season == ended for grant in one.grants]
    if ended != demonstration.seasons[-1]:
        report = GrantReport.begin(grants.pop(0), by=by)
        report.write(by=by, carried_out=CARRIED_OUT, objectives_reached=REACHED)
        report.send(content_of(report), by=by)
    for place, grant in enumerate(reversed(grants)):
        due = demonstration.today + timedelta(days=30 + 45 * place)
        Grant.objects.filter(pk=grant.pk).update(report_due_on=due)
