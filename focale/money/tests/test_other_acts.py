"""Income, gifts in kind and transfers stand in the books, balanced."""

from django.core.exceptions import ValidationError

from focale.money.models import (
    ChartAccount,
    Contribution,
    Income,
    InKind,
    Purpose,
    ReceivedBy,
    Transfer,
)
from focale.money.tests.spending import ActsTest


class TestOthers(ActsTest):
    def test_a_gift_and_a_sale(self):
        Income.note(
            label="Don", purpose=Purpose.GIFTS, day=self.today, cents=5000, giver=self.odile.person,
            received_by=ReceivedBy.CHEQUE, by=self.coralie,
        )  # fmt: skip
        Income.note(
            label="Cartes postales", purpose=Purpose.SALES, day=self.today, cents=1200,
            received_by=ReceivedBy.CASH, by=self.coralie,
        )  # fmt: skip
        self.assertEqual(self.balances(), {"5112": 5000, "7541": -5000, "530": 1200, "707": -1200})

    def test_what_is_given_in_kind_counts_on_both_sides(self):
        for kind, accounts in [
            (InKind.PREMISES, ("861", "871")),
            (InKind.THINGS, ("860", "870")),
            (InKind.SERVICES, ("862", "871")),
            (InKind.VOLUNTEERS, ("864", "875")),
        ]:
            given = Contribution.note(
                label="Prêt", kind=kind, day=self.today, cents=700, giver_name="Mairie", project="LABO",
                by=self.coralie,
            )  # fmt: skip
            sums = {line.account: line.debit_cents - line.credit_cents for line in given.entry.lines.all()}
            self.assertEqual(sums, {accounts[0]: 700, accounts[1]: -700})
            self.assertEqual({line.project for line in given.entry.lines.all()}, {"LABO"})

    def test_money_goes_from_the_box_to_the_bank(self):
        Transfer.note(
            label="Dépôt", day=self.today, cents=30_000, source="530", target="512", by=self.coralie
        )
        self.assertEqual(self.balances(), {"530": -30_000, "512": 30_000})
        for source, target in (("512", "512"), ("512", "6068"), ("999", "512")):
            with self.assertRaises(ValidationError):
                Transfer.note(
                    label="Dépôt", day=self.today, cents=1, source=source, target=target, by=self.coralie
                )

    def test_an_account_keeps_its_number_once_written_to(self):
        self.buy()
        account = ChartAccount.objects.get(code="6068")
        account.label = "Fournitures du labo"
        account.write(by=self.thomas)
        account.code = "60681"
        with self.assertRaisesMessage(ValidationError, "ne change plus"):
            account.write(by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "trois chiffres"):
            ChartAccount(code="9", label="x").write(by=self.thomas)
