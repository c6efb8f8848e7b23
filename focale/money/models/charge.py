"""What an act costs: its real price, frozen when made, in shares that say who owes which part.

Nothing here is edited or deleted. A mistake is corrected by a credit note: another charge, below zero, that
names the one it corrects. Only counters move (`credited_cents`, `paid_cents`), by the verbs.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.money.ledger import Journal, Movement, post
from focale.money.payer_words import payer_words, rest_words
from focale.people.rights import Right, may

from .fund import Fund
from .paper import RECEIPTED, Kind
from .purpose import PLACES, Purpose
from .tariff import Payer

CUSTOMERS = "411"


class ChargeQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The desk sees all; others what they owe, and what is made for those they decide for."""
        if may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        return self.of_family(person)

    def of_family(self, person):
        """What the person owes, and what is made for the person and those the person decides for."""
        wards = person.wardships.of_the_deciding(person).values("ward")
        return self.filter(Q(payer=person) | Q(beneficiary=person) | Q(beneficiary__in=wards))

    def with_shares(self):
        """With what says who bears which part, in one query more."""
        shares = Share.objects.select_related("person", "organisation", "fund__giver")
        return self.prefetch_related(models.Prefetch("shares", shares))

    def hold_funds(self, *others):
        """Lock the envelopes that pay a part of these, and others by their keys. Before the charges, always,
        or two verbs wait for each other."""
        # In two steps: asked in one, PostgreSQL without fresh statistics looked at every share for minutes.
        charges = list(self.order_by().values_list("pk", flat=True))
        shares = Share.objects.filter(charge__in=charges).exclude(fund=None).order_by()
        funds = shares.values_list("fund", flat=True).distinct()
        Fund.objects.hold([*funds, *others])


class Charge(models.Model):
    label = models.CharField(_("pour"), max_length=200)
    purpose = models.CharField(max_length=30, choices=Purpose.choices)
    day = models.DateField(_("jour de l'acte"))
    until = models.DateField(_("dernier jour"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), default=0)
    value_cents = models.IntegerField(_("prix réel"))
    payer = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="charges"
    )
    payer_organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="charges"
    )
    beneficiary = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="benefits"
    )
    version = models.ForeignKey(
        "money.TariffVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="charges"
    )
    reason = models.CharField(_("pourquoi ce prix"), max_length=200, blank=True)
    project = models.CharField(_("action"), max_length=40, blank=True, help_text="analytic code")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="credit_notes"
    )

    objects = ChargeQuerySet.as_manager()

    class Meta:
        verbose_name = _("somme due")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects=None, value_cents__gte=0)
                | Q(corrects__isnull=False, value_cents__lte=0),
                name="charge_credit_note_below_zero",
            ),
        ]
        indexes = [models.Index(fields=["payer", "day"], name="charge_of_payer")]

    def __str__(self):
        return self.label

    @property
    def due_cents(self) -> int:
        """The part of a person."""
        return sum(share.cents for share in self.shares.all() if share.is_personal)

    @property
    def left_cents(self) -> int:
        """What a person still has to pay of it."""
        return sum(share.left_cents for share in self.shares.all() if share.is_personal)

    @property
    def vouchers_left_cents(self) -> int:
        """What whoever pays still has to bring in vouchers."""
        brought = (share for share in self.shares.all() if share.payer == Payer.VOUCHER)
        return sum(share.left_cents for share in brought if share.organisation_id is None)

    @property
    def given_cents(self) -> int:
        """What others than the place and its grants give for it."""
        return sum(share.cents for share in self.shares.all() if share.is_owed)

    def get_absolute_url(self):
        return reverse("charge", args=[self.pk])

    @property
    def is_credited(self) -> bool:
        """Whether a credit note took it back."""
        return any(share.credited_cents for share in self.shares.all())

    @property
    def can_be_credited(self) -> bool:
        return self.corrects_id is None and not self.is_credited

    @property
    def payer_words(self) -> str:
        """Who bears what the person does not pay."""
        return ", ".join(share.payer_words for share in self.shares.all() if not share.is_personal)

    @property
    def rest_words(self) -> str:
        """Instead of what, and who pays the difference, where the price is lower than the public one."""
        return rest_words(self.value_cents, self.due_cents, self.payer_words)

    @property
    def why(self) -> str:
        """The reason of the price, in a few words."""
        return self.reason or _now("prix public")

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Refuses while something is still to be paid; the accounts stay (ten years), without the name."""
        if Share.objects.unpaid().owed_by(person).exists():
            raise ValidationError(
                _now("%(who)s doit encore une somme. Encaissez-la, ou annulez-la par un avoir.")
                % {"who": person}
            )

    @classmethod
    @transaction.atomic
    def make(cls, quote, *, label, purpose, day, payer=None, payer_organisation=None, beneficiary=None,
             minutes=0, until=None, project="", by):  # fmt: skip
        """Freeze a quote: who owes what, and the envelope lighter by what it offers. `until`: the last day.

        `payer`: the Person who pays what the quote leaves due, else `payer_organisation`. Refuses with
        ValidationError (code "fund") when the envelope has become too small in between: ask for a new quote.
        """
        charge = cls.objects.create(
            label=label[:200],
            purpose=purpose,
            day=day,
            until=until if until and until > day else None,
            minutes=minutes,
            value_cents=quote.public_cents,
            payer=payer,
            payer_organisation=payer_organisation,
            beneficiary=beneficiary,
            version=quote.version,
            reason=quote.rule.label[:200] if quote.rule else "",
            project=project,
            made_by=by,
        )
        pays = Payer.PARTNER if payer_organisation else Payer.PERSON
        shares = [Share(charge=charge, payer=pays, person=payer, organisation=payer_organisation,
                        cents=quote.due_cents)]  # fmt: skip
        if quote.covered_cents:
            shares.append(
                Share(
                    charge=charge,
                    payer=quote.payer,
                    cents=quote.covered_cents,
                    fund=quote.fund if quote.payer == Payer.GRANT else None,
                    organisation_id=quote.partner_id if quote.payer == Payer.PARTNER else None,
                )
            )
        Share.objects.bulk_create(shares)
        if quote.payer == Payer.GRANT and quote.covered_cents and not quote.fund.offer(quote.covered_cents):
            raise ValidationError(
                _now("L'enveloppe « %(fund)s » vient d'être épuisée.") % {"fund": quote.fund}, code="fund"
            )
        charge._post(sum(share.cents for share in shares if share.is_owed), by=by)
        record("charge.made", charge, by=by, value_cents=charge.value_cents, due_cents=quote.due_cents)
        return charge

    @transaction.atomic
    def credit(self, *, reason, by):
        """Take the charge back whole by a credit note; what was paid for it is free again for other sums.

        What is yet to come is taken back on its own day, so that no year bears half of it.
        """
        Charge.objects.filter(pk=self.pk).hold_funds()
        held = Charge.objects.select_for_update().get(pk=self.pk)
        if held.corrects_id or held.credit_notes.exists():
            raise ValidationError(_now("Cette somme est déjà annulée par un avoir."))
        if held.papers.filter(kind=Kind.GIFT_RECEIPT).exists():
            raise ValidationError(RECEIPTED)
        if not reason.strip():
            raise ValidationError(_now("Dites pourquoi : la raison est imprimée sur l'avoir."))
        note = Charge.objects.create(
            label=held.label,
            purpose=held.purpose,
            day=max(timezone.localdate(), held.day),
            minutes=held.minutes,
            value_cents=-held.value_cents,
            payer=held.payer,
            payer_organisation=held.payer_organisation,
            beneficiary=held.beneficiary,
            version=held.version,
            reason=reason.strip()[:200],
            project=held.project,
            made_by=by,
            corrects=held,
        )
        owed, plans = 0, set()
        for share in held.shares.select_for_update().order_by("pk"):
            share.free_payments()
            Share.objects.create(
                charge=note,
                payer=share.payer,
                person=share.person,
                organisation=share.organisation,
                fund=share.fund,
                cents=-share.cents,
            )
            Share.objects.filter(pk=share.pk).update(credited_cents=share.cents)
            if share.fund_id:
                share.fund.take_back_offer(share.cents)
            owed += share.cents if share.is_owed else 0
            plans |= {row.plan for row in share.planned.filter(is_running=True).select_related("plan")}
        note._post(-owed, by=by)
        for plan in plans:
            plan.shrink(reason=note.reason, by=by)
        record("charge.credited", held, by=by, note=note.pk, reason=note.reason)
        return note

    def _post(self, owed, *, by):
        """The books: somebody owes it, it is earned. What a grant or the place bears is no income here."""
        if not owed:
            return
        income = PLACES[Purpose(self.purpose)].account
        project = self.project
        movements = [Movement(CUSTOMERS, owed), Movement(income, -owed, project=project)]
        post(Journal.SALES, self.day, self.label, movements, piece=f"C{self.pk}", by=by)


class ShareQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self.filter(charge__in=Charge.objects.visible_to(account))

    def owed(self):
        """Those somebody is to pay: persons, partners, issuers of vouchers."""
        return self.filter(payer__in=OWED_BY)

    def unpaid(self):
        return self.owed().filter(paid_cents__lt=F("cents") - F("credited_cents"), cents__gt=0)

    def owed_by(self, person):
        """Those the person pays: the own parts, and the parts vouchers are to pay of the person's charges."""
        theirs = Charge.objects.filter(payer=person).values("pk")
        of_vouchers = Q(payer=Payer.VOUCHER, organisation=None, charge__in=theirs)
        return self.filter(Q(person=person) | of_vouchers)

    def to_choose_from(self):
        """With what a form says of them, the oldest first."""
        return self.select_related("charge__beneficiary").order_by("charge__day", "pk")

    def left_for(self, person) -> int:
        """The cents this person still has to pay in all, what vouchers are to pay among them."""
        return self.unpaid().owed_by(person).aggregate(left=models.Sum(LEFT, default=0))["left"]

    def left_by_person(self):
        """A row for each person who still has something to pay: `person`, and the cents as `left`."""
        return self.unpaid().order_by().values("person").annotate(left=models.Sum(LEFT))

    def left_in_vouchers(self):
        """A row for each person who still has vouchers to bring: `charge__payer`, and the cents as `left`."""
        rows = self.unpaid().filter(payer=Payer.VOUCHER, organisation=None)
        return rows.order_by().values("charge__payer").annotate(left=models.Sum(LEFT))


LEFT = F("cents") - F("credited_cents") - F("paid_cents")
OWED_BY = (Payer.PERSON, Payer.PARTNER, Payer.VOUCHER)


class Share(models.Model):
    """One part of a charge and who bears it. Grants and the place itself bear theirs without a payment."""

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="shares")
    payer = models.CharField(_("payé par"), max_length=10, choices=Payer)
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="shares"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="shares"
    )
    fund = models.ForeignKey(
        "money.Fund", null=True, blank=True, on_delete=models.PROTECT, related_name="shares"
    )
    paper = models.ForeignKey(
        "money.Paper", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="shares"
    )
    cents = models.IntegerField(_("somme"))
    credited_cents = models.PositiveIntegerField(default=0)
    paid_cents = models.PositiveIntegerField(default=0)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("part")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cents__lt=0) | Q(paid_cents__lte=F("cents") - F("credited_cents")),
                name="share_never_overpaid",
            ),
            models.CheckConstraint(
                condition=Q(fund=None) | Q(payer=Payer.GRANT), name="share_fund_is_of_a_grant"
            ),
        ]
        indexes = [models.Index(fields=["fund"], name="share_of_fund")]

    def __str__(self):
        return f"{self.charge} · {self.get_payer_display()}"

    @property
    def is_owed(self) -> bool:
        return self.payer in OWED_BY

    @property
    def is_personal(self) -> bool:
        return self.payer == Payer.PERSON

    @property
    def payer_words(self) -> str:
        """Who bears it, in words: a name, or what pays."""
        return str(self.person) if self.person_id else payer_words(self.payer, self.fund, self.organisation)

    @property
    def left_cents(self) -> int:
        """What is still to be paid."""
        return self.cents - self.credited_cents - self.paid_cents if self.is_owed else 0

    def free_payments(self):
        """Take back what payments gave to this share: it may go to other sums, or be paid back."""
        given = {}
        for allocation in self.allocations.select_related("payment"):
            given[allocation.payment] = given.get(allocation.payment, 0) + allocation.cents
        for payment, cents in given.items():
            if cents:
                payment.take_back(self, cents)
