"""One dated meeting of an activity (séance): when, where, with whom. A room or a leader is never in two places."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version, record
from focale.people.models import Person
from focale.people.rights import Right, may
from focale.place.models import Room
from focale.programme.messages import moment

from .party import Party
from .registration import Registration, Status
from .seating import Seating


class OccurrenceQuerySet(models.QuerySet):
    def scheduled(self):
        return self.filter(cancelled_at=None)

    def coming(self):
        return self.scheduled().filter(ends_at__gt=timezone.now())

    def during(self, start, end):
        """Those that touch the time from `start` to `end`."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def published(self):
        return self.filter(activity__published_at__lte=timezone.now())

    def visible_to(self, account):
        return self if may(account, Right.SEE_PLANNING) else self.published()

    def markable_by(self, account):
        """The lists this account may tick: its own, or all."""
        if may(account, Right.TAKE_ANY_ATTENDANCE):
            return self
        if may(account, Right.TAKE_ATTENDANCE) and account.person_id:
            return self.filter(leaders=account.person_id)
        return self.none()

    @transaction.atomic
    def plan(self, activity, *, starts_at, ends_at, by, room=None, leaders=(), seats=None):
        """A new date of the activity, with its own seating where dates are booked one by one."""
        occurrence = self.model(
            activity=activity, starts_at=starts_at, ends_at=ends_at, room=room, seats=seats
        )
        with occurrence.alone(room, leaders):
            occurrence.refuse_unless_possible(room, leaders)
            occurrence.save()
            occurrence.leaders.set(leaders)
        if activity.booking == "by_date":
            Seating.open_for(activity, occurrence=occurrence, by=by)
        record("occurrence.planned", occurrence, by=by, starts_at=starts_at.isoformat())
        Version.bump("programme")
        return occurrence


class Occurrence(models.Model):
    activity = models.ForeignKey("programme.Activity", on_delete=models.CASCADE, related_name="occurrences")
    starts_at = models.DateTimeField(_("début"), db_index=True)
    ends_at = models.DateTimeField(_("fin"))
    room = models.ForeignKey(
        "place.Room", null=True, blank=True, on_delete=models.PROTECT, related_name="occurrences"
    )
    leaders = models.ManyToManyField("people.Person", blank=True, related_name="leading")
    seats = models.PositiveSmallIntegerField(_("places ce jour-là"), null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(_("raison"), max_length=200, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    changes = models.PositiveSmallIntegerField(default=0, help_text="iCalendar SEQUENCE")

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("séance")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="occurrence_ends_after_start"
            )
        ]

    def __str__(self):
        return f"{self.activity} {timezone.localtime(self.starts_at):%d/%m/%Y %H:%M}"

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def day(self):
        return timezone.localdate(self.starts_at)

    @contextmanager
    def alone(self, room, leaders):
        """Lock the rooms, then the leaders, each in order of their keys, or two plans wait for each other."""
        with transaction.atomic():
            if room:
                Room.objects.select_for_update().get(pk=room.pk)
            keys = sorted(leader.pk for leader in leaders)
            list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
            yield

    def refuse_unless_possible(self, room, leaders):
        """A sentence when the end is before the start, or the room or a leader is taken at that time."""
        if self.ends_at <= self.starts_at:
            raise ValidationError(_now("La fin doit venir après le début."))
        others = Occurrence.objects.scheduled().during(self.starts_at, self.ends_at).exclude(pk=self.pk)
        others = others.select_related("activity")
        if room and not room.is_shared and (other := others.filter(room=room).first()):
            raise ValidationError(
                _now(
                    "La salle %(room)s est prise par « %(other)s » %(when)s. Choisissez une autre salle ou heure."
                )
                % {"room": room, "other": other.activity, "when": other.when_words()}
            )
        for leader in leaders:
            if other := others.filter(leaders=leader).first():
                raise ValidationError(
                    _now("%(who)s anime déjà « %(other)s » %(when)s. Choisissez une autre personne ou heure.")
                    % {"who": leader, "other": other.activity, "when": other.when_words()}
                )

    def when_words(self) -> str:
        """« le mercredi 25 février de 14 h 00 à 16 h 00 »"""
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        return _now("le %(day)s de %(start)s à %(end)s") % {
            "day": date_format(start, "l j F"),
            "start": date_format(start, "G\xa0\\h\xa0i"),
            "end": date_format(end, "G\xa0\\h\xa0i"),
        }

    def move(self, *, by, starts_at=None, ends_at=None, room=None, leaders=None, tell=True):
        """Another time, room or leader; those registered are told when the time or room changes."""
        room = room or self.room
        leaders = list(self.leaders.all()) if leaders is None else list(leaders)
        with self.alone(room, leaders):
            self.refresh_from_db()
            former = self.starts_at, self.ends_at, self.room_id
            self.starts_at, self.ends_at = starts_at or self.starts_at, ends_at or self.ends_at
            self.room = room
            self.refuse_unless_possible(room, leaders)
            self.changes += 1
            self.reminded_at = None if former[0] != self.starts_at else self.reminded_at
            self.save()
            self.leaders.set(leaders)
            changed = former != (self.starts_at, self.ends_at, self.room_id)
            event = record(
                "occurrence.moved",
                self,
                by=by,
                former=former[0].isoformat(),
                starts_at=self.starts_at.isoformat(),
            )
            if tell and changed and self.starts_at > timezone.now():
                for party in Party.objects.concerned_by(self):
                    party.write("changed", event)
            Version.bump("programme")

    @transaction.atomic
    def cancel(self, reason, *, by):
        """Call the date off; everyone registered is told why. A seating of its own closes with it."""
        Occurrence.objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()
        if self.cancelled_at:
            return
        if not reason.strip():
            raise ValidationError(
                _now("Dites pourquoi la séance est annulée : les inscrits liront cette raison.")
            )
        self.cancelled_at, self.cancel_reason = timezone.now(), reason.strip()
        self.changes += 1
        self.save(update_fields=["cancelled_at", "cancel_reason", "changes"])
        event = record("occurrence.cancelled", self, by=by, reason=reason)
        for party in Party.objects.concerned_by(self):
            party.write("called_off", event, quand=moment(self.starts_at), raison=self.cancel_reason)
        Version.bump("programme")

    @transaction.atomic
    def restore(self, *, by):
        """Undo the cancelling, if room and leaders are still free. Nobody is told twice: the team says it."""
        with self.alone(self.room, leaders := list(self.leaders.all())):
            self.refuse_unless_possible(self.room, leaders)
            self.cancelled_at, self.cancel_reason, self.changes = None, "", self.changes + 1
            self.save(update_fields=["cancelled_at", "cancel_reason", "changes"])
            record("occurrence.restored", self, by=by)
            Version.bump("programme")

    def expected(self):
        """The registrations that concern this date: of its own seating, or of the whole course."""
        own = models.Q(seating__occurrence=self)
        whole = models.Q(seating__activity=self.activity_id, seating__occurrence=None)
        return Registration.objects.filter(own | whole)

    def expected_people(self):
        """The registrations with a seat, with their persons, by name."""
        return (
            self.expected()
            .filter(status=Status.SEATED)
            .select_related("participant")
            .order_by("participant__folded_name", "participant_id")
        )
