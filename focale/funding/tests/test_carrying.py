"""What a grant has left at the end of a year is proposed, put aside once confirmed, used the year after."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.funding.carrying import leftovers
from focale.funding.models import Action, CarryOver, Funder, Grant, Line74, Spending
from focale.money.closing import close
from focale.money.closing_checks import checks
from focale.money.closing_year import Year
from focale.money.models import Expense, FiscalYear, Line, PaidBy, Purpose
from focale.people.models import Organisation
from focale.testing import FocaleTest


class CarryingTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        this = timezone.localdate().year
        cls.before, cls.last = [
            FiscalYear.open(first_day=date(year, 1, 1), last_day=date(year, 12, 31), by=cls.thomas)
            for year in (this - 2, this - 1)
        ]
        days = {"first_day": cls.before.first_day, "last_day": cls.last.last_day}
        cls.action = Action.objects.create(code="ete", name="Un été d'images", **days)
        town = Organisation.objects.create(name="Ville", kind="public")
        funder = Funder.objects.create(organisation=town, line=Line74.TOWN)
        facts = {"agreed_on": cls.before.first_day, "by": cls.thomas} | days
        cls.grant = Grant.award(action=cls.action, funder=funder, cents=80_000, **facts)
        cls.spend(cls.before.first_day + timedelta(days=30), 50_000)
        cls.spend(cls.last.first_day + timedelta(days=30), 20_000)

    @classmethod
    def spend(cls, day, cents):
        expense = Expense.note(
            label="Pellicules", purpose=Purpose.CONSUMABLES, day=day, cents=cents, paid_by=PaidBy.CARD,
            project="ete", by=cls.thomas,
        )  # fmt: skip
        Spending.make(expense, cls.action, cents=cents, grant=cls.grant, by=cls.thomas)

    def setUp(self):
        super().setUp()
        self.client.force_login(self.thomas)
        self.address = f"/subventions/restes/{self.before.pk}/"

    def balance(self, account, year):
        return Line.objects.filter(account=account, entry__year=year).balances().get(account, 0)

    def write(self, cents, year=None):
        address = f"/subventions/restes/{(year or self.before).pk}/"
        return self.client.post(address, {f"grant-{self.grant.pk}-cents": cents})

    def test_the_page_of_the_year_says_what_is_left(self):
        words = [check.words for check in checks(Year(self.before))]
        self.assertTrue(any("1 subvention a un reste" in told and "300" in told for told in words), words)
        self.assertContains(self.client.get(f"/argent/exercices/{self.before.pk}/"), self.address)

    def test_what_is_left_is_put_aside_and_used_the_year_after(self):
        self.assertContains(self.client.get(self.address), 'value="300"')
        self.assertRedirects(self.write("300"), self.address)
        self.assertEqual(
            (self.balance("689", self.before), self.balance("194", self.before)), (30_000, -30_000)
        )
        self.assertEqual(Line.objects.get(account="689").project, "ete")
        self.assertEqual(leftovers(self.before), [])
        close(self.before, by=self.thomas)
        self.assertEqual([row.proposed_cents for row in leftovers(self.last)], [-20_000])
        self.write("200", self.last)
        self.assertEqual((self.balance("789", self.last), self.balance("194", self.last)), (-20_000, -10_000))

    def test_more_than_the_grant_than_stands_aside_or_nothing_is_refused_and_stays_typed(self):
        for typed, words in (
            ("900", "on reporte de 0 à"),
            ("", "au moins une somme"),
            ("12,345", "en euros"),
        ):
            with self.subTest(typed=typed):
                answer = self.write(typed)
                self.assertContains(answer, words, status_code=422)
                self.assertContains(answer, f'value="{typed}"' if typed else "Restes", status_code=422)
        with self.assertRaises(ValidationError):
            CarryOver.objects.carry(self.before, self.grant, -100, by=self.thomas)
        self.assertFalse(CarryOver.objects.exists())

    def test_it_is_written_once_and_taken_back_with_a_reason(self):
        self.write("300")
        with self.assertRaisesMessage(ValidationError, "déjà écrit"):
            CarryOver.objects.carry(self.before, self.grant, 100, by=self.thomas)
        address = f"/subventions/restes/{CarryOver.objects.get().pk}/annulation/"
        self.client.post(address)
        self.assertEqual(self.balance("689", self.before), 30_000)
        self.client.post(address, {"reason": "mauvaise somme"})
        self.assertEqual(self.balance("689", self.before), 0)
        self.assertEqual(len(leftovers(self.before)), 1)

    def test_a_year_that_runs_or_is_closed_takes_nothing_more(self):
        this = self.last.open_next(by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "n'est pas fini"):
            CarryOver.objects.carry(this, self.grant, 100, by=self.thomas)
        self.assertContains(self.client.get(f"/subventions/restes/{this.pk}/"), "court jusqu")
        close(self.before, by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "clôturé"):
            CarryOver.objects.carry(self.before, self.grant, 100, by=self.thomas)
        self.assertContains(self.client.get(self.address), "rien ne s’y ajoute plus")

    def test_only_who_keeps_the_books_opens_it(self):
        self.client.force_login(self.coralie)
        self.assertEqual(self.client.get(self.address).status_code, 403)
        page = self.client.get(f"/argent/exercices/{self.before.pk}/")
        self.assertContains(page, "1 subvention a un reste")
        self.assertNotContains(page, self.address)
