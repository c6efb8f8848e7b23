"""One period of a member: joined or renewed, as this type, for this fee."""

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.language import kept_words
from focale.ground.models import record
from focale.money.models import Charge, Share
from focale.money.pricing import Quote


def is_credited():
    """Whose fee a credit note took back, as a condition."""
    return Exists(Charge.objects.filter(corrects=OuterRef("charge")))


class MembershipQuerySet(models.QuerySet):
    def of(self, member):
        """Those of a member (its key, or an OuterRef to it), under whichever of its numbers."""
        return self.filter(Q(member=member) | Q(member__absorbed_into=member))

    def last_paid_of_person(self, person):
        """The last day paid for by this person (an OuterRef), as a subquery of one value."""
        rows = self.paid().filter(Q(member__person=person) | Q(member__absorbed_into__person=person))
        return rows.order_by("-last_day").values("last_day")[:1]

    def standing(self):
        """Neither called off, nor its fee taken back by a credit note."""
        return self.filter(~is_credited(), cancelled_at=None)

    def holding_on(self, day):
        return self.standing().filter(first_day__lte=day, last_day__gte=day)

    def paid(self):
        """Those with nothing left to pay; a fee of nothing is paid."""
        unpaid = Share.objects.unpaid().filter(charge=OuterRef("charge"))
        return self.standing().filter(~Exists(unpaid))

    def end_credited(self):
        """The floor below takes a fee back without asking: its period is over too. By the clock."""
        for key in list(self.filter(is_credited(), cancelled_at=None).values_list("pk", flat=True)):
            self.model(pk=key).call_off()


class Membership(models.Model):
    member = models.ForeignKey("association.Member", on_delete=models.PROTECT, related_name="memberships")
    type = models.ForeignKey(
        "association.MembershipType", on_delete=models.PROTECT, related_name="memberships"
    )
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    fee_cents = models.PositiveIntegerField(_("montant"), default=0)
    charge = models.OneToOneField(
        "money.Charge", null=True, blank=True, on_delete=models.PROTECT, related_name="membership"
    )
    requested_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ticket = models.CharField(
        max_length=40, null=True, blank=True, unique=True, help_text="number of the form it was asked by"
    )
    origin = models.CharField(_("venue de"), max_length=40, blank=True, help_text="file it was imported from")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("adhésion")
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=models.F("first_day")), name="membership_runs"),
            models.UniqueConstraint(
                fields=["member", "first_day"],
                condition=Q(cancelled_at=None),
                name="membership_once_a_period",
            ),
        ]

    def __str__(self):
        return f"{self.member} · {self.type}"

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @transaction.atomic
    def accept(self, *, by, payer=None):
        """It counts from now on, and its fee is due, once. `payer`: a Person, else the adult who decides."""
        held = Membership.objects.select_for_update(of=["self"]).get(pk=self.pk)
        if held.approved_at or held.cancelled_at:
            return held
        member = held.member
        organisation = member.organisation
        if held.fee_cents:
            held.charge = Charge.make(
                Quote(held.fee_cents, held.fee_cents),
                label=kept_words(_("Adhésion\u00a0: %(type)s"), type=held.type),
                purpose=held.type.fee_purpose,
                day=timezone.localdate(),
                payer=None if organisation else payer or payer_for(member.person),
                payer_organisation=organisation,
                beneficiary=member.person,
                by=by,
            )
        held.approved_at = timezone.now()
        held.save(update_fields=["charge", "approved_at"])
        record("membership.accepted", held, by=by, member=member.pk, cents=held.fee_cents)
        self.charge, self.approved_at = held.charge, held.approved_at
        return held

    @transaction.atomic
    def call_off(self):
        """The period ends because nothing is due for it any more; once. The member stays a member."""
        now = timezone.now()
        if Membership.objects.filter(pk=self.pk, cancelled_at=None).update(cancelled_at=now):
            record("membership.called_off", self, by=None)


def payer_for(person):
    """Who pays for this person: the adult who decides for a minor, else the person."""
    link = person.deciders().select_related("adult").order_by("call_order", "pk").first()
    return link.adult if link and person.is_minor() else person
