"""Hours given by volunteers: entered in two taps, validated by the team, valued at the rate of their task."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.money.ledger import Movement, post
from focale.money.models import PLACES, Journal, Purpose
from focale.people.rights import Right, may

DAY = 24 * 60
OLDEST = timedelta(days=366)


class Task(models.Model):
    """A kind of work, with what an hour of it would cost (the association's own valuation)."""

    name = models.CharField(_("tâche"), max_length=80, unique=True)
    hourly_cents = models.PositiveIntegerField(_("valeur d'une heure"))
    is_offered = models.BooleanField(_("proposée"), default=True)
    position = models.PositiveSmallIntegerField(_("ordre"), default=100)

    class Meta:
        verbose_name = _("tâche bénévole")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class VolunteerTimeQuerySet(models.QuerySet):
    def visible_to(self, account):
        if may(account, Right.VALIDATE_HOURS) or may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        return self.filter(person=person) if person else self.none()

    def validated(self):
        return self.exclude(validated_at=None)

    def to_validate(self):
        return self.filter(validated_at=None, refused_at=None)

    def to_sign(self):
        """Noted by somebody else, and the volunteer has not said yet that it is so."""
        return self.filter(signed_at=None, refused_at=None)


class VolunteerTime(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="volunteer_times")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="times")
    day = models.DateField(_("jour"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    hourly_cents = models.PositiveIntegerField(_("valeur d'une heure, ce jour-là"))
    project = models.CharField(_("action"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_at = models.DateTimeField(
        null=True, blank=True, help_text="when the volunteer said that these hours are so"
    )
    validated_at = models.DateTimeField(null=True, blank=True)
    validated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_why = models.CharField(_("raison"), max_length=200, blank=True)
    entry = models.OneToOneField(
        "money.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="volunteer_time"
    )

    objects = VolunteerTimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("temps bénévole")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=1440), name="volunteer_time_of_a_day"
            ),
            models.CheckConstraint(
                condition=Q(validated_at=None) | Q(refused_at=None), name="volunteer_time_one_answer"
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.minutes}"

    @property
    def value_cents(self) -> int:
        return value_of(self.minutes, self.hourly_cents)

    @property
    def is_open(self) -> bool:
        """Nobody has answered yet."""
        return self.validated_at is None and self.refused_at is None

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The hours stay, they are in the accounts; the words about them go."""
        cls.objects.filter(person=person).update(note="", refused_why="")

    @classmethod
    @transaction.atomic
    def enter(cls, person, task, minutes, *, day=None, note="", project="", by):
        """Note time given, today unless told, at the value an hour of the task has now.

        One's own, or anybody's by the team. Refuses a day to come, older than a year, or longer than a day.
        """
        if not (may(by, Right.VALIDATE_HOURS) or (by and by.person_id == person.pk)):
            raise ValidationError(_now("Vous ne pouvez noter que vos propres heures."))
        day = day or timezone.localdate()
        if not timezone.localdate() - OLDEST <= day <= timezone.localdate():
            raise ValidationError(
                _now("Choisissez un jour des douze derniers mois, aujourd'hui au plus tard.")
            )
        type(person).objects.select_for_update(no_key=True).get(pk=person.pk)
        same = cls.objects.filter(person=person, day=day, refused_at=None)
        if minutes < 1 or (same.aggregate(sum=models.Sum("minutes", default=0))["sum"] + minutes) > DAY:
            raise ValidationError(_now("Un jour n'a que vingt-quatre heures : vérifiez la durée."))
        facts = {"hourly_cents": task.hourly_cents, "note": note.strip()[:200], "project": project[:40]}
        facts["signed_at"] = timezone.now() if by.person_id == person.pk else None
        kept = cls.objects.create(person=person, task=task, minutes=minutes, day=day, entered_by=by, **facts)
        record("hours.entered", kept, by=by, person=person.pk, minutes=minutes)
        return kept

    @transaction.atomic
    def sign(self, *, by):
        """The volunteer says that these hours, noted by somebody else, are so; once, and nobody else can."""
        self.refresh_from_db(from_queryset=VolunteerTime.objects.select_for_update(of=["self"]))
        if not by or by.person_id != self.person_id:
            raise ValidationError(_now("Seule la personne qui a donné ces heures les signe."))
        if self.refused_at:
            raise ValidationError(_now("Ces heures sont refusées\xa0: notez-les à nouveau."))
        if self.signed_at is None:
            self.signed_at = timezone.now()
            self.save(update_fields=["signed_at"])
            record("hours.signed", self, by=by, person=self.person_id)

    @transaction.atomic
    def validate(self, *, by):
        """The team agrees: the hours count, and their value is in the books on both sides, once."""
        self._hold(by)
        if self.validated_at:
            return
        if self.refused_at:
            raise ValidationError(_now("Ces heures sont déjà refusées. Notez-les à nouveau."))
        self.validated_at, self.validated_by = timezone.now(), by
        if cents := self.value_cents:
            use, source = (PLACES[word].account for word in (Purpose.VOLUNTEER_WORK, Purpose.VOLUNTEERING))
            movements = [Movement(use, cents, self.project), Movement(source, -cents, self.project)]
            label = _now("Bénévolat : %(task)s") % {"task": self.task}
            self.entry = post(Journal.VARIOUS, self.day, label, movements, piece=f"H{self.pk}", by=by)
        self.save(update_fields=["validated_at", "validated_by", "entry"])
        record("hours.validated", self, by=by, person=self.person_id, cents=self.value_cents)

    @transaction.atomic
    def refuse(self, why, *, by):
        """The team does not agree; the volunteer reads why."""
        self._hold(by)
        if self.validated_at:
            raise ValidationError(_now("Ces heures sont déjà validées et dans les comptes."))
        if not why.strip():
            raise ValidationError(_now("Dites pourquoi : la personne lit cette raison."))
        self.refused_at, self.refused_why = timezone.now(), why.strip()[:200]
        self.save(update_fields=["refused_at", "refused_why"])
        record("hours.refused", self, by=by, person=self.person_id)

    def _hold(self, by):
        if not may(by, Right.VALIDATE_HOURS):
            raise ValidationError(_now("Vous ne pouvez pas valider d'heures."))
        self.refresh_from_db(from_queryset=VolunteerTime.objects.select_for_update(of=["self"]))


def value_of(minutes, hourly_cents) -> int:
    """Cents for these minutes at this hourly value, halves up."""
    return (minutes * hourly_cents * 2 + 60) // 120
