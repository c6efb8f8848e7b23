"""The seats that are booked together: those of a whole course, or of one date. Promise 1 lives here.

A Seating is the owner row of its seats: every verb that takes or frees one locks it, re-reads, then changes.
Offers count as taken. The database itself refuses more taken than there are. Every event carries what the
rule looked at (`reserved`: seats kept first for those with priority, None while nothing is given), so that
the whole allocation can be replayed from the journal.
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
from focale.people.rights import Right, may
from focale.programme.admission import refuse_unless_registrable, with_priority
from focale.programme.allocation import (
    CHOSEN,
    Waiting,
    allocate,
    drawn_order,
    kept_offers,
    reserved_seats,
    seal_of,
)
from focale.programme.unsigned import accords_stand, may_take_part

from .party import LINE_STEP, Party, hold
from .registration import Registration, Status

COUNTED = ("seats", "taken", "taken_with_priority", "last_number", "drawn_at")


class SeatingQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The team sees all; others those of what is published."""
        shown = (
            self
            if may(account, Right.SEE_PLANNING)
            else self.filter(activity__published_at__lte=timezone.now())
        )
        return shown.select_related("activity__site", "activity__fund__giver", "occurrence")

    def draw_due(self):
        return self.filter(activity__rule="draw", activity__draw_at__lte=timezone.now(), drawn_at=None)

    def with_idle_seats(self):
        """Where seats are free while somebody waits; the clock offers them, whatever happened."""
        waiting = Registration.objects.filter(status=Status.WAITING).order_by()
        return self.filter(pk__in=waiting.values("seating"), taken__lt=F("seats"))


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

    objects = SeatingQuerySet.as_manager()

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

    def times(self) -> list[tuple]:
        """(start, end) of each date that holds, in order; read once, and again by each verb."""
        if "_times" not in self.__dict__:
            held = self.occurrences().scheduled().order_by("starts_at")
            self._times = list(held.values_list("starts_at", "ends_at"))
        return self._times

    def read_times(self, occurrences):
        """Take the dates from its occurrences, in order, which the caller has read already."""
        self._times = [(date.starts_at, date.ends_at) for date in occurrences if not date.cancelled_at]

    def starts_at(self):
        """When the first date that holds begins, or None when every date was called off."""
        times = self.times()
        return times[0][0] if times else None

    @property
    def is_open(self) -> bool:
        """Whether a seat here can still be given: a date holds, and nothing has begun."""
        begins = self.starts_at()
        return begins is not None and begins > timezone.now()

    def line(self):
        """The parties that wait, in order."""
        waiting = Registration.objects.filter(seating=self, status=Status.WAITING)
        return (
            Party.objects.filter(pk__in=waiting.values("party"))
            .annotate(size=models.Count("registrations", filter=Q(registrations__status=Status.WAITING)))
            .order_by("line_key", "pk")
        )

    def queue(self, *statuses) -> list[Waiting]:
        """Who waits (or has these statuses), in order, as the rule sees them."""
        statuses = statuses or (Status.WAITING,)
        rows = (
            Registration.objects.filter(seating=self, status__in=statuses)
            .values_list("party__number", "party__has_priority")
            .annotate(size=models.Count("pk"))
            .order_by("party__line_key", "party_id")
        )
        return [Waiting(number, size, has_priority) for number, has_priority, size in rows]

    def reserved(self) -> int | None:
        """Seats that go first to those with priority; None while no seat is given at all."""
        if self.awaits_draw or not self.is_open:
            return None
        return reserved_seats(self.seats, self.activity.priority_share) if self.activity.priority else 0

    @contextmanager
    def alone(self):
        """One writer at a time, on what is true now, or the last seat is sold twice.

        The row lock does it on PostgreSQL; on SQLite the transaction itself, which settings make IMMEDIATE.
        """
        with transaction.atomic():
            former = Seating.objects.select_for_update().filter(pk=self.pk).values(*COUNTED).get()
            for name, value in former.items():
                setattr(self, name, value)
            self.__dict__.pop("_times", None)
            yield
            changed = {name: getattr(self, name) for name in COUNTED if getattr(self, name) != former[name]}
            if changed:
                Seating.objects.filter(pk=self.pk).update(**changed)
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
            return self.take_in(participants, made_by=made_by, by=by, partner=partner)

    def take_in(self, participants, *, made_by, by, partner=None, ticket=None, newcomers=(), unsigned=()):
        """The heart of `register`, for a verb that already stands inside `alone`.

        `ticket`: the number of the form that was sent; the same form twice is one registration. `newcomers`:
        the keys of people written in this very transaction and brought by `made_by`. `unsigned`: answers
        of the form about known people, given by nobody who is signed in: they hold here, and are not kept.
        """
        hold([person for person in participants if person.pk not in newcomers])
        said = may_take_part(unsigned)
        refuse_unless_registrable(
            self, participants, made_by=made_by, by=by, newcomers=newcomers, said_here=said
        )
        first = with_priority(self.activity, participants)
        self.last_number += 1
        party = Party.objects.create(
            seating=self,
            number=self.last_number,
            line_key=self.end_of_line(),
            made_by=made_by,
            entered_by=by,
            partner=partner,
            ticket=ticket,
            has_priority=bool(first),
        )
        Registration.objects.bulk_create(
            Registration(seating=self, party=party, participant=person, has_priority=person.pk in first)
            for person in participants
        )
        event = party.tell_journal(
            "party.joined",
            by=by,
            size=len(participants),
            priority=party.has_priority,
            reserved=self.reserved(),
        )
        seated = self._fill(newcomer=party)
        kind = "registered" if seated else "in_draw" if self.awaits_draw else "waiting"
        facts = {"rang": self.waiting_parties() if not seated else ""}
        facts |= {"accords": accords_stand} if unsigned else {}
        party.write(kind, event, people=participants, **facts)
        return party

    def waiting_parties(self) -> int:
        """How many stand in line."""
        waiting = Registration.objects.filter(seating=self, status=Status.WAITING)
        return waiting.aggregate(parties=models.Count("party", distinct=True))["parties"]

    def end_of_line(self) -> int:
        """The sort key of the next one to stand at the end."""
        last = Party.objects.filter(seating=self).order_by("-line_key").values_list("line_key", flat=True)
        return (last.first() or 0) + LINE_STEP

    def offer_free_seats(self):
        """Offer what is free to the next who fit. Harmless when called too often: the clock does."""
        with self.alone():
            reserved = self.reserved()
            if reserved is not None and any(choice.what == CHOSEN for choice in self._choices(reserved)):
                record("seats.offered", self, by=None, reserved=reserved)
                self._fill()

    def change_seats(self, seats, *, by):
        """More seats go to the line; fewer never take one from somebody who has it.

        Offers not yet answered are taken back where they no longer fit, those first that the rule serves
        last; these people keep their place in line.
        """
        with self.alone():
            seated = self.registrations.filter(status=Status.SEATED).count()
            if seats < seated:
                raise ValidationError(
                    _now("%(count)d personnes ont déjà une place : annulez d'abord des inscriptions.")
                    % {"count": seated}
                )
            self.seats = seats
            reserved = self.reserved()
            record("seats.changed", self, by=by, seats=seats, reserved=reserved)
            if self.taken > seats:
                self._take_back_offers(seats - seated, reserved)
            self._fill()

    def _take_back_offers(self, free, reserved):
        offered = self.queue(Status.OFFERED)
        held_first = self.taken_with_priority - sum(each.size for each in offered if each.has_priority)
        kept = kept_offers(offered, free=free, priority_free=(reserved or 0) - held_first)
        lost = [each.party for each in offered if each.party not in kept]
        for party in self._parties(lost):
            party.take_back_offer(self)

    def draw(self, *, by=None):
        """Draw the order of the line by the published seed, then seat from its top. Once."""
        with self.alone():
            if not self.awaits_draw:
                return
            parties = {party.number: party for party in self._parties(None)}
            order = drawn_order(self.seed, [waiting.party for waiting in self.queue()])
            key = self.end_of_line()
            for rank, number in enumerate(order):
                parties[number].line_key = key + rank * LINE_STEP
            Party.objects.bulk_update([parties[n] for n in order], ["line_key"], batch_size=500)
            self.drawn_at = timezone.now()
            event = record(
                "seating.drawn", self, by=by, seed=self.seed, order=order, reserved=self.reserved()
            )
            chosen = self._fill(seat_at_once=True)
            waits = [number for number in order if number not in chosen]
            ranks = {number: rank for rank, number in enumerate(waits, start=1)}
            for number in order:
                kind = "registered" if number in chosen else "waiting"
                parties[number].write(kind, event, rang=ranks.get(number, ""))

    def _parties(self, numbers):
        """These parties (all, when None), each knowing this very seating."""
        found = Party.objects.filter(seating=self).select_related("made_by")
        parties = list(found if numbers is None else found.filter(number__in=numbers))
        for party in parties:
            party.seating = self
        return parties

    def _choices(self, reserved):
        return allocate(self.queue(), free=self.seats_left, priority_free=reserved - self.taken_with_priority)

    def _fill(self, newcomer=None, seat_at_once=False):
        """Give the free seats down the line; must run inside `alone`. Returns the numbers seated at once.

        A newcomer, or the drawn, sit down at once; the others are offered their seat with a deadline.
        The line is not read when there is no free seat: a thousand may be waiting.
        """
        if self.seats_left <= 0 or (reserved := self.reserved()) is None:
            return set()
        decisions = self._choices(reserved)
        concerned = [choice.party for choice in decisions if not newcomer or choice.party != newcomer.number]
        parties = {party.number: party for party in self._parties(concerned)} if concerned else {}
        if newcomer:
            parties[newcomer.number] = newcomer
        seated = set()
        for decision in decisions:
            party = parties[decision.party]
            if decision.what != CHOSEN:
                party.note_passed_over(self, decision)
                continue
            self.taken += decision.needed
            self.taken_with_priority += decision.needed if party.has_priority else 0
            if seat_at_once or party is newcomer:
                party.sit_down(self)
                seated.add(party.number)
            else:
                party.offer(self, self.starts_at())
        return seated

    def release(self, party, count):
        """Seats given back by a party; must run inside `alone`."""
        self.taken -= count
        self.taken_with_priority -= count if party.has_priority else 0
