"""Vouchers, plans and deposits for the tests of a browser; afterwards they are gone."""

from contextlib import contextmanager

from focale.money.models import Batch, Deposit, Part, Plan, PlannedShare, Voucher, VoucherKind, VoucherSlip

from .debts import owing_77_euros


@contextmanager
def owing_with_vouchers(cast):
    """The cast, with 77 € to pay and one kind of vouchers that is taken."""
    with owing_77_euros(cast):
        VoucherKind.objects.all().delete()
        VoucherKind.objects.create(name="Chèques-vacances", issuer="ANCV", fee_points=200)
        yield cast
        for noun in (Voucher, VoucherSlip, VoucherKind, Part, PlannedShare, Deposit):
            noun.objects.all().delete()
        Plan.objects.update(replaces=None)
        Plan.objects.all().delete()
        Batch.objects.filter(cheques=None).delete()
