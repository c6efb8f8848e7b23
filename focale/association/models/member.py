"""A member of the association, and the periods paid for. Two facts that are never mixed up:

whether one **is** a member (a status, which arrears do not end: only resigning, being struck off or dying
does), and **until when** the fee is paid.
"""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.money.models import Share
from focale.people.rights import Right, may


class Standing(models.TextChoices):
    PENDING = "pending", _("demande à accepter")
    ACTIVE = "active", _("membre")
    RESIGNED = "resigned", _("a démissionné")
    STRUCK_OFF = "struck_off", _("radié·e")
    DECEASED = "deceased", _("décédé·e")


class MemberQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The team sees all; others themselves and those they decide for."""
        if may(account, Right.EDIT_MEMBERS) or may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = person.wardships.of_the_deciding(person).values("ward")
        return self.filter(Q(person=person) | Q(person__in=wards))

    def active(self):
        """Members today, in arrears or not: they are convened and vote as the statutes say."""
        return self.filter(standing=Standing.ACTIVE)

    def paid_up_on(self, day):
        """Members whose fee is paid for that day."""
        paid = Membership.objects.paid().holding_on(day).filter(member=OuterRef("pk"))
        return self.active().filter(Exists(paid))


class Member(models.Model):
    person = models.OneToOneField(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="member"
    )
    organisation = models.OneToOneField(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="member"
    )
    number = models.PositiveIntegerField(_("numéro d'adhérent"), unique=True)
    standing = models.CharField(_("état"), max_length=12, choices=Standing, default=Standing.ACTIVE)
    joined_on = models.DateField(_("membre depuis"), default=timezone.localdate)
    ended_on = models.DateField(_("jusqu'au"), null=True, blank=True)
    ended_why = models.CharField(_("raison"), max_length=200, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("membre")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
                name="member_is_a_person_or_an_organisation",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=["pending", "active"], ended_on=None)
                | Q(standing__in=["resigned", "struck_off", "deceased"], ended_on__isnull=False),
                name="member_ended_has_a_date",
            ),
        ]

    def __str__(self):
        return str(self.person or self.organisation)

    def paid_until(self):
        """The last day paid for, or None."""
        return self.memberships.paid().aggregate(last=models.Max("last_day"))["last"]


class MembershipQuerySet(models.QuerySet):
    def holding_on(self, day):
        return self.filter(first_day__lte=day, last_day__gte=day, cancelled_at=None)

    def paid(self):
        """Those with nothing left to pay; a fee of nothing is paid."""
        unpaid = Share.objects.unpaid().filter(charge=OuterRef("charge"))
        return self.filter(~Exists(unpaid), cancelled_at=None)


class Membership(models.Model):
    """One period: joined or renewed, as this type, for this fee."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="memberships")
    type = models.ForeignKey(
        "association.MembershipType", on_delete=models.PROTECT, related_name="memberships"
    )
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    charge = models.OneToOneField(
        "money.Charge", null=True, blank=True, on_delete=models.PROTECT, related_name="membership"
    )
    requested_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
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


def is_paid_up(person, day) -> bool:
    """Whether this person is a member whose fee is paid for that day: what prices ask."""
    return Member.objects.paid_up_on(day).filter(person=person).exists()
