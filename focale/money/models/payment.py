"""What came in (or, below zero, was paid back), and for which shares. Rows are never edited or deleted."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.language import kept_words
from focale.ground.models import record
from focale.money.ledger import Journal, Movement, post
from focale.people.rights import Right, may

from .charge import CUSTOMERS, Share
from .plan import Part


class Method(models.TextChoices):
    CASH = "cash", _("espèces")
    CHEQUE = "cheque", _("chèque")
    TRANSFER = "transfer", _("virement")
    CARD = "card", _("carte, en ligne")
    VOUCHER = "voucher", _("chèques-vacances, bons")


WHERE = {
    Method.CASH: ("530", Journal.CASH),
    Method.CHEQUE: ("5112", Journal.BANK),
    Method.TRANSFER: ("512", Journal.BANK),
    Method.CARD: ("5115", Journal.BANK),
    Method.VOUCHER: ("5118", Journal.BANK),
}
"""The account money first lands on: cash, cheques to bank, bank, card money on its way, vouchers to send."""


BY_OUR_CHEQUE = ("512", Journal.BANK)
"""What is given back by cheque is one of ours: it leaves the bank."""


class PaymentQuerySet(models.QuerySet):
    def visible_to(self, account):
        if may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        return self.filter(payer=person) if person else self.none()

    def taken_as(self, **keys):
        """The payment that has one of these keys (`ticket`, `outside_key`), else None."""
        for name, value in keys.items():
            if value and (known := self.filter(**{name: value}).first()):
                return known
        return None

    def in_the_drawer(self):
        """Cheques not yet taken to the bank, the oldest first."""
        waiting = self.filter(method=Method.CHEQUE, batch=None, handed_back_on=None, cents__gt=0)
        return waiting.order_by("day", "pk")

    def to_take_to_the_bank(self, day=None):
        """Cheques in the drawer, less those that are kept for a day to come (today unless told)."""
        kept = Q(keep_until__gt=day or timezone.localdate())
        return self.in_the_drawer().exclude(kept)

    def with_credit(self):
        """Those of which something is not yet given to a share, nor paid back."""
        return self.filter(cents__gt=F("allocated_cents") + F("refunded_cents"))


FREE = F("cents") - F("allocated_cents") - F("refunded_cents")
"""The cents that serve nothing yet."""


class Payment(models.Model):
    method = models.CharField(_("moyen"), max_length=10, choices=Method)
    cents = models.IntegerField(_("somme"))
    day = models.DateField(_("reçu le"), default=timezone.localdate)
    payer = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="payments"
    )
    payer_organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="payments"
    )
    reference = models.CharField(_("référence"), max_length=80, blank=True)
    outside_key = models.CharField(
        max_length=80, null=True, blank=True, unique=True, help_text="key of the payment at its provider"
    )
    cheque_bank = models.CharField(_("banque"), max_length=60, blank=True)
    cheque_number = models.CharField(_("numéro du chèque"), max_length=30, blank=True)
    keep_until = models.DateField(_("à garder jusqu'au"), null=True, blank=True)
    handed_back_on = models.DateField(_("chèque rendu le"), null=True, editable=False)
    ticket = models.CharField(max_length=40, null=True, blank=True, unique=True)
    refund_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="refunds"
    )
    batch = models.ForeignKey(
        "money.Batch",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="cheques",
    )
    allocated_cents = models.PositiveIntegerField(default=0, editable=False)
    refunded_cents = models.PositiveIntegerField(default=0, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("paiement")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(refund_of=None, cents__gt=0) | Q(refund_of__isnull=False, cents__lt=0),
                name="payment_refund_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(cents__lt=0) | Q(cents__gte=F("allocated_cents") + F("refunded_cents")),
                name="payment_never_given_twice",
            ),
        ]

    def __str__(self):
        return f"{self.get_method_display()} {self.cents}"

    @property
    def left_cents(self) -> int:
        """What is neither given to a share nor paid back."""
        return self.cents - self.allocated_cents - self.refunded_cents if self.cents > 0 else 0

    @classmethod
    @transaction.atomic
    def take(cls, method, cents, *, payer=None, payer_organisation=None, shares=(), ticket=None, by, **facts):
        """Money came in. It pays `shares` in their order as far as it goes; the rest is the payer's credit.

        The same `ticket` (number of the form) or `outside_key` twice is one payment.
        """
        keys = {"ticket": ticket, "outside_key": facts.get("outside_key")}
        if known := cls.objects.taken_as(**keys):
            return known
        if cents <= 0:
            raise ValidationError(_now("Indiquez la somme reçue."))
        if facts.get("day") and facts["day"] > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        if method == Method.CHEQUE and not facts.get("cheque_number"):
            raise ValidationError(_now("Indiquez le numéro du chèque."))
        payment = cls(
            method=method,
            cents=cents,
            payer=payer,
            payer_organisation=payer_organisation,
            ticket=ticket or None,
            made_by=by,
            **facts,
        )
        payment.full_clean(validate_unique=False)
        try:
            with transaction.atomic():
                payment.save()
        except IntegrityError:  # sent twice at the same second: the other one is the payment
            if known := cls.objects.taken_as(**keys):
                return known
            raise
        account, journal = WHERE[method]
        movements = [Movement(account, cents), Movement(CUSTOMERS, -cents)]
        post(journal, payment.day, payment.booked_as(), movements, piece=f"P{payment.pk}", by=by)
        record("payment.taken", payment, by=by, cents=cents, method=str(method))
        for share in shares:
            payment.allocate(share, by=by)
        return payment

    @property
    def who(self):
        return self.payer or self.payer_organisation or ""

    def booked_as(self) -> str:
        """What the books say of it: no name of a person, whom the piece leads to."""
        words = _("Remboursement (%(method)s)") if self.cents < 0 else _("Paiement (%(method)s)")
        said = kept_words(words, method=Method(self.method).label)
        return f"{said} · {self.payer_organisation}" if self.payer_organisation_id else said

    def paid_for(self) -> list[tuple]:
        """Pairs of a share and the cents of this payment that stand for it, in the order they were given."""
        given = {}
        for allocation in self.allocations.select_related("share__charge__beneficiary"):
            given.setdefault(allocation.share_id, [allocation.share, 0])[1] += allocation.cents
        return [(share, cents) for share, cents in given.values() if cents]

    def could_pay(self):
        """The shares of the same payer that are still to be paid."""
        unpaid = Share.objects.unpaid()
        if self.payer_id:
            return unpaid.owed_by(self.payer)
        if self.payer_organisation_id:
            return unpaid.filter(organisation=self.payer_organisation_id)
        return unpaid.none()

    @transaction.atomic
    def allocate(self, share, cents=None, *, by):
        """Give this share what it lacks, or `cents` of it, as far as the payment goes. Returns the cents."""
        held = Share.objects.select_for_update().get(pk=share.pk)
        mine = Payment.objects.select_for_update().get(pk=self.pk)
        given = min(mine.left_cents, held.left_cents, cents if cents is not None else held.left_cents)
        if given > 0:
            Allocation.objects.create(payment=mine, share=held, cents=given)
            Share.objects.filter(pk=held.pk).update(paid_cents=F("paid_cents") + given)
            Payment.objects.filter(pk=mine.pk).update(allocated_cents=F("allocated_cents") + given)
            record("payment.allocated", mine, by=by, share=held.pk, cents=given)
        self.refresh_from_db(fields=["allocated_cents", "refunded_cents"])
        share.refresh_from_db(fields=["paid_cents"])
        return max(given, 0)

    def take_back(self, share, cents):
        """These cents of a share are free again; its charge is credited. Inside the charge's transaction."""
        Allocation.objects.create(payment=self, share=share, cents=-cents)
        Share.objects.filter(pk=share.pk).update(paid_cents=F("paid_cents") - cents)
        Payment.objects.filter(pk=self.pk).update(allocated_cents=F("allocated_cents") - cents)

    def free(self, cents):
        """Take back from what this payment paid, the last first, until so many cents of it are free.

        Inside the transaction of a verb; the sums are held before the payment, as where they are given.
        """
        paid = self.allocations.values("share")
        list(Share.objects.select_for_update().filter(pk__in=paid).order_by("pk").values("pk"))
        Payment.objects.select_for_update().get(pk=self.pk)
        for share, given in reversed(self.paid_for()):
            self.refresh_from_db(fields=["allocated_cents", "refunded_cents"])
            if (lacking := cents - self.left_cents) > 0:
                self.take_back(share, min(given, lacking))
        self.refresh_from_db(fields=["allocated_cents", "refunded_cents"])

    @transaction.atomic
    def refund(self, cents, *, method=None, day=None, as_it_came=False, reason, by):
        """Pay back what is free of this payment. Returns the refund, a payment below zero.

        `as_it_came`: the very cheque that lies in the drawer, not one of ours.
        """
        if not reason.strip():
            raise ValidationError(_now("Dites pourquoi\xa0: la raison reste dans les comptes."))
        held = Payment.objects.select_for_update().get(pk=self.pk)
        if not 0 < cents <= held.left_cents:
            raise ValidationError(
                _now("On peut rendre au plus %(most)s € de ce paiement : annulez d'abord ce qu'il a payé.")
                % {"most": f"{held.left_cents / 100:.2f}".replace(".", ",")}
            )
        if day and day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        method = method or held.method
        if method != Method.VOUCHER and held.vouchers.filter(kind__gives_no_change=True).exists():
            raise ValidationError(
                _now("On ne rend pas la monnaie de ces bons\xa0: ce qui reste sert à payer autre chose.")
            )
        refund = Payment.objects.create(
            method=method,
            cents=-cents,
            day=day or timezone.localdate(),
            payer=held.payer,
            payer_organisation=held.payer_organisation,
            reference=reason[:80],
            refund_of=held,
            made_by=by,
        )
        Payment.objects.filter(pk=held.pk).update(refunded_cents=F("refunded_cents") + cents)
        is_ours = method == Method.CHEQUE and not as_it_came
        account, journal = BY_OUR_CHEQUE if is_ours else WHERE[method]
        movements = [Movement(CUSTOMERS, cents), Movement(account, -cents)]
        post(journal, refund.day, refund.booked_as(), movements, piece=f"P{refund.pk}", by=by)
        record("payment.refunded", held, by=by, refund=refund.pk, cents=cents, reason=reason)
        self.refresh_from_db()
        return refund

    @property
    def may_be_handed_back(self) -> bool:
        """Whether it is a cheque that still lies in the drawer, whole."""
        is_here = self.method == Method.CHEQUE and self.cents > 0 and not self.batch_id
        return is_here and not self.handed_back_on and not self.refunded_cents

    @transaction.atomic
    def hand_back(self, *, reason, by):
        """Give a cheque back as it came, before it goes to the bank: what it paid is due again."""
        self.free(self.cents)
        held = Payment.objects.get(pk=self.pk)
        if not held.may_be_handed_back:
            raise ValidationError(_now("Ce chèque n'est plus ici, ou une part en est déjà rendue."))
        held.refund(held.cents, method=Method.CHEQUE, as_it_came=True, reason=reason, by=by)
        Payment.objects.filter(pk=held.pk).update(handed_back_on=timezone.localdate())
        Part.objects.filter(cheque=held).update(cheque=None)
        record("payment.cheque_handed_back", held, by=by, cents=held.cents, reason=reason.strip())
        self.refresh_from_db()


class Allocation(models.Model):
    """So much of a payment for this share; below zero when taken back."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="allocations")
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="allocations")
    cents = models.IntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("affectation")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(cents=0), name="allocation_of_something")]

    def __str__(self):
        return f"{self.payment_id} → {self.share_id}"
