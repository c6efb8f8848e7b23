"""One attempt to pay by card: for which shares, how much, and what became of it at HelloAsso.

Its state is what was read from HelloAsso's API; a return address or a notification only makes it be read.
"""

import secrets

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.money.helloasso.asking import page_for
from focale.money.helloasso.errors import NoAnswer
from focale.money.helloasso.giving_back import give_back
from focale.money.helloasso.reading import read
from focale.money.helloasso.settling import outside_key, settle

from .charge import Share
from .checkout_rows import CheckoutQuerySet
from .checkout_share import CheckoutShare
from .checkout_states import GIVEN_UP, PAGE_LASTS, UNPAID, WAITING, Hand, State, pause
from .payment import Payment
from .tariff import Payer


def new_key() -> str:
    return secrets.token_hex(12)


def spread(shares, cents=None):
    """Pairs of a share's key and the cents it gets, in their order, until `cents` are given away."""
    for share in shares:
        given = share.left_cents if cents is None else min(cents, share.left_cents)
        if given > 0:
            yield share.pk, given
        cents = None if cents is None else cents - given


class Checkout(models.Model):
    """`key`: our own number, told to HelloAsso; `noted`: {its payment: cents known as given back}."""

    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    payer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="checkouts")
    cents = models.PositiveIntegerField(_("somme"))
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.STARTED)
    hand = models.CharField(_("à regarder"), max_length=10, choices=Hand, blank=True)
    intent_id = models.BigIntegerField(null=True, editable=False)
    order_id = models.BigIntegerField(null=True, db_index=True, editable=False)
    redirect_url = models.CharField(max_length=500, blank=True, editable=False)
    noted = models.JSONField(default=dict, editable=False)
    started_at = models.DateTimeField(_("commencé le"), default=timezone.now)
    paid_at = models.DateTimeField(null=True, editable=False)
    looked_at = models.DateTimeField(null=True, editable=False)
    look_at = models.DateTimeField(null=True, editable=False, db_index=True)
    ticket = models.CharField(max_length=40, null=True, blank=True, unique=True, editable=False)

    objects = CheckoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("paiement par carte")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="checkout_of_something"),
        ]

    def __str__(self):
        return _now("Paiement par carte n° %(number)s") % {"number": self.pk}

    @property
    def is_awaited(self) -> bool:
        """Whether the person is back and HelloAsso has not said yet what became of it."""
        return self.state == State.RETURNED

    @property
    def can_be_paid(self) -> bool:
        """Whether the page at HelloAsso still takes it."""
        return bool(self.redirect_url) and self.state in UNPAID and self.age() < PAGE_LASTS

    def age(self):
        return timezone.now() - self.started_at

    def payments(self):
        """The payments in the books that came of it."""
        return Payment.objects.filter(outside_key__in=[outside_key(number) for number in self.noted])

    def told_rows(self):
        """What it was to pay, with what a page says of it."""
        return self.rows.select_related("share__charge__beneficiary")

    def alone(self):
        """This attempt as it is now, held until the transaction ends."""
        return Checkout.objects.select_for_update().get(pk=self.pk)

    @classmethod
    @transaction.atomic
    def start(cls, shares, cents=None, *, payer, ticket=None, by):
        """An attempt to pay what these shares of a person still lack, or `cents` of it, the oldest first.

        The same form twice is one attempt.
        """
        if ticket and (known := cls.objects.filter(ticket=ticket, payer=payer).first()):
            return known
        wanted = Share.objects.unpaid().filter(pk__in=[share.pk for share in shares])
        rows = set(spread(wanted.filter(person=payer, payer=Payer.PERSON).to_choose_from(), cents))
        if not rows:
            raise ValidationError(_now("Il n'y a plus rien à payer."))
        if open_one := cls.objects.as_it_is(payer, rows):
            return open_one
        cents = sum(left for _key, left in rows)
        checkout = cls.objects.create(payer=payer, cents=cents, ticket=ticket or None)
        CheckoutShare.objects.bulk_create(
            CheckoutShare(checkout=checkout, share_id=key, cents=left) for key, left in sorted(rows)
        )
        record("checkout.started", checkout, by=by, cents=cents)
        return checkout

    def ask(self):
        """Have HelloAsso make the page to pay on. Refuses with its sentence when it does not.

        Not inside a transaction: the answer may be slow.
        """
        if self.state != State.STARTED:
            return
        try:
            intent, address = page_for(self)
        except NoAnswer as reason:
            self._become(State.FAILED, by=None)
            raise ValidationError(str(reason)) from None
        with transaction.atomic():
            held = self.alone()
            if held.state == State.STARTED:
                held.intent_id, held.redirect_url, held.state = intent, address, State.OPEN
                held.plan_look()
                held.save()
                record("checkout.opened", held, by=None, intent=intent)
        self.refresh_from_db()

    def note_return(self, state, *, by):
        """The person is back from HelloAsso, who says so. Nothing of it is believed: it is read at once."""
        self._become(state, by=by, only_from=UNPAID, at_once=True)

    def look_soon(self):
        """HelloAsso said that something happened: the clock asks at its next round."""
        Checkout.objects.filter(pk=self.pk).exclude(intent_id=None).update(look_at=timezone.now())

    def look(self):
        """Ask HelloAsso what became of it, and note that. Harmless when repeated; not inside a transaction.

        Raises NoAnswer when HelloAsso gives none: it is asked again later.
        """
        if self.intent_id is None:
            return
        order = read(self)
        with transaction.atomic():
            held = self.alone()
            before = held.state, held.hand
            settle(held, order)
            if held.state in WAITING and held.order_id is None and held.age() > GIVEN_UP:
                held.state = State.EXPIRED
            held.looked_at = timezone.now()
            held.plan_look()
            held.save()
            if before != (held.state, held.hand):
                record("checkout.read", held, by=None, state=held.state, hand=held.hand)
        self.refresh_from_db()

    def look_again(self):
        """As the worker calls it: what HelloAsso does not answer now, the clock asks for later."""
        try:
            self.look()
        except NoAnswer:
            self.look_soon()

    @transaction.atomic
    def lend_a_hand(self, *, by):
        """Somebody has looked at it and done what there was to do."""
        held = self.alone()
        if held.hand:
            record("checkout.looked_after", held, by=by, hand=held.hand)
            held.hand = ""
            held.save(update_fields=["hand"])
        self.hand = ""

    @transaction.atomic
    def lose(self, *, by):
        """The bank took the contested money back: it leaves the books, and what it had paid is owed again."""
        held = self.alone()
        if held.state != State.CONTESTED:
            raise ValidationError(_now("Ce paiement n'est pas contesté."))
        for payment in held.payments():
            give_back(payment, payment.cents, reason=_now("contesté auprès de la banque"), by=by)
            held.noted[payment.outside_key.partition(":")[2]] = payment.cents
        held.hand = Hand.REFUNDED
        held.save(update_fields=["noted", "hand"])
        record("checkout.lost", held, by=by, cents=held.cents)
        self.refresh_from_db()

    def plan_look(self):
        """Say when HelloAsso is asked again."""
        wait = pause(self.state, self.age(), has_order=self.order_id is not None)
        self.look_at = timezone.now() + wait if wait else None

    @transaction.atomic
    def _become(self, state, *, by, only_from=(State.STARTED,), at_once=False):
        held = self.alone()
        if held.state in only_from:
            held.state = state
            held.plan_look()
            if at_once:
                held.look_at = timezone.now()
            if state == State.FAILED:  # the same form sent again begins anew
                held.ticket = None
            held.save(update_fields=["state", "look_at", "ticket"])
            record("checkout.became", held, by=by, state=state)
        self.refresh_from_db()

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Refuses while one may still be paid; those of the past stay with the accounts, nameless."""
        lately = timezone.now() - GIVEN_UP
        if cls.objects.filter(
            payer=person, state__in=(State.STARTED, *WAITING), started_at__gte=lately
        ).exists():
            raise ValidationError(
                _("%(who)s est en train de payer par carte. Attendez que ce soit fini.") % {"who": person}
            )
