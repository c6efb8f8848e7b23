"""Each number of the dashboard equals an independent recount in SQL, on seasons thrown at random."""

import random
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from focale.association.joining import join
from focale.association.models import Member, MembershipType, Season, Standing, Task, VolunteerTime
from focale.desk.dashboard import money, owed
from focale.desk.dashboard.season import a_year_before, paid_on, seasons
from focale.funding.models import Action, Commitment, Funder, Grant, Line74, Spending
from focale.funding.standing import standings
from focale.money.models import Charge, Expense, FiscalYear, Income, Method, Payment, Purpose, Transfer
from focale.money.pricing import Quote
from focale.people.models import Organisation
from focale.testing import FocaleTest


def ask(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0] or 0


BALANCE = "SELECT SUM(l.debit_cents - l.credit_cents) FROM money_line l WHERE l.account LIKE %s"
OF_THE_YEAR = (
    "SELECT SUM(l.debit_cents - l.credit_cents) FROM money_line l JOIN money_entry e ON e.id = l.entry_id"
    " WHERE l.account LIKE %s AND e.day BETWEEN %s AND %s"
)
LEFT = (
    "SELECT SUM(s.cents - s.credited_cents - s.paid_cents) FROM money_share s JOIN money_charge c"
    " ON c.id = s.charge_id WHERE s.payer IN ('person', 'partner', 'voucher') AND s.cents > 0"
    " AND s.paid_cents < s.cents - s.credited_cents AND c.day BETWEEN %s AND %s"
)
RESERVED = "SELECT SUM(reserved_cents) FROM funding_commitment WHERE ended_at IS NULL AND grant_id = %s"
SPENT = (
    "SELECT SUM(s.cents) FROM funding_spending s JOIN money_expense e ON e.id = s.expense_id"
    " WHERE s.ended_at IS NULL AND e.cancelled_at IS NULL AND s.grant_id = %s"
)


class DashboardRecountTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        self.year = FiscalYear.open(
            first_day=date(self.today.year, 1, 1), last_day=date(self.today.year, 12, 31), by=self.thomas
        )
        FiscalYear.open(
            first_day=date(self.today.year - 1, 1, 1),
            last_day=date(self.today.year - 1, 12, 31),
            by=self.thomas,
        )

    def throw(self, seed):
        """Acts of all kinds on random days of this year and the last."""
        dice = random.Random(seed)
        for _each in range(14):
            day = self.today - timedelta(days=dice.randrange(180))
            facts = {"cents": dice.randrange(1, 50_000), "day": day, "by": self.thomas}
            Expense.note(label="Achat", purpose=dice.choice([Purpose.CONSUMABLES, Purpose.TRAVEL]), **facts)
            Income.note(label="Don", purpose=Purpose.GIFTS, **facts | {"cents": dice.randrange(1, 90_000)})
            Transfer.note(
                label="Caisse", source="512", target="530", **facts | {"cents": dice.randrange(1, 900)}
            )
            due = dice.randrange(1, 20_000)
            charge = Charge.make(
                Quote(due, due), label="Stage", purpose=Purpose.ACTIVITY_FEES, day=day,
                payer=self.samira.person, by=self.coralie,
            )  # fmt: skip
            if dice.random() < 0.4:
                paid = dice.randrange(1, due + 1)
                shares = list(charge.shares.unpaid())
                Payment.take(Method.CASH, paid, payer=self.samira.person, shares=shares, by=self.coralie)

    def test_cash_debts_and_result_are_those_of_the_books(self):
        for seed in range(3):
            self.throw(seed)
            books = money.Money()
            hand = [row.cents for row in books.rows(money.AT_HAND)]
            bank = ask(BALANCE, "512%") + ask(BALANCE, "514%")
            cheques = [ask(BALANCE, f"{code}%") for code in ("5112", "5115", "5118")]
            self.assertEqual(hand, [ask(BALANCE, "53%"), bank, *cheques])
            first = self.year.first_day
            earned, spent, result = (row.cents for row in books.result())
            self.assertEqual(earned, -ask(OF_THE_YEAR, "7%", first, self.today))
            self.assertEqual(spent, ask(OF_THE_YEAR, "6%", first, self.today))
            self.assertEqual(result, earned - spent)

    def test_what_is_owed_by_age_adds_up_to_the_whole(self):
        for seed in range(3):
            self.throw(seed + 10)
            rows = owed.by_age()
            ends = [(0, 30), (31, 90), (91, 40_000)]
            for row, (least, most) in zip(rows, ends, strict=False):
                days = self.today - timedelta(days=most), self.today - timedelta(days=least)
                self.assertEqual(row.cents, ask(LEFT, *days), row.words)
            self.assertEqual(rows[-1].cents, sum(row.cents for row in rows[:-1]))
            self.assertEqual(rows[-1].cents, sum(share.left for share in owed.unpaid()))

    def test_what_a_grant_still_allows_is_what_nothing_has_drawn_or_kept(self):
        days = {"first_day": self.today - timedelta(days=200), "last_day": self.today + timedelta(days=90)}
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        action = Action.objects.create(code="ete", name="Un été", **days)
        grants = [
            Grant.award(action=action, funder=town, cents=100_000, by=self.coralie, **days) for _i in "ab"
        ]
        dice = random.Random(4)
        for number in range(6):
            grant, course = grants[number % 2], self.course(title=f"Stage {number}", days=(5 + number,))
            held = Commitment.make(action, course, grant=grant, cents=dice.randrange(9_000), by=self.coralie)
            cents = dice.randrange(1, 12_000)
            bill = Expense.note(
                label="Achat", purpose=Purpose.CONSUMABLES, cents=cents, day=self.today, by=self.thomas
            )
            commitment = held if held.grant else None
            Spending.make(bill, action, cents=cents, grant=grant, commitment=commitment, by=self.coralie)
        grants[0].payments.create(cents=30_000, expected_on=self.today)
        for standing in standings(Grant.objects.order_by("pk")):
            pk = standing.grant.pk
            self.assertEqual((standing.reserved, standing.spent), (ask(RESERVED, pk), ask(SPENT, pk)))
            self.assertEqual(standing.left, 100_000 - ask(RESERVED, pk) - ask(SPENT, pk))
            self.assertEqual(sum(part["value"] for part in standing.parts), standing.granted)


class SeasonRecountTest(FocaleTest):
    def test_members_and_hours_stand_beside_those_of_a_year_ago(self):
        today = timezone.localdate()
        then, dice = a_year_before(today), random.Random(1)
        former = self.season.first_day - timedelta(days=1)
        Season.objects.create(name="Avant", first_day=former - timedelta(days=364), last_day=former)
        kind = MembershipType.objects.create(name="Libre", cents=0)
        task = Task.objects.create(name="Accueil", hourly_cents=1_500)
        for number in range(9):
            person = self.adult(f"M{number}").person
            held = join(kind, person=person, by=self.coralie)
            first = today - timedelta(days=dice.randrange(600))
            type(held).objects.filter(pk=held.pk).update(
                first_day=first, last_day=first + timedelta(days=364)
            )
            VolunteerTime.objects.create(
                person=person, task=task, minutes=dice.randrange(10, 90), hourly_cents=1_500,
                day=today - timedelta(days=dice.randrange(500)),
                validated_at=timezone.now() if dice.random() < 0.8 else None,
            )  # fmt: skip
        told = seasons()
        self.assertEqual([each.until for each in told], [today, then])
        for each in told:
            members = ask(
                "SELECT COUNT(DISTINCT m.member_id) FROM association_membership m WHERE cancelled_at IS NULL"
                " AND %s BETWEEN m.first_day AND m.last_day",
                each.until,
            )
            minutes = ask(
                "SELECT SUM(minutes) FROM association_volunteertime WHERE validated_at IS NOT NULL"
                " AND day BETWEEN %s AND %s",
                each.season.first_day,
                each.until,
            )
            self.assertEqual((each.members, each.minutes), (members, minutes))

    def test_who_left_or_waits_for_the_board_is_not_up_to_date_though_the_fee_is_paid(self):
        kind = MembershipType.objects.create(name="Libre", cents=0)
        stays, left, waits = (
            join(kind, person=self.adult(f"M{n}").person, by=self.coralie) for n in range(3)
        )
        self.assertEqual(seasons()[0].members, 3)
        left.member.resign("déménage", by=self.coralie)
        Member.objects.filter(pk=waits.member_id).update(standing=Standing.PENDING)
        today = timezone.localdate()
        self.assertEqual([row.member for row in paid_on(today)], [stays.member])
        self.assertEqual(seasons()[0].members, Member.objects.paid_up_on(today).count())

    def test_the_29th_of_february_is_the_28th_a_year_before(self):
        self.assertEqual(a_year_before(date(2028, 2, 29)), date(2027, 2, 28))
