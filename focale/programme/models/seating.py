"""The seats that are booked together: those of a whole course, or of one date. Promise 1 lives here.

A Seating is the owner row of its seats: every verb that takes or frees one locks it, re-reads, then changes.
Offers count as taken. The database itself refuses more taken than there are.
"""

import secrets
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version, record
from focale.people.models import Consent
from focale.programme.admission import has_priority, refuse_unless_registrable
from focale.programme.allocation import (
    CHOSEN,
    Waiting,
    allocate,
    drawn_order,
    reserved_seats,
    seal_of,
)

from .party import LINE_STEP, Party
from .registration import Registration, Status


class Seating(models.Model):
    activity = models.ForeignKey("programme.Activity", on_delete=models.CASCADE, related_name="seatings")
    occurrence = models.OneToOneField(
        "programme.Occurrence", null=True, blank=True, on_delete=models.CASCADE, related_name="seating"
    )
    seats = models.PositiveSmallIntegerField(_("places"))
    taken = models.PositiveSmallIntegerField(default=0)
    taken_with_priority = models.PositiveSmallIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    follows_activity = models.BooleanField(default=True)
    seed = models.CharField(max_length=32, editable=False)
    drawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("jauge")
        constraints = [
            models.CheckConstraint(condition=Q(taken__lte=F("seats")), name="seating_never_oversold"),
            models.CheckConstraint(
                condition=Q(taken_with_priority__lte=F("taken")), name="seating_priority_is_part"
            ),
            models.UniqueConstraint(
                fields=["activity"], condition=Q(occurrence=None), name="seating_whole_once"
            ),
        ]

    def __str__(self):
        return str(self.occurrence or self.activity)

    @classmethod
    def open_for(cls, activity, *, by, occurrence=None):
        """The seating of a whole course, or of one date when told."""
        own = occurrence.seats if occurrence else None
        seating = cls.objects.create(
            activity=activity,
            occurrence=occurrence,
            seats=own or activity.seats,
            follows_activity=own is None,
            seed=secrets.token_hex(16),
        )
        record("seating.opened", seating, by=by, seats=seating.seats, seal=seating.seal)
        return seating

    @property
    def seats_left(self) -> int:
        return self.seats - self.taken

    @property
    def seal(self) -> str:
        """The fingerprint of the draw's seed, published before; the seed itself is shown after."""
        return seal_of(self.seed)

    @property
    def awaits_draw(self) -> bool:
        return self.activity.rule == "draw" and self.drawn_at is None

    def occurrences(self):
        """The dates one comes to with a seat here."""
        if self.occurrence_id:
            return self.activity.occurrences.filter(pk=self.occurrence_id)
        return self.activity.occurrences.all()

    def starts_at(self):
        """When the first date that holds begins, or None when every date was called off."""
        held = self.occurrences().scheduled().order_by("starts_at")
        return held.values_list("starts_at", flat=True).first()

    def line(self):
        """The parties that wait, in order."""
        waiting = Registration.objects.filter(seating=self, status=Status.WAITING)
        return (
            Party.objects.filter(pk__in=waiting.values("party"))
            .annotate(size=models.Count("registrations", filter=Q(registrations__status=Status.WAITING)))
            .order_by("line_key")
        )

    @contextmanager
    def alone(self):
        """One writer at a time, on what is true now, or the last seat is sold twice.

        The row lock does it on PostgreSQL; on SQLite the transaction itself, which settings make IMMEDIATE.
        """
        with transaction.atomic():
            Seating.objects.select_for_update().get(pk=self.pk)
            self.refresh_from_db(fields=["seats", "taken", "taken_with_priority", "last_number", "drawn_at"])
            yield
            self.save(update_fields=["seats", "taken", "taken_with_priority", "last_number", "drawn_at"])
            Version.bump("programme")

    def register(self, participants, *, made_by, by, consents=(), partner=None):
        """Seat these people together, or put them in line together. Returns their Party.

        `made_by`: the adult who answers for the registration and is written to. `by`: the account that
        acts, None for a visitor. `consents`: keyword arguments of `Consent.objects.give`; they stand or fall
        with the registration.
        """
        with self.alone():
            for consent in consents:
                Consent.objects.give(by=by, given_by=made_by, **consent)
            refuse_unless_registrable(self, participants, made_by=made_by, by=by)
            self.last_number += 1
            party = Party.objects.create(
                seating=self,
                number=self.last_number,
                line_key=self.last_number * LINE_STEP,
                made_by=made_by,
                entered_by=by,
                partner=partner,
                has_priority=has_priority(self.activity, participants),
            )
            Registration.objects.bulk_create(
                Registration(seating=self, party=party, participant=participant)
                for participant in participants
            )
            size = len(participants)
            event = record(
                "party.joined", self, by=by, party=party.number, size=size, priority=party.has_priority
            )
            seated = self._fill(newcomer=party)
            party.write("registered" if seated else "waiting", event)
        return party

    def offer_free_seats(self):
        """Offer what is free to the next who fit. Harmless when called too often."""
        with self.alone():
            self._fill()

    def change_seats(self, seats, *, by):
        """More seats go to the line; fewer never take one from somebody who has it.

        Offers not yet answered are taken back, the latest first; those people keep their place in line.
        """
        with self.alone():
            seated = self.registrations.filter(status=Status.SEATED).count()
            if seats < seated:
                raise ValidationError(
                    _now("%(count)d personnes ont déjà une place : annulez d'abord des inscriptions.")
                    % {"count": seated}
                )
            offered = Party.objects.filter(seating=self, offered_until__isnull=False).order_by("-line_key")
            for party in offered:
                if self.taken <= seats:
                    break
                party.take_back_offer(self)
            self.seats = seats
            record("seats.changed", self, by=by, seats=seats)
            self._fill()

    def draw(self, *, by=None):
        """Draw the order of the line by the published seed, then seat from its top. Once."""
        with self.alone():
            if not self.awaits_draw:
                return
            waiting = {party.number: party for party in self.line()}
            order = drawn_order(self.seed, waiting)
            for rank, number in enumerate(order, start=1):
                waiting[number].line_key = rank * LINE_STEP
            Party.objects.bulk_update(waiting.values(), ["line_key"], batch_size=500)
            self.drawn_at = timezone.now()
            self.last_number = max(self.last_number, len(order))
            event = record("seating.drawn", self, by=by, seed=self.seed, order=order)
            chosen = self._fill(seat_at_once=True)
            for number in order:
                waiting[number].write("registered" if number in chosen else "waiting", event)

    def _fill(self, newcomer=None, seat_at_once=False):
        """Give the free seats down the line; must run inside `alone`. Returns the numbers seated at once.

        A newcomer, or the drawn, sit down at once; the others are offered their seat with a deadline.
        """
        if self.seats_left <= 0 or self.awaits_draw:
            return set()
        begins = self.starts_at()
        if newcomer is None and (begins is None or begins <= timezone.now()):
            return set()
        parties = {party.number: party for party in self.line()}
        free_priority = reserved_seats(self.seats, self.activity.priority_share) - self.taken_with_priority
        decisions = allocate(
            [Waiting(party.number, party.size, party.has_priority) for party in parties.values()],
            free=self.seats_left,
            priority_free=free_priority if self.activity.priority else 0,
        )
        seated = set()
        for decision in decisions:
            party = parties[decision.party]
            if decision.what != CHOSEN:
                party.note_passed_over(self, decision)
                continue
            self.taken += party.size
            self.taken_with_priority += party.size if party.has_priority else 0
            if seat_at_once or party == newcomer:
                party.sit_down(self)
                seated.add(party.number)
            else:
                party.offer(self, begins)
        return seated

    def release(self, party, count):
        """Seats given back by a party; must run inside `alone`."""
        self.taken -= count
        self.taken_with_priority -= count if party.has_priority else 0
