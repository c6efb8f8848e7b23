"""Samira has 72 € to pay for Lina, and 5 € for a print: for tests that take money."""

from contextlib import contextmanager

from django.utils import timezone

from focale.money.chart import CHART
from focale.money.models import (
    Allocation,
    Charge,
    ChartAccount,
    Paper,
    Payment,
    Purpose,
    Share,
    Till,
    TillChain,
)
from focale.money.pricing import Quote
from focale.money.tests.guards import without_guards


@contextmanager
def owing_77_euros(cast):
    """The cast, with these charges; afterwards they are gone, and what was paid for them."""
    if not ChartAccount.objects.exists():  # other tests of this kind empty every table
        ChartAccount.objects.bulk_create(ChartAccount(code=code, label=CHART[code]) for code in CHART)
    for label, cents in (("Stage caméra", 7200), ("Tirage", 500)):
        Charge.make(
            Quote(cents, cents),
            label=label,
            purpose=Purpose.ACTIVITY_FEES,
            day=timezone.localdate(),
            payer=cast.samira.person,
            beneficiary=cast.lina,
            by=cast.coralie,
        )
    yield cast
    with without_guards():
        for noun in (Paper, Allocation, Payment, Share, Till, TillChain):
            noun.objects.all().delete()
        Charge.objects.exclude(corrects=None).delete()
        Charge.objects.all().delete()
