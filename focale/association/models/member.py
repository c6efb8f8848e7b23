"""A member of the association. Two facts that are never mixed up: whether one **is** a member (a status that
arrears do not end: only resigning, being struck off or dying does), and **until when** the fee is paid.

A number is given once, in order, under the lock of one row that remembers the next one, and stays with
whoever had it: where two files turn out to be one person, the second number stays too, on a row that leads to
the first; where a list taken up is undone, its numbers are not given again.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.association.messages import tell_admission
from focale.ground.keys import key_of
from focale.ground.models import Version, record
from focale.people.folding import fold
from focale.people.rights import Right, may

from .membership import Membership


class Standing(models.TextChoices):
    PENDING = "pending", _("demande à accepter")
    ACTIVE = "active", _("membre")
    RESIGNED = "resigned", _("a démissionné")
    STRUCK_OFF = "struck_off", _("radié·e")
    DECEASED = "deceased", _("décédé·e")


class MemberQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The team sees all; others themselves and those they decide for."""
        if may(account, Right.EDIT_MEMBERS):
            return self
        person = getattr(account, "person", None)
        return self.none() if person is None else self.of_family(person)

    def of_family(self, person):
        """The person and those the person decides for."""
        wards = person.wardships.of_the_deciding(person).values("ward")
        return self.filter(Q(person=person) | Q(person__in=wards))

    def existing(self):
        """Without the second numbers of persons whose files were merged."""
        return self.filter(absorbed_into=None)

    def active(self):
        """Members today, in arrears or not: they are convened and vote as the statutes say."""
        return self.filter(standing=Standing.ACTIVE)

    def paid_up_on(self, day):
        """Members whose fee is paid for that day."""
        return self.active().filter(Exists(Membership.objects.paid().holding_on(day).of(OuterRef("pk"))))

    def with_last_day(self):
        """With `last_day`: the last one paid for, or None."""
        paid = Membership.objects.paid().of(OuterRef("pk")).order_by("-last_day").values("last_day")[:1]
        return self.annotate(last_day=models.Subquery(paid))

    def current(self, day):
        """Members whose fee is paid for that day, by `last_day`."""
        return self.filter(standing=Standing.ACTIVE, last_day__gte=day)

    def to_renew(self, day):
        """Members whose fee is not paid for that day, by `last_day`: members all the same."""
        return self.filter(Q(last_day__lt=day) | Q(last_day=None), standing=Standing.ACTIVE)

    def pending(self):
        return self.filter(standing=Standing.PENDING)

    def ended(self):
        return self.filter(ended_on__isnull=False)

    def found_by(self, typed):
        """By number, or by each word of the name of a person or an organisation."""
        found = self
        for word in fold(typed).split():
            named = Q(person__folded_name__contains=word) | Q(organisation__folded_name__contains=word)
            number = key_of(word)
            numbered = Q(number=number) | Q(numbers__number=number) if number else Q()
            found = found.filter(named | numbered if numbered else named)
        return found.distinct()


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
    absorbed_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="numbers"
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("membre")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, organisation__isnull=False, absorbed_into=None)
                | Q(person__isnull=False, organisation=None, absorbed_into=None)
                | Q(person=None, organisation=None, absorbed_into__isnull=False),
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
        return self.periods().paid().aggregate(last=models.Max("last_day"))["last"]

    def periods(self):
        """Every membership of this member, also those under a second number."""
        return Membership.objects.of(self.pk)

    @property
    def state(self) -> str:
        """For who was fetched `with_last_day`: current, arrears, pending or ended."""
        if self.standing == Standing.PENDING:
            return "pending"
        if self.standing != Standing.ACTIVE:
            return "ended"
        return "current" if self.last_day and self.last_day >= timezone.localdate() else "arrears"

    @classmethod
    @transaction.atomic
    def admit(cls, *, person=None, organisation=None, needs_approval, by):
        """The member of this person or organisation, made or taken back, with its number.

        Call under `numbering()`. Whoever had left is taken back by the team, and asks again otherwise; who
        has died is never.
        """
        member = cls.objects.select_for_update().filter(person=person, organisation=organisation).first()
        waits = needs_approval and not may(by, Right.EDIT_MEMBERS)
        if member is None:
            standing = Standing.PENDING if waits else Standing.ACTIVE
            member = cls.objects.create(
                person=person, organisation=organisation, number=_next_number(), standing=standing
            )
            record("member.numbered", member, by=by, number=member.number)
        elif member.ended_on:
            if member.standing == Standing.DECEASED:
                raise ValidationError(_now("Cette personne est notée comme décédée\xa0: elle n'adhère plus."))
            member.standing = Standing.ACTIVE if may(by, Right.EDIT_MEMBERS) else Standing.PENDING
            member.joined_on, member.ended_on, member.ended_why = timezone.localdate(), None, ""
            member.save()
            record("member.returned", member, by=by)
        member.periods().end_credited()
        return member

    @transaction.atomic
    def approve(self, *, by):
        """The board accepts: a member from now on, and the fee is due."""
        self._settle(by, Standing.PENDING)
        self.standing, self.joined_on = Standing.ACTIVE, timezone.localdate()
        self.save(update_fields=["standing", "joined_on"])
        for membership in self.periods().standing().filter(approved_at=None):
            membership.accept(by=by)
        record("member.approved", self, by=by)
        tell_admission(self)
        return self

    @transaction.atomic
    def decline(self, why, *, by):
        """The board does not accept: nothing is due. The number stays given."""
        self._settle(by, Standing.PENDING)
        self.periods().standing().update(cancelled_at=timezone.now())
        self._end(Standing.STRUCK_OFF, why, by=by)

    @transaction.atomic
    def resign(self, why="", *, by):
        """The member leaves; what is due stays due."""
        if not (may(by, Right.EDIT_MEMBERS) or (self.person and self.person.may_be_changed_by(by))):
            raise ValidationError(_now("Vous ne pouvez pas démissionner pour cette personne."))
        self._settle(by, Standing.ACTIVE, is_own=True)
        self._end(Standing.RESIGNED, why or _now("démission"), by=by)

    @transaction.atomic
    def strike_off(self, why, *, by):
        """The board ends the membership, for a reason of the statutes. Arrears alone never do."""
        self._settle(by, Standing.ACTIVE)
        self._end(Standing.STRUCK_OFF, why, by=by)

    @transaction.atomic
    def note_death(self, *, by):
        """The member has died."""
        self._settle(by, Standing.ACTIVE)
        self._end(Standing.DECEASED, _now("décès"), by=by)

    def _settle(self, by, standing, is_own=False):
        """Hold the row; it must stand so."""
        if not (is_own or may(by, Right.EDIT_MEMBERS)):
            raise ValidationError(_now("Vous ne tenez pas la liste des adhérents."))
        self.refresh_from_db(from_queryset=Member.objects.select_for_update(of=["self"]))
        if self.standing != standing:
            raise ValidationError(_now("L'état de cette adhésion vient de changer. Rechargez la page."))

    def _end(self, standing, why, *, by):
        if not why.strip():
            raise ValidationError(_now("Dites pourquoi : la raison reste dans le registre."))
        self.standing, self.ended_on = standing, timezone.localdate()
        self.ended_why = why.strip()[:200]
        self.save(update_fields=["standing", "ended_on", "ended_why"])
        record("member.ended", self, by=by, standing=str(standing))

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """Both numbers stay: the member who stands carries on, the other's row leads to it.

        Returns {what: keys}: "person" (moved as it was), or "folded", "swapped" and "led".
        """
        rows = cls.objects.select_for_update().filter(person__in=[kept, absorbed]).order_by("pk")
        held = {row.person_id: row for row in rows}
        mine, theirs = held.get(kept.pk), held.get(absorbed.pk)
        if theirs is None:
            return {}
        if mine is None:
            cls.objects.filter(pk=theirs.pk).update(person=kept)
            return {"person": [theirs.pk]}
        swaps = theirs.standing == Standing.ACTIVE and mine.standing != Standing.ACTIVE
        stays, goes = (theirs, mine) if swaps else (mine, theirs)
        led = list(goes.numbers.values_list("pk", flat=True))
        cls.objects.filter(pk__in=led).update(absorbed_into=stays)
        cls.objects.filter(pk=goes.pk).update(person=None, absorbed_into=stays)
        cls.objects.filter(pk=stays.pk).update(person=kept)
        return {"folded": [goes.pk], "swapped": [stays.pk] if swaps else [], "led": led}

    @classmethod
    def follow_parting(cls, kept, absorbed, moved):
        """Each file has its own number again."""
        cls.objects.filter(pk__in=moved.get("person", []), person=kept).update(person=absorbed)
        swapped = moved.get("swapped", [])
        cls.objects.filter(pk__in=swapped, person=kept).update(person=absorbed)
        owner = kept if swapped else absorbed
        for key in moved.get("folded", []):
            cls.objects.filter(pk=key).update(person=owner, absorbed_into=None)
            cls.objects.filter(pk__in=moved.get("led", [])).update(absorbed_into=key)

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Who is forgotten is no member any more; the number stays given, to nobody known."""
        rows = cls.objects.filter(person=person, ended_on=None)
        rows.update(
            standing=Standing.RESIGNED, ended_on=timezone.localdate(), ended_why=_now("fiche effacée")
        )


@contextmanager
def numbering():
    """Alone with the numbers: who takes one holds this row, so that none is given twice or left out."""
    with transaction.atomic():
        Version.objects.get_or_create(pk="members")
        Version.objects.select_for_update().get(pk="members")
        yield


def _next_number() -> int:
    """The number after the last one ever given. Under `numbering()`."""
    last = Member.objects.aggregate(last=models.Max("number"))["last"] or 0
    number = max(last + 1, Version.of("members"))
    Version.objects.filter(pk="members").update(number=number + 1)
    return number


def is_paid_up(person, day) -> bool:
    """Whether this person is a member whose fee is paid for that day: what prices ask."""
    return Member.objects.paid_up_on(day).filter(person=person).exists()
