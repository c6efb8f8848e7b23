"""Whatever happens, in whatever order: debit is credit; 411 is what is unpaid less what payers have left."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import F, Sum
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from focale.money.balance_sheet import BalanceSheet
from focale.money.balances_file import cents_of, decoded, read_balances
from focale.money.fec import COLUMNS, ENCODING, lines_of, plainly
from focale.money.income_statement import IncomeStatement
from focale.money.ledger import Journal, Movement, post
from focale.money.models import (
    Batch,
    Charge,
    Deposit,
    Entry,
    Expense,
    FiscalYear,
    Income,
    Line,
    Method,
    PaidBy,
    Payment,
    Purpose,
    Share,
)
from focale.money.pricing import Quote
from focale.money.sealing import faults
from focale.money.tests.fec_law import faults_of
from focale.money.trial_balance import TrialBalance
from focale.testing import Cast

SETTINGS = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "charge",
                "pay",
                "credit",
                "refund",
                "spend",
                "settle",
                "earn",
                "cancel",
                "deposit",
                "keep",
                "bank",
            ]
        ),
        st.integers(1, 20_000),
        st.integers(0, 5),
    ),
    max_size=14,
)
CODES = [
    "1068",
    "110",
    "2183",
    "28183",
    "411",
    "401",
    "441",
    "491",
    "512",
    "530",
    "6068",
    "706",
    "741",
    "7541",
]
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.sampled_from(CODES),
        st.integers(1, 9_999_999),
        st.integers(0, 300),
        st.text(max_size=30),
    ).filter(lambda told: told[0] != told[1]),
    min_size=1,
    max_size=12,
)


class BooksHoldTest(Cast, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.enter()
        cls.today = timezone.localdate()
        cls.year = FiscalYear.open(
            first_day=cls.today - timedelta(days=301), last_day=cls.today + timedelta(days=60), by=cls.thomas
        )

    def do(self, what, cents, which):
        """One act, on one of those there are; what is refused changes nothing."""
        facts = {"label": "Essai", "day": self.today, "cents": cents, "by": self.thomas}
        try:
            if what == "charge":
                Charge.make(
                    Quote(cents, cents), label="Stage", purpose=Purpose.ACTIVITY_FEES, day=self.today,
                    payer=self.samira.person, by=self.coralie,
                )  # fmt: skip
            elif what == "pay":
                shares = Share.objects.unpaid().order_by("pk")[:which]
                method = [Method.CASH, Method.TRANSFER, Method.CARD][which % 3]
                Payment.take(method, cents, payer=self.samira.person, shares=shares, by=self.coralie)
            elif what == "spend":
                how = list(PaidBy)[which]
                Expense.note(
                    purpose=Purpose.TRAVEL, paid_by=how, volunteer=self.karim.person, project="LABO", **facts
                )
            elif what == "earn":
                Income.note(purpose=Purpose.GIFTS, received_by=["transfer", "cheque"][which % 2], **facts)
            elif what == "deposit":
                how = {
                    "method": ["cash", "cheque"][which % 2],
                    "cheque_number": "12",
                    "is_to_bank": which > 2,
                }
                Deposit.take(self.samira.person, **facts, **how)
            elif what == "bank":
                waiting = {
                    "incomes": Income.objects.in_the_drawer(),
                    "deposits": Deposit.objects.in_the_drawer(),
                }
                keys = {name: [row.pk for row in rows] for name, rows in waiting.items()}
                Batch.objects.take_to_the_bank(by=self.coralie, **keys)
            elif found := self.one(what, which):
                self.change(what, found, cents)
        except ValidationError:
            pass

    def one(self, what, which):
        nouns = {"credit": Charge, "refund": Payment, "settle": Expense, "cancel": Expense}
        nouns["keep"] = Deposit
        rows = nouns[what].objects.order_by("pk")
        return rows[which % rows.count()] if rows.exists() else None

    def change(self, what, found, cents):
        if what == "credit":
            found.credit(reason="annulé", by=self.coralie)
        elif what == "refund":
            found.refund(min(cents, found.left_cents), reason="rendu", by=self.coralie)
        elif what == "settle":
            found.settle(PaidBy.TRANSFER, by=self.thomas)
        elif what == "keep":
            found.settle(kept_cents=min(cents, found.cents), reason="abîmé", by=self.coralie)
        else:
            found.cancel(reason="erreur", by=self.thomas)

    @SETTINGS
    @given(ACTS)
    def test_any_sequence_of_acts_keeps_the_books(self, acts):
        for what, cents, which in acts:
            self.do(what, cents, which)
        self.assertFalse(Entry.objects.unbalanced().exists())
        balances = Line.objects.all().balances()
        self.assertEqual(sum(balances.values()), 0)
        left = F("cents") - F("credited_cents") - F("paid_cents")
        unpaid = Share.objects.unpaid().aggregate(cents=Sum(left, default=0))["cents"]
        credit = sum(payment.left_cents for payment in Payment.objects.with_credit().filter(cents__gt=0))
        self.assertEqual(balances.get("411", 0), unpaid - credit)
        held = (
            Deposit.objects.held().exclude(banked_on=None).aggregate(cents=Sum("cents", default=0))["cents"]
        )
        self.assertEqual(balances.get("165", 0), -held)
        drawers = (Income.objects.in_the_drawer(), Deposit.objects.in_the_drawer())
        waiting = sum(row.cents for rows in drawers for row in rows)
        self.assertEqual(balances.get("5112", 0), waiting)
        totals = TrialBalance(self.year.first_day, self.year.last_day).totals
        self.assertEqual((totals["debit"], totals["over"]), (totals["credit"], totals["under"]))
        Entry.objects.seal_new()
        self.assertEqual((faults(), Entry.objects.filter(seal="").count()), ([], 0))
        self.assertEqual(BalanceSheet(self.year).owned, BalanceSheet(self.year).owed)

    def write(self, entries):
        for debit, credit, cents, days, label in entries:
            moves = [Movement(debit, cents, label=label), Movement(credit, -cents)]
            day = self.today - timedelta(days=days)
            post(Journal.VARIOUS, day, label or "Sans titre", moves, by=self.thomas)

    @SETTINGS
    @given(ENTRIES)
    def test_the_file_for_the_tax_office_reads_back(self, entries):
        self.write(entries)
        Entry.objects.seal_year(self.year.pk)
        text = b"".join(lines_of(self.year)).decode(ENCODING)
        head, *rows = [line.split("\t") for line in text.removesuffix("\r\n").split("\r\n")]
        self.assertEqual(tuple(head), COLUMNS)
        self.assertEqual({len(row) for row in rows}, {18})
        told = [dict(zip(head, row, strict=True)) for row in rows]
        sums = {}
        for row in told:
            debit, credit = (int(row[name].replace(",", "")) for name in ("Debit", "Credit"))
            sums[int(row["EcritureNum"])] = sums.get(int(row["EcritureNum"]), 0) + debit - credit
            self.assertTrue(row["CompteLib"] and row["PieceRef"] and row["EcritureLib"] and row["ValidDate"])
            self.assertLessEqual(f"{self.year.first_day:%Y%m%d}", row["EcritureDate"])
            self.assertLessEqual(row["EcritureDate"], f"{self.year.last_day:%Y%m%d}")
        lines = Line.objects.order_by("entry__number", "pk").select_related("entry")
        self.assertEqual([self.told(row) for row in told], [self.of(line) for line in lines])
        self.assertEqual(list(sums), list(range(1, len(entries) + 1)))
        name = f"123456782FEC{self.year.last_day:%Y%m%d}.txt"
        self.assertEqual(
            faults_of(name, text.encode(ENCODING), siren="123456782", closes=self.year.last_day), []
        )
        self.assertEqual(set(sums.values()), {0})
        self.assertEqual(faults(), [])

    def told(self, row):
        """What a line of the file says, as it was read again."""
        debit, credit = (int(row[name].replace(",", "")) for name in ("Debit", "Credit"))
        words = (row["JournalCode"], row["EcritureDate"], row["CompteNum"], row["EcritureLib"])
        return int(row["EcritureNum"]), *words, debit, credit

    def of(self, line):
        """The same of a line of the ledger, its label as the letters of the file can say it."""
        entry = line.entry
        words = (entry.journal, f"{entry.day:%Y%m%d}", line.account, plainly(entry.label))
        return entry.number, *words, line.debit_cents, line.credit_cents

    @SETTINGS
    @given(ENTRIES)
    def test_what_is_owned_is_what_is_owed_and_the_result_is_the_same_everywhere(self, entries):
        self.write(entries)
        sheet, statement = BalanceSheet(self.year), IncomeStatement(self.year)
        totals = TrialBalance(self.year.first_day, self.year.last_day).totals
        self.assertEqual(sheet.owned, sheet.owed)
        self.assertEqual((totals["debit"], totals["over"]), (totals["credit"], totals["under"]))
        result = (
            sum(row.cents for row in sheet.liabilities["result"].rows) if "result" in sheet.liabilities else 0
        )
        self.assertEqual(result, statement.result)
        _months, earned, spent = statement.months()
        self.assertEqual((sum(earned), sum(spent)), (statement.earned, statement.spent))

    @SETTINGS
    @given(st.text())
    def test_no_text_breaks_the_reading_of_balances(self, text):
        told = read_balances(text)
        if not told.errors:
            self.assertEqual(told.debit, told.credit)

    @SETTINGS
    @given(st.binary(max_size=300))
    def test_no_file_breaks_the_reading_of_its_letters(self, content):
        try:
            self.assertIsInstance(decoded(content), str)
        except ValidationError as refusal:
            self.assertIn("CSV", refusal.message)

    @SETTINGS
    @given(st.integers(0, 99_999_999))
    def test_a_sum_reads_back_however_it_is_written(self, cents):
        whole, rest = divmod(cents, 100)
        for written in (f"{whole},{rest:02}", f"{whole:,}.{rest:02} €".replace(",", "\u202f")):
            self.assertEqual(cents_of(written), cents)
