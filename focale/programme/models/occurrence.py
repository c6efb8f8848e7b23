"""One dated meeting of an activity (séance): when, where, with whom."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Event, Version, record
from focale.people.models import Person
from focale.place.models import Room
from focale.programme.charging import credit_seats
from focale.programme.clashes import Slot, said
from focale.programme.series import same_hours

from .dates import OccurrenceQuerySet, alone
from .registration import Registration, Status
from .seating import Seating

SAME = object()
CHANGES = ("occurrence.planned", "occurrence.moved", "occurrence.cancelled", "occurrence.restored")


class Occurrence(models.Model):
    activity = models.ForeignKey("programme.Activity", on_delete=models.CASCADE, related_name="occurrences")
    starts_at = models.DateTimeField(_("début"), db_index=True)
    ends_at = models.DateTimeField(_("fin"))
    room = models.ForeignKey(
        "place.Room", null=True, blank=True, on_delete=models.PROTECT, related_name="occurrences"
    )
    has_room_alone = models.BooleanField(
        default=False, editable=False, help_text="nobody else may be there: the database's own guard reads it"
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
        indexes = [models.Index(fields=["activity", "cancelled_at", "starts_at"], name="occurrence_held")]

    def __str__(self):
        return f"{self.activity} {timezone.localtime(self.starts_at):%d/%m/%Y %H:%M}"

    @property
    def minutes(self) -> int:
        # Two times of one zone would be subtracted by the clock on the wall, which jumps one night a year.
        return int((self.ends_at.timestamp() - self.starts_at.timestamp()) // 60)

    @property
    def day(self):
        return timezone.localdate(self.starts_at)

    def when_words(self) -> str:
        """« le mercredi 25 février de 14 h à 16 h »"""
        return said(self)

    def slot(self) -> Slot:
        """Where it stands now."""
        return Slot(self.starts_at, self.ends_at, self.room, tuple(self.leaders.all()), self.seats)

    def put(self, slot):
        """Take the time, room and seats of the slot, not yet saved. Returns itself."""
        self.starts_at, self.ends_at, self.room, self.seats = (
            slot.starts_at,
            slot.ends_at,
            slot.room,
            slot.seats,
        )
        self.has_room_alone = bool(slot.room and not slot.room.is_shared)
        return self

    def move(self, *, by, starts_at=None, ends_at=None, room=SAME, leaders=None, tell=True):
        """Another time, room or leader; those registered are told when the time or room changes.

        Returns the fact of the journal, which `undo` takes.
        """
        wanted = list(self.leaders.all() if leaders is None else leaders)
        with alone(leaders=wanted, occurrences=[self]):
            self.refresh_from_db()
            if leaders is None and {each.pk for each in self.leaders.all()} != {each.pk for each in wanted}:
                raise ValidationError(_now("Cette séance vient de changer : rechargez la page."))
            slot = Slot(
                starts_at or self.starts_at,
                ends_at or self.ends_at,
                self.room if room is SAME else room,
                tuple(wanted),
                self.seats,
            )
            return Occurrence.objects.move_all([(self, slot)], by=by, tell_them=tell)[0]

    def following(self):
        """This date and the later ones at the same hour, and the same weekday unless booked as one course."""
        later = self.activity.occurrences.scheduled().filter(starts_at__gte=self.starts_at)
        begins, weekday = timezone.localtime(self.starts_at).time(), self.day.weekday()
        return [
            each
            for each in later.select_related("activity")
            if timezone.localtime(each.starts_at).time() == begins
            and (self.activity.booking == "whole" or each.day.weekday() == weekday)
        ]

    def move_following(self, slot, *, by):
        """This date to the slot, and all that follow by as many days, at its hours, room and leaders."""
        shift = timezone.localdate(slot.starts_at) - self.day
        moves = [
            (each, slot.shifted(*same_hours(each.day + shift, slot.starts_at, slot.ends_at)))
            for each in self.following()
        ]
        return Occurrence.objects.move_all(moves, by=by)

    def cancel(self, reason, *, by):
        """Call the date off; everyone registered is told why. Returns the fact of the journal, or None."""
        facts = Occurrence.objects.cancel_all([self], reason, by=by)
        return facts[0] if facts else None

    def restore(self, *, by):
        """Undo the cancelling, if room and leaders are still free."""
        cancelled = Event.objects.about(self).filter(what="occurrence.cancelled").last()
        if self.cancelled_at and cancelled:
            Occurrence.objects.restore_all([cancelled], by=by)
            self.refresh_from_db()

    @transaction.atomic
    def remove(self, *, by):
        """Take out a date planned by mistake, as long as nobody is registered or was there."""
        Occurrence.objects.select_for_update().get(pk=self.pk)
        if self.has_traces():
            raise ValidationError(
                _now(
                    "Des personnes sont inscrites ou pointées à cette séance\xa0: annulez-la plutôt, "
                    "elles seront prévenues."
                )
            )
        record("occurrence.removed", self.activity, by=by, starts_at=self.starts_at.isoformat())
        try:
            self.delete()
        except models.ProtectedError:
            raise ValidationError(
                _now("Cette séance compte dans une action ou a des heures de machine\xa0: annulez-la plutôt.")
            ) from None
        Version.bump("programme")

    def has_traces(self) -> bool:
        """Whether somebody registered for it, even if they cancelled, or was marked or counted here."""
        known = models.Exists(self.expected()) | models.Exists(self.attendances.all())
        known |= models.Exists(self.marks.all()) | models.Q(headcount__isnull=False)
        return Occurrence.objects.filter(known, pk=self.pk).exists()

    def was_counted(self) -> bool:
        """Whether anonymous visitors were counted that day."""
        return Occurrence.objects.filter(pk=self.pk, headcount__isnull=False).exists()

    def last_change(self):
        """The latest fact that planned, moved, cancelled or restored this date."""
        return Event.objects.about(self).filter(what__in=CHANGES).last()

    def former_slot(self, fact) -> Slot:
        """Where it stood before this move."""
        former = fact.details
        return Slot(
            datetime.fromisoformat(former["began"]),
            datetime.fromisoformat(former["ended"]),
            Room.objects.filter(pk=former["room"]).first(),
            tuple(Person.objects.filter(pk__in=former["leaders"])),
            former["seats"],
        )

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

    def double_booked(self):
        """The persons with a seat here who hold another one at the same time, since dates can be moved."""
        others = Occurrence.objects.scheduled().during(self.starts_at, self.ends_at).exclude(pk=self.pk)
        there = models.Q(seating__occurrence__in=others)
        there |= models.Q(seating__occurrence=None, seating__activity__occurrences__in=others)
        seated = self.expected().filter(status=Status.SEATED)
        held = Registration.objects.holding_seat().filter(there).exclude(pk__in=seated.values("pk"))
        both = held.filter(participant__in=seated.values("participant"))
        return Person.objects.filter(pk__in=both.values("participant")).order_by("folded_name", "pk")

    def _go(self, slot, *, by):
        """To the slot; only `move_all` calls this. Returns the fact, and whether it is news."""
        self.refresh_from_db()
        if self.cancelled_at:
            raise ValidationError(
                _now("La séance %(when)s est annulée\xa0: rétablissez-la avant de la déplacer.")
                % {"when": self.when_words()}
            )
        former = self.slot()
        self.put(slot)
        self.changes += 1
        self.reminded_at = None if former.starts_at != self.starts_at else self.reminded_at
        self.save()
        self.leaders.set(slot.leaders)
        self._reseat(former.seats, by=by)
        fact = record(
            "occurrence.moved",
            self,
            by=by,
            starts_at=self.starts_at.isoformat(),
            began=former.starts_at.isoformat(),
            ended=former.ends_at.isoformat(),
            room=former.room and former.room.pk,
            leaders=[leader.pk for leader in former.leaders],
            seats=former.seats,
        )
        was, now = ((each.starts_at, each.ends_at, each.room) for each in (former, slot))
        return fact, was != now and self.starts_at > timezone.now()

    def _reseat(self, former_seats, *, by):
        seating = Seating.objects.filter(occurrence=self).first()
        if seating is None or former_seats == self.seats:
            return
        Seating.objects.filter(pk=seating.pk).update(follows_activity=self.seats is None)
        seating.change_seats(self.activity.seats if self.seats is None else self.seats, by=by)

    def _call_off(self, reason, *, by):
        if self.attendances.filter(presence="present").exists() or self.was_counted():
            raise ValidationError(
                _now("La séance %(when)s a eu lieu\xa0: des présences y sont pointées.")
                % {"when": self.when_words()}
            )
        self.cancelled_at, self.cancel_reason = timezone.now(), reason
        self.changes += 1
        self.save(update_fields=["cancelled_at", "cancel_reason", "changes"])
        facts = {"credited": credited} if (credited := self._credit_when_none_is_left(reason, by=by)) else {}
        return record("occurrence.cancelled", self, by=by, reason=reason, **facts)

    def _credit_when_none_is_left(self, reason, *, by):
        """The keys of the registrations that owe nothing any more, since no date of theirs holds."""
        own = models.Q(occurrence=self) | models.Q(occurrence=None, activity=self.activity_id)
        seating = Seating.objects.filter(own).first()
        if seating is None or seating.times():
            return []
        charged = seating.registrations.live().exclude(charge=None)
        return [row.pk for row in credit_seats(list(charged), reason=reason, by=by)]

    def _stand_again(self, *, by):
        self.cancelled_at, self.cancel_reason, self.changes = None, "", self.changes + 1
        self.save(update_fields=["cancelled_at", "cancel_reason", "changes"])
        return record("occurrence.restored", self, by=by)
