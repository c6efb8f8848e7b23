"""Time a machine was used: at a date, at an activity, or by one person. Never more than its day holds."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may
from focale.place.models import Equipment

DAY = 24 * 60
OLDEST = timedelta(days=366)


class UsageQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self.standing() if may(account, Right.TAKE_ATTENDANCE) else self.none()

    def standing(self):
        return self.filter(taken_back_at=None)

    def minutes(self) -> int:
        return self.order_by().aggregate(sum=Sum("minutes", default=0))["sum"]

    def changeable_by(self, account):
        """What this account noted itself, or all for who may take any list."""
        if may(account, Right.TAKE_ANY_ATTENDANCE):
            return self.standing()
        return self.visible_to(account).filter(entered_by=account.pk)


class Usage(models.Model):
    """`activity` stands beside `occurrence`, so that all hours of an activity are found by it."""

    equipment = models.ForeignKey("place.Equipment", on_delete=models.PROTECT, related_name="usages")
    day = models.DateField(_("jour"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(_("durée"))
    hourly_cents = models.PositiveIntegerField(_("coût d'une heure, ce jour-là"), default=0)
    occurrence = models.ForeignKey(
        "programme.Occurrence", null=True, blank=True, on_delete=models.PROTECT, related_name="usages"
    )
    activity = models.ForeignKey(
        "programme.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="usages"
    )
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="usages"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = UsageQuerySet.as_manager()

    class Meta:
        verbose_name = _("heures de machine")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["equipment", "day"], name="usage_of_a_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=DAY), name="usage_of_a_day_at_most"
            ),
            models.CheckConstraint(
                condition=Q(activity__isnull=False) | Q(person__isnull=False), name="usage_of_something"
            ),
            models.CheckConstraint(
                condition=Q(occurrence=None) | Q(activity__isnull=False), name="usage_knows_its_activity"
            ),
            models.UniqueConstraint(
                fields=["equipment", "occurrence"],
                condition=Q(taken_back_at=None, occurrence__isnull=False, person=None),
                name="usage_once_a_date",
            ),
        ]

    def __str__(self):
        return f"{self.equipment} {self.day} {self.minutes}"

    @property
    def value_cents(self) -> int:
        """What these minutes really cost, halves up."""
        return (self.minutes * self.hourly_cents * 2 + 60) // 120

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The hours stay, they were counted; with an activity they no longer need a name."""
        cls.objects.filter(person=person, activity__isnull=False, occurrence=None).update(person=None)

    @classmethod
    @transaction.atomic
    def note(cls, equipment, minutes, *, day=None, occurrence=None, activity=None, person=None, by):
        """Note time on a machine, at the cost an hour of it has now.

        `day`: that of the occurrence, else today unless told. Refuses a machine out of use, a date one may
        not take the list of, a day to come or older than a year, the same machine twice at one date, and
        more hours than the day has.
        """
        if not may(by, Right.TAKE_ATTENDANCE):
            raise ValidationError(_now("Vous ne pouvez pas noter d'heures de machine."))
        held = Equipment.objects.select_for_update(no_key=True, of=["self"]).get(pk=equipment.pk)
        if not held.is_open:
            raise ValidationError(_now("« %(machine)s » est hors service.") % {"machine": held})
        if occurrence:
            _refuse_date(occurrence, by)
            day, activity = occurrence.day, occurrence.activity
        day = day or timezone.localdate()
        cls._refuse(held, minutes, day, occurrence, person)
        facts = {"occurrence": occurrence, "activity": activity, "person": person, "entered_by": by}
        kept = cls.objects.create(
            equipment=held, minutes=minutes, day=day, hourly_cents=held.hourly_cents, **facts
        )
        record("usage.noted", kept, by=by, equipment=held.pk, minutes=minutes, day=day.isoformat())
        return kept

    @classmethod
    def _refuse(cls, equipment, minutes, day, occurrence, person):
        today = timezone.localdate()
        if not today - OLDEST <= day <= today:
            raise ValidationError(
                _now("Choisissez un jour des douze derniers mois, aujourd'hui au plus tard.")
            )
        same = cls.objects.standing().filter(equipment=equipment)
        if occurrence and same.filter(occurrence=occurrence, person=person).exists():
            raise ValidationError(
                _now("« %(machine)s » est déjà noté à cette date : retirez-le pour le changer.")
                % {"machine": equipment}
            )
        left = DAY - same.filter(day=day).minutes()
        if not 0 < minutes <= left:
            raise ValidationError(
                _now("Un jour n'a que vingt-quatre heures : vérifiez la durée. Il reste %(left)d minutes.")
                % {"left": left}
            )

    @transaction.atomic
    def take_back(self, *, by):
        """Noted by mistake: the row stays for the journal and counts nowhere."""
        held = Usage.objects.select_for_update(of=["self"]).get(pk=self.pk)
        if held.taken_back_at is None:
            held.taken_back_at = timezone.now()
            held.save(update_fields=["taken_back_at"])
            record("usage.taken_back", held, by=by, equipment=held.equipment_id, minutes=held.minutes)
        self.refresh_from_db()


def _refuse_date(occurrence, by):
    if occurrence.cancelled_at or not type(occurrence).objects.markable_by(by).filter(pk=occurrence.pk):
        raise ValidationError(_now("Vous ne pouvez pas noter d'heures à cette date."))


VALUE = (F("minutes") * F("hourly_cents") * 2 + 60) / 120
"""`Usage.value_cents` for the database."""
