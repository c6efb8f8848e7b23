"""What the tests of acts share."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from focale.money.models import (
    Expense,
    Line,
    Purpose,
)
from focale.people.models import Organisation
from focale.testing import FocaleTest

PAPER = b"%PDF-1.4 facture"


def paper(content=PAPER, name="facture.pdf"):
    return SimpleUploadedFile(name, content)


class ActsTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.shop = Organisation.objects.create(name="Photo Alès", kind="company")

    def buy(self, cents=4990, **facts):
        facts = {"label": "Papier photo", "purpose": Purpose.CONSUMABLES, "day": self.today} | facts
        return Expense.note(cents=cents, by=self.coralie, **facts)

    def balances(self):
        return {account: cents for account, cents in Line.objects.all().balances().items() if cents}
