"""Hours given by volunteers: entered in two taps, validated by the team, valued at the rate of their task."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may


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
    validated_at = models.DateTimeField(null=True, blank=True)
    validated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_why = models.CharField(_("raison"), max_length=200, blank=True)

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


def value_of(minutes, hourly_cents) -> int:
    """Cents for these minutes at this hourly value, halves up."""
    return (minutes * hourly_cents * 2 + 60) // 120
