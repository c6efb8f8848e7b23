"""Paid otherwise than at once: vouchers and their issuers, sums in parts, deposits for what is lent."""

from datetime import date, timedelta

from focale.money.models import Deposit, Method, Plan, Share, VoucherKind, VoucherSlip
from focale.money.owed import debts
from focale.money.vouchers import Given, take_vouchers
from focale.people.models import Person

KEPT = {"Chèques-vacances": 250, "Bons temps libres": 0}
"""Of each kind the issuer keeps so much, in hundredths of a percent."""
FACE_CENTS = 1_000


def pay_otherwise(demonstration):
    """Some vouchers paid back, some sent, some here; one debt in three parts; a camera and a key lent."""
    by, today = demonstration.account("treasurer"), demonstration.today
    holidays, leisure = [VoucherKind.objects.get(name=name) for name in KEPT]
    for kind in (holidays, leisure):
        kind.fee_points = KEPT[kind.name]
        kind.write(by=by)
    owing = [row for row in debts() if row["debtor"] and row["left"] >= FACE_CENTS]
    owing = iter([row for row in owing if row["since"] < today - timedelta(days=14)][-7:])
    slip = _send(holidays, _take(owing, holidays, 12, demonstration), by, today)
    if slip:
        slip.receive(slip.expected_cents, day=today - timedelta(days=3), by=by)
    _send(leisure, _take(owing, leisure, 11, demonstration), by, today)
    _take(owing, holidays, 4, demonstration)
    _spread(demonstration, by)
    _lend(demonstration, by)


def _take(owing, kind, days, demonstration):
    """The next who owes brings as many vouchers as do not pass the sum. Returns the payment, or None."""
    row = next(owing, None)
    if row is None:
        return None
    payer, today = Person.objects.get(pk=row["debtor"]), demonstration.today
    until = date(today.year + 1, 12, 31)
    serials = [f"{payer.pk:06}{days:02}{number:02}" for number in range(row["left"] // FACE_CENTS)]
    given = [Given(serial, FACE_CENTS, until) for serial in serials]
    shares = Share.objects.unpaid().owed_by(payer).order_by("charge__day", "pk")
    day, by = today - timedelta(days=days), demonstration.account("coordinator")
    return take_vouchers(kind, given, payer=payer, shares=shares, day=day, by=by)


def _send(kind, payment, by, today):
    if payment is None:
        return None
    keys = payment.vouchers.values_list("pk", flat=True)
    return VoucherSlip.objects.send(kind, keys, day=today - timedelta(days=9), by=by)


def _spread(demonstration, by):
    """Who owes most pays in three parts, a month apart."""
    owing = [row for row in debts() if row["debtor"]]
    if not owing:
        return
    payer = Person.objects.get(pk=max(owing, key=lambda row: (row["left"], row["debtor"]))["debtor"])
    shares = list(Share.objects.unpaid().owed_by(payer))
    left = sum(share.left_cents for share in shares)
    days = [demonstration.today + timedelta(days=days) for days in (9, 40, 70)]
    Plan.objects.agree(
        payer, shares, zip(days, (left - 2 * (left // 3), left // 3, left // 3), strict=True), by=by
    )


def _lend(demonstration, by):
    """A cheque that is only kept, one given back whole, one kept in part because something broke."""
    people, today = (
        demonstration.chance.sample(demonstration.neighbours.pools["adults"], 3),
        demonstration.today,
    )
    camera = {"label": "Prêt d'un appareil photo", "method": Method.CHEQUE, "cheque_number": "7730115"}
    Deposit.take(people[0], 15_000, day=today - timedelta(days=6), by=by, **camera)
    key = {"label": "Clé du local", "method": Method.TRANSFER, "by": by}
    lent = [Deposit.take(who, 3_000, day=today - timedelta(days=60), **key) for who in people[1:]]
    lent[0].settle(method=Method.TRANSFER, day=today - timedelta(days=20), by=by)
    facts = {"kept_cents": 800, "reason": "Une clé à refaire", "method": Method.TRANSFER}
    lent[1].settle(day=today - timedelta(days=12), by=by, **facts)
