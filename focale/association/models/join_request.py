"""A form sent without an account that fits somebody known. Nothing is due and nobody a member by it: the
person, who signs in by the address we have, or the place says whether it is true."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.association.messages import tell_request
from focale.ground.models import record
from focale.people.rights import Right, may

from .member import Member, Standing

KEPT = timedelta(days=30)


class JoinRequestQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The team sees all; others what was asked in their own name."""
        if may(account, Right.EDIT_MEMBERS):
            return self
        person = getattr(account, "person", None)
        return self.filter(person=person, organisation=None) if person else self.none()

    def waiting(self):
        return self.filter(settled_at=None, asked_at__gt=timezone.now() - KEPT)

    @transaction.atomic
    def ask(self, kind, person, *, organisation=None, cents):
        """Keep what the form says and write to the person, once while it waits. Call under `numbering()`.

        Of who has died nothing is kept and nobody is written to.
        """
        if Member.objects.filter(person=person, standing=Standing.DECEASED).exists():
            return
        if self.waiting().filter(person=person, organisation=organisation).exists():
            return
        asked = self.create(type=kind, person=person, organisation=organisation, fee_cents=cents)
        record("membership.to_confirm", asked, by=None, person=person.pk)
        if organisation is None:
            tell_request(asked)

    def forget(self):
        """What nobody answered in time goes, and what was answered. By the clock."""
        self.filter(asked_at__lte=timezone.now() - KEPT).delete()


class JoinRequest(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="join_requests")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="join_requests"
    )
    type = models.ForeignKey(
        "association.MembershipType", on_delete=models.PROTECT, related_name="join_requests"
    )
    fee_cents = models.PositiveIntegerField(_("montant"), default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande à confirmer")
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return str(self.organisation or self.person)

    @classmethod
    def follow_erasure(cls, person, *, by):
        """What was asked in the name of who is forgotten goes with the name."""
        cls.objects.filter(person=person).delete()

    @transaction.atomic
    def settle(self, *, by):
        """It is answered, once. Refuses a second answer, and whoever may not answer."""
        held = JoinRequest.objects.select_for_update(of=["self"]).visible_to(by).get(pk=self.pk)
        if held.settled_at:
            raise ValidationError(_now("Cette demande a déjà sa réponse. Rechargez la page."))
        held.settled_at = timezone.now()
        held.save(update_fields=["settled_at"])
        return held

    @transaction.atomic
    def dismiss(self, *, by):
        """It was not true, or is not wanted any more: nothing follows."""
        self.settle(by=by)
        record("membership.not_confirmed", self, by=by)
