"""Coralie at the desk: what the tests of the pages of acts share."""

from django.utils import timezone

from focale.money.models import Expense, Purpose
from focale.people.models import Organisation
from focale.testing import FocaleTest

JPEG = b"\xff\xd8\xff\xe0 ticket"


class ActPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.shop = Organisation.objects.create(name="Photo Alès", kind="company")

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def typed(self, **more):
        told = {"cents": "49,90", "label": "Papier photo", "purpose": "consumables", "day": self.today}
        return told | {"supplier": "photo ales", "paid_by": "card", "project": "LABO"} | more

    def buy(self, **facts):
        facts = {"label": "Papier", "purpose": Purpose.CONSUMABLES, "day": self.today, "cents": 4990} | facts
        return Expense.note(by=self.coralie, **facts)
