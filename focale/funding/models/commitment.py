"""What an action takes its share of: an activity, one date of it, an expense. Never more than the whole.

The thing committed is the owner of its hundred percent: every verb locks it, re-reads, then changes. The
money of a grant is held by its envelope (`money.Fund`), which refuses by itself what would cross it.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may
from focale.programme.models import Activity


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()

    def live(self):
        return self.filter(ended_at=None)


class Commitment(models.Model):
    """An action's share of an activity, with all its dates, or of one date, which then follows its own."""

    action = models.ForeignKey("funding.Action", on_delete=models.PROTECT, related_name="commitments")
    activity = models.ForeignKey(
        "programme.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    occurrence = models.ForeignKey(
        "programme.Occurrence", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    share_percent = models.PositiveSmallIntegerField(_("part, en %"), default=100)
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
                condition=Q(activity=None, occurrence__isnull=False)
                | Q(activity__isnull=False, occurrence=None),
                name="commitment_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["action", "activity"], condition=Q(ended_at=None), name="commitment_activity_once"
            ),
            models.UniqueConstraint(
                fields=["action", "occurrence"], condition=Q(ended_at=None), name="commitment_date_once"
            ),
        ]

    def __str__(self):
        return f"{self.thing} → {self.action}"

    @property
    def thing(self):
        return self.activity or self.occurrence

    @classmethod
    @transaction.atomic
    def make(cls, action, thing, *, share_percent=100, by):
        """Commit an Activity or an Occurrence to an action. Refuses more than the whole of it."""
        type(thing).objects.select_for_update(no_key=True).get(pk=thing.pk)
        field = "activity" if isinstance(thing, Activity) else "occurrence"
        others = cls.objects.live().filter(**{field: thing})
        if others.filter(action=action).exists():
            raise ValidationError(_now("« %(thing)s » est déjà engagé dans cette action.") % {"thing": thing})
        left = 100 - (others.aggregate(taken=models.Sum("share_percent"))["taken"] or 0)
        if share_percent > left:
            raise ValidationError(
                _now("Il ne reste que %(left)d %% de « %(thing)s » à engager.")
                % {"left": left, "thing": thing}
            )
        made = cls(action=action, share_percent=share_percent, **{field: thing})
        made.full_clean()
        made.save()
        record("commitment.made", action, by=by, share=share_percent, **{field: thing.pk})
        return made

    @transaction.atomic
    def end(self, *, by):
        """Take it back; reports already sent keep what they said."""
        held = Commitment.objects.select_for_update().get(pk=self.pk)
        if held.ended_at is None:
            held.ended_at = timezone.now()
            held.save(update_fields=["ended_at"])
            record("commitment.ended", held.action, by=by, commitment=held.pk)
        self.refresh_from_db()
