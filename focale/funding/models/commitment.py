"""What an action takes its share of: an activity, one date of it, a machine. Never more than the whole.

The thing committed is the owner of its hundred percent: every verb locks it, re-reads, then changes. The
money of a grant is held by its envelope (`money.Fund`), which refuses by itself what would cross it.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.funding import coding
from focale.ground.models import record
from focale.people.rights import Right, may
from focale.place.models import Equipment
from focale.programme.models import Activity, Occurrence

from . import reserve

THINGS = ("activity", "occurrence__activity", "equipment")
FIELDS = {Activity: "activity", Occurrence: "occurrence", Equipment: "equipment"}


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()

    def live(self):
        return self.filter(ended_at=None)

    def free_cancelled(self):
        """Dates are called off by the floor below: what was kept for them returns. By the clock."""
        kept = self.live().filter(reserved_cents__gt=0)
        held = Occurrence.objects.scheduled().filter(activity=models.OuterRef("activity"))
        off = Q(occurrence__cancelled_at__isnull=False) | Q(activity__isnull=False) & ~models.Exists(held)
        for commitment in kept.filter(off):
            commitment.free(by=None)


class Commitment(models.Model):
    """An action's share of an activity with all its dates, of one date, which then follows its own, or of
    a machine: of its hours at no committed date. `reserved_cents`: what `grant` still keeps for it."""

    action = models.ForeignKey("funding.Action", on_delete=models.PROTECT, related_name="commitments")
    activity = models.ForeignKey(
        "programme.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    occurrence = models.ForeignKey(
        "programme.Occurrence", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    equipment = models.ForeignKey(
        "place.Equipment", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    share_percent = models.PositiveSmallIntegerField(_("part, en %"), default=100)
    grant = models.ForeignKey(
        "funding.Grant", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    reserved_cents = models.PositiveIntegerField(_("somme réservée"), default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("engagement")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share_percent__gte=1, share_percent__lte=100), name="commitment_share_is_part"
            ),
            models.CheckConstraint(
                condition=Q(activity=None, occurrence=None, equipment__isnull=False)
                | Q(activity=None, occurrence__isnull=False, equipment=None)
                | Q(activity__isnull=False, occurrence=None, equipment=None),
                name="commitment_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(reserved_cents=0) | Q(grant__isnull=False, ended_at=None),
                name="commitment_reserves_of_a_grant",
            ),
            *(
                models.UniqueConstraint(
                    fields=["action", field], condition=Q(ended_at=None), name=f"commitment_{name}_once"
                )
                for field, name in (
                    ("activity", "activity"),
                    ("occurrence", "date"),
                    ("equipment", "machine"),
                )
            ),
        ]

    def __str__(self):
        return f"{self.thing} → {self.action}"

    @property
    def thing(self):
        return self.activity or self.occurrence or self.equipment

    @classmethod
    @transaction.atomic
    def make(cls, action, thing, *, share_percent=100, grant=None, cents=0, by):
        """Commit an activity, a date or a machine to an action; keep `cents` of `grant` for its expenses.

        Refuses more than the whole of the thing, or than is left of the grant.
        """
        type(thing).objects.select_for_update(no_key=True, of=["self"]).get(pk=thing.pk)
        field = FIELDS[type(thing)]
        others = cls.objects.live().filter(**{field: thing})
        if others.filter(action=action).exists():
            raise ValidationError(_now("« %(thing)s » est déjà engagé dans cette action.") % {"thing": thing})
        left = 100 - (others.aggregate(taken=models.Sum("share_percent"))["taken"] or 0)
        if not 1 <= share_percent <= left:
            raise ValidationError(
                _now("Il ne reste que %(left)d %% de « %(thing)s » à engager.")
                % {"left": left, "thing": thing}
            )
        if cents:
            reserve.take(grant, cents, action=action, day=getattr(thing, "day", None))
        kept = {"grant": grant if cents else None, "reserved_cents": cents}
        made = cls.objects.create(action=action, share_percent=share_percent, **kept, **{field: thing})
        facts = {"share": share_percent, "reserved_cents": cents, field: thing.pk}
        record("commitment.made", action, by=by, **facts)
        coding.tell(thing, cls.objects)
        return made

    @classmethod
    @transaction.atomic
    def make_all(cls, action, things, *, by, **terms):
        """Several things at once, each by the same terms: all of them, or none."""
        return [cls.make(action, thing, by=by, **terms) for thing in sorted(things, key=lambda each: each.pk)]

    @transaction.atomic
    def change(self, *, share_percent, grant=None, cents=0, by):
        """Another share, or other money kept. The former row ends, for reports that counted it; a new one
        begins, or neither. Returns it."""
        self.end(by=by)
        facts = {"share_percent": share_percent, "grant": grant, "cents": cents}
        return Commitment.make(self.action, self.thing, by=by, **facts)

    @transaction.atomic
    def end(self, *, by):
        """Take it back, and what was kept for it; reports already sent keep what they said."""
        type(self.thing).objects.select_for_update(no_key=True, of=["self"]).get(pk=self.thing.pk)
        held = self._held()
        if held.ended_at is None:
            freed, held.reserved_cents, held.ended_at = held.reserved_cents, 0, timezone.now()
            held.save(update_fields=["ended_at", "reserved_cents"])
            reserve.give_back(held.grant, freed)
            record("commitment.ended", held.action, by=by, commitment=held.pk, freed_cents=freed)
            coding.tell(self.thing, Commitment.objects)
        self.refresh_from_db()

    @transaction.atomic
    def free(self, *, by):
        """Give the grant back what is still kept; the share stays."""
        held = self._held()
        if held.reserved_cents:
            freed, held.reserved_cents = held.reserved_cents, 0
            held.save(update_fields=["reserved_cents"])
            reserve.give_back(held.grant, freed)
            record("commitment.freed", held.action, by=by, commitment=held.pk, freed_cents=freed)
        self.refresh_from_db()

    @transaction.atomic
    def use(self, cents) -> int:
        """An expense draws on what is kept; returns how much of it was, which the grant has already given."""
        held = self._held()
        used = min(cents, held.reserved_cents)
        held.reserved_cents -= used
        held.save(update_fields=["reserved_cents"])
        return used

    @transaction.atomic
    def keep_again(self, cents) -> int:
        """An expense is taken back: what it had drawn is kept again, while this stands. Returns how much."""
        held = self._held()
        if held.ended_at or not held.grant or (held.occurrence and held.occurrence.cancelled_at):
            return 0
        held.reserved_cents += cents
        held.save(update_fields=["reserved_cents"])
        return cents

    def _held(self):
        rows = Commitment.objects.select_for_update(of=["self"]).select_related("grant__fund", "action")
        return rows.get(pk=self.pk)
