"""« Relancer tout le monde »: asked for on a page, done after the answer, one person after the other."""

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.later import later
from focale.ground.models import record
from focale.money.owed import remind
from focale.people.models import Person
from focale.people.rights import Right, may


class ReminderRoundQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.TAKE_PAYMENTS) else self.none()

    @transaction.atomic
    def ask(self, people, *, by):
        """Have these persons (keys) reminded after the answer. One under way is returned instead."""
        if under_way := self.filter(is_finished=False).first():
            return under_way
        keys = sorted(people)
        try:
            with transaction.atomic():
                asked = self.create(by=by, total=len(keys), left=keys)
        except IntegrityError:  # somebody else asked at the same second
            return self.get(is_finished=False)
        later(asked.go_on)
        record("reminder_round.asked", asked, by=by, people=len(keys))
        return asked


class ReminderRound(models.Model):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    total = models.PositiveIntegerField()
    written = models.PositiveIntegerField(default=0)
    left = models.JSONField(default=list, help_text="keys of the persons not yet looked at")
    is_finished = models.BooleanField(default=False)

    objects = ReminderRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("relance générale")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_finished"],
                condition=models.Q(is_finished=False),
                name="reminder_round_one_under_way",
            )
        ]

    def __str__(self):
        return f"{self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def done(self) -> int:
        return self.total - len(self.left)

    def go_on(self):
        """Remind those not yet looked at; called by the worker, harmless when called twice."""
        while self._remind_next():
            pass

    @transaction.atomic
    def _remind_next(self) -> bool:
        mine = ReminderRound.objects.select_for_update(of=("self",)).select_related("by").get(pk=self.pk)
        if mine.is_finished:
            return False
        if mine.left:
            person = Person.objects.filter(pk=mine.left[0]).first()
            mine.written += bool(person and remind(person, by=mine.by))
            mine.left = mine.left[1:]
        else:
            mine.is_finished = True
            record("reminder_round.finished", mine, by=mine.by, written=mine.written)
        mine.save()
        return not mine.is_finished
