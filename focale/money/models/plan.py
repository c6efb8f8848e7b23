"""What somebody owes, spread over dated parts. Agreed once; changed by another plan that replaces it.

The parts always add up to what was left to pay when the plan was agreed. How far it is paid is not written
down: it is asked of the sums themselves, so that a plan and what is owed can never disagree.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.ground.typography import euros
from focale.people.rights import Right, may

from .charge import Share

MOST_PARTS = 24


class PlanQuerySet(models.QuerySet):
    def visible_to(self, account):
        if may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        return self.filter(payer=person) if person else self.none()

    def running(self):
        return self.filter(ended_at=None)

    def due_now(self, payer, cents) -> int:
        """Of `cents` this person owes, what no running plan puts off; where all is, the next part of one."""
        plans = list(self.running().filter(payer=payer).told())
        now = cents - sum(plan.deferred_cents() for plan in plans)
        coming = sorted(part for plan in plans for part in plan.still_due())
        return now if now > 0 else min([cents, *(left for _day, left in coming[:1])])

    def told(self):
        """With their parts, their cheques and their sums, in three queries."""
        parts = models.Prefetch("parts", Part.objects.select_related("cheque"))
        planned = models.Prefetch("planned", PlannedShare.objects.select_related("share__charge"))
        return self.prefetch_related(parts, planned)

    @transaction.atomic
    def agree(self, payer, shares, parts, *, replaces=None, reason="", by):
        """Spread what is left of these sums of one person over `parts`, pairs of a day and cents.

        Refuses parts that do not add up to it, days twice or long past, and sums of another running plan.
        """
        keys = {share.pk for share in shares}
        rows = Share.objects.select_for_update().unpaid().owed_by(payer).filter(pk__in=keys).order_by("pk")
        held = list(rows)
        if not keys or len(held) != len(keys):
            raise ValidationError(_now("Une de ces sommes vient d'être payée. Rechargez la page."))
        if replaces:
            replaces.end(reason=reason, by=by)
        if PlannedShare.objects.filter(share__in=held, is_running=True).exists():
            raise ValidationError(_now("Une de ces sommes a déjà un échéancier\xa0: changez celui-ci."))
        parts = sorted(parts)
        _refuse_unsound(parts, sum(share.left_cents for share in held))
        return self.lay(payer, held, parts, replaces=replaces, reason=reason, by=by)

    def lay(self, payer, shares, parts, *, replaces, reason, by):
        """Write down a plan whose parts are right. Inside the transaction of a verb."""
        plan = self.create(payer=payer, replaces=replaces, reason=reason.strip()[:120], made_by=by)
        PlannedShare.objects.bulk_create(
            PlannedShare(plan=plan, share=share, cents=share.left_cents) for share in shares
        )
        Part.objects.bulk_create(Part(plan=plan, due_on=day, cents=cents) for day, cents in parts)
        told = [[day.isoformat(), cents] for day, cents in parts]
        record("plan.agreed", plan, by=by, parts=told, replaces=replaces and replaces.pk)
        return plan


def _refuse_unsound(parts, owed):
    if not 2 <= len(parts) <= MOST_PARTS:
        raise ValidationError(_now("Un échéancier a de 2 à 24 échéances."))
    if any(cents <= 0 for _day, cents in parts):
        raise ValidationError(_now("Chaque échéance a une somme."))
    if len({day for day, _cents in parts}) != len(parts):
        raise ValidationError(_now("Deux échéances ont le même jour\xa0: faites-en une seule."))
    if parts[0][0] < timezone.localdate():
        raise ValidationError(_now("La première échéance est déjà passée\xa0: choisissez un jour à venir."))
    if rest := owed - sum(cents for _day, cents in parts):
        words = _now("Il manque %(rest)s.") if rest > 0 else _now("Il y a %(rest)s de trop.")
        wanted = _now("Les échéances doivent faire %(owed)s en tout.") % {"owed": euros(owed)}
        raise ValidationError(f"{wanted} {words % {'rest': euros(abs(rest))}}", code="sum")


class Plan(models.Model):
    payer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="plans")
    replaces = models.OneToOneField(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="replaced_by"
    )
    reason = models.CharField(_("pourquoi il change"), max_length=120, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("échéancier")
        ordering = ["-pk"]

    def __str__(self):
        return _now("Échéancier n° %(number)s") % {"number": self.pk}

    @property
    def cents(self) -> int:
        """What was agreed: the sum of the parts."""
        return sum(part.cents for part in self.parts.all())

    @property
    def left_cents(self) -> int:
        """What its sums still lack today."""
        return sum(planned.share.left_cents for planned in self.planned.all())

    @property
    def late_cents(self) -> int:
        """What should have been paid by now and was not."""
        return sum(state.left_cents for state in self.states() if state.is_late)

    @property
    def sums(self) -> tuple:
        """Cents in all, left, late."""
        return self.cents, self.left_cents, self.late_cents

    @property
    def next_state(self):
        """The first part something is left of, or None."""
        return next((state for state in self.states() if state.left_cents), None)

    def is_in(self, state) -> bool:
        """Whether a list shows it: under way, late ("retard"), over ("finis")."""
        is_over = bool(self.ended_at) or not self.left_cents
        if state == "finis":
            return is_over
        return not is_over and (state != "retard" or self.late_cents > 0)

    @transaction.atomic
    def end(self, *, reason, by):
        """It no longer counts: what is left is due as without it. Harmless when it has ended."""
        held = Plan.objects.select_for_update().get(pk=self.pk)
        if held.ended_at is None:
            held.ended_at = timezone.now()
            held.save(update_fields=["ended_at"])
            held.planned.update(is_running=False)
            record("plan.ended", held, by=by, reason=reason)
        self.ended_at = held.ended_at

    @transaction.atomic
    def shrink(self, *, reason, by):
        """One of its sums was taken back: the last parts become smaller, in a plan that replaces this one."""
        held = Plan.objects.select_for_update().get(pk=self.pk)
        if held.ended_at:
            return
        left = list(Share.objects.unpaid().filter(planned__plan=held).order_by("pk"))
        parts, cents = [], sum(share.left_cents for share in left)
        for day, due in held.still_due():
            if given := min(due, cents):
                parts.append((day, given))
                cents -= given
        held.end(reason=reason, by=by)
        if parts and not cents:
            Plan.objects.lay(held.payer, left, parts, replaces=held, reason=reason, by=by)

    def still_due(self) -> list[tuple]:
        """Pairs of a day and the cents of its part that nothing has paid yet, in order."""
        return [(state.part.due_on, state.left_cents) for state in self.states() if state.left_cents]

    def states(self) -> list:
        """Each part with what is left of it: those that have their cheque first, the rest in their order."""
        parts = list(self.parts.all())
        paid = sum(planned.paid_cents for planned in self.planned.all())
        paid -= sum(part.cents for part in parts if part.cheque_id)
        found = []
        for part in parts:
            given = part.cents if part.cheque_id else max(min(paid, part.cents), 0)
            paid -= 0 if part.cheque_id else given
            found.append(PartState(part, part.cents - given))
        return found

    def deferred_cents(self, today=None) -> int:
        """Of what is left, the cents whose day has not passed yet."""
        today = today or timezone.localdate()
        later = sum(state.left_cents for state in self.states() if state.part.due_on >= today)
        return min(later, self.left_cents)


class PlannedShare(models.Model):
    """A sum that a plan spreads; in one running plan at most. `cents`: what was left of it on that day."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="planned")
    share = models.ForeignKey("money.Share", on_delete=models.PROTECT, related_name="planned")
    cents = models.PositiveIntegerField()
    is_running = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("somme d'un échéancier")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["share"], condition=Q(is_running=True), name="share_in_one_running_plan"
            )
        ]

    def __str__(self):
        return f"{self.plan_id} · {self.share_id}"

    @property
    def paid_cents(self) -> int:
        """What was paid of it since; below zero when something paid before was taken back."""
        return 0 if self.share.credited_cents else self.cents - self.share.left_cents


class Part(models.Model):
    """`cheque`: the one given for it, kept until its day."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parts")
    due_on = models.DateField(_("à payer le"))
    cents = models.PositiveIntegerField(_("somme"))
    cheque = models.OneToOneField(
        "money.Payment", null=True, editable=False, on_delete=models.PROTECT, related_name="part"
    )

    class Meta:
        verbose_name = _("échéance")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "due_on"], name="part_day_once"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="part_of_something"),
        ]

    def __str__(self):
        return f"{self.due_on} {self.cents}"


class PartState:
    """One part as it stands. `left_cents`: what nothing has paid yet."""

    def __init__(self, part, left_cents):
        self.part, self.left_cents = part, left_cents

    @property
    def is_late(self) -> bool:
        return bool(self.left_cents) and self.part.due_on < timezone.localdate()
