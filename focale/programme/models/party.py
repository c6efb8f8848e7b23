"""Those who come together, all or none: one, two sisters, four friends. What waits, is offered a seat."""

import secrets
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Event, record
from focale.letters.models import Letter
from focale.people.models import Person
from focale.people.rights import Right, may
from focale.programme.admission import refuse_overlap
from focale.programme.charging import charge_seats, credit_seats, left_in_time
from focale.programme.messages import facts_of, in_words
from focale.programme.price_words import PRICES, left_words

from .registration import Registration, Status

LINE_STEP = 1 << 20
OFFERS_MISSED_AT_MOST = 2


def new_key() -> str:
    return secrets.token_urlsafe(16)


def hold(people):
    """Lock these persons until the end: the same child may be taking another seat this very second.

    Always after the seating, in the order of their keys. SQLite holds the whole database. Refuses
    somebody whose file was merged or erased in between.
    """
    if not people:
        return
    rows = Person.objects.filter(pk__in=[person.pk for person in people]).order_by("pk")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(no_key=True)
    if any(merged or erased for merged, erased in rows.values_list("merged_into", "erased_at")):
        raise ValidationError(_now("Une de ces fiches vient de changer. Rechargez la page et recommencez."))


class PartyQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The team sees all; others what they made and what concerns them or those they decide for."""
        if may(account, Right.REGISTER_ANYONE):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = person.wardships.of_the_deciding(person).values("ward")
        concerned = Registration.objects.filter(
            models.Q(participant=person) | models.Q(participant__in=wards)
        ).values("party")
        return self.filter(models.Q(made_by=person) | models.Q(pk__in=concerned))

    def concerned_by(self, occurrence):
        """Those with a live registration for this date, alone or as part of the whole course."""
        return self.filter(pk__in=occurrence.expected().live().values("party"))

    def offer_expired(self):
        return self.filter(offered_until__lt=timezone.now())


class Party(models.Model):
    seating = models.ForeignKey("programme.Seating", on_delete=models.CASCADE, related_name="parties")
    number = models.PositiveIntegerField(_("numéro d'arrivée"))
    line_key = models.PositiveBigIntegerField(help_text="place in line: a number to sort by, with gaps")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="parties_made")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    partner = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )
    ticket = models.CharField(
        max_length=40, null=True, unique=True, help_text="number of the form: sent twice, it counts once"
    )
    made_at = models.DateTimeField(default=timezone.now)
    has_priority = models.BooleanField(_("prioritaire"), default=False)
    offered_until = models.DateTimeField(null=True, blank=True)
    offers_missed = models.PositiveSmallIntegerField(default=0)
    passed_over_free = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription ensemble")
        constraints = [models.UniqueConstraint(fields=["seating", "number"], name="party_number_once")]
        indexes = [
            models.Index(fields=["seating", "line_key"], name="party_line"),
            models.Index(
                fields=["offered_until"],
                condition=models.Q(offered_until__isnull=False),
                name="party_offered",
            ),
        ]

    def __str__(self):
        return f"n° {self.number}"

    def get_absolute_url(self):
        """The page of this registration; its secret key opens it without an account."""
        return reverse("party", args=[self.key])

    def live(self):
        return self.registrations.live().select_related("participant").order_by("pk")

    def names(self) -> str:
        """« Lina et Nour »; with all first names when nobody is left."""
        kept = list(self.live()) or list(self.registrations.select_related("participant"))
        return in_words([registration.participant.first_name for registration in kept])

    def place_in_line(self) -> int | None:
        """1 for the next; None for those who do not wait."""
        if not self.registrations.filter(status=Status.WAITING).exists():
            return None
        before = Registration.objects.filter(
            seating=self.seating_id, status=Status.WAITING, party__line_key__lt=self.line_key
        )
        return before.aggregate(parties=models.Count("party", distinct=True))["parties"] + 1

    def history(self):
        """What happened to this party, oldest first: why it stands where it stands."""
        return Event.objects.about(self.seating).filter(details__party=self.number)

    def accept_offer(self, *, by):
        """Take the offered seats. Refuses past the deadline, or when the dates clash with another seat."""
        with self.alone():
            if not self.offered_until:
                raise ValidationError(
                    _now("Cette place n'est plus proposée. Votre rang est indiqué sur cette page.")
                )
            if self.offered_until < timezone.now() or not self.seating.is_open:
                raise ValidationError(
                    _now("Le délai pour répondre est passé : la place va à la personne suivante.")
                )
            people = [registration.participant for registration in self.live()]
            hold(people)
            refuse_overlap(self.seating, people)
            self._move(Status.SEATED)
            self.offered_until, self.offers_missed = None, 0
            self.save(update_fields=["offered_until", "offers_missed"])
            event = self.tell_journal("party.accepted", by=by)
            charge_seats(self, by=by)
            self.write("registered", event)

    def let_offer_pass(self):
        """No answer in time: to the end of the line, and after a second time out of it. The seat goes on."""
        with self.alone():
            if not self.offered_until or self.offered_until >= timezone.now():
                return
            self.seating.release(self, self.registrations.filter(status=Status.OFFERED).count())
            self.offers_missed += 1
            self.offered_until = None
            leaves = self.offers_missed >= OFFERS_MISSED_AT_MOST
            if not leaves:
                self.line_key = self.seating.end_of_line()
            self.save(update_fields=["offers_missed", "offered_until", "line_key"])
            ended = {"cancelled_at": timezone.now(), "cancel_reason": "no_answer"} if leaves else {}
            people = [registration.participant for registration in self.live()]
            self._move(Status.CANCELLED if leaves else Status.WAITING, **ended)
            event = self.tell_journal(
                "party.let_pass", by=None, leaves=leaves, reserved=self.seating.reserved()
            )
            if self.seating.is_open:
                self.write("offer_missed" if leaves else "offer_passed", event, people=people)
            self.seating._fill()

    def cancel(self, *, by, reason="", keeps_due=False):
        """Everyone of the party gives up the seat or the place in line. `keeps_due`: see `leave`."""
        with self.alone():
            leaving = list(self.live())
            if not leaving:
                raise ValidationError(_now("Cette inscription est déjà annulée."))
            self.leave(leaving, by=by, reason=reason, keeps_due=keeps_due)

    def leave(self, registrations, *, by, reason="", keeps_due=False):
        """These registrations of the party end; what they held goes on. Must run inside `alone`.

        What they owe is credited as long as nothing has begun; `keeps_due`: the desk decides otherwise.
        """
        reason = reason.strip()[:200]
        owing = self._credit(registrations, keeps_due, reason=reason, by=by)
        self.seating.release(self, sum(registration.holds_seat for registration in registrations))
        keys = [registration.pk for registration in registrations]
        Registration.objects.filter(pk__in=keys).update(
            status=Status.CANCELLED, cancelled_at=timezone.now(), cancel_reason=reason
        )
        staying = list(self.live())
        self._settle_priority(staying)
        if not staying:
            self.offered_until = None
        self.save(update_fields=["offered_until", "has_priority"])
        event = self.tell_journal(
            "registration.cancelled",
            by=by,
            registrations=keys,
            count=len(keys),
            priority=self.has_priority,
            reserved=self.seating.reserved(),
            # The journal is sealed for ever: it keeps the team's reasons, not what a family says of itself.
            reason=reason if may(by, Right.REGISTER_ANYONE) else "",
        )
        people = [registration.participant for registration in registrations]
        self.write("cancelled", event, people=people, raison=reason, prix=lambda _party: left_words(owing))
        self.seating._fill()

    def _credit(self, registrations, keeps_due, *, reason, by):
        """Returns those whose charge is credited. A family's own words are not printed on a credit note."""
        may_keep = keeps_due and may(by, Right.TAKE_PAYMENTS)
        if may_keep or not self.seating.is_open:
            return []
        told = reason if may(by, Right.REGISTER_ANYONE) else ""
        return credit_seats(registrations, reason=told or left_in_time(), by=by)

    def _settle_priority(self, staying):
        """The priority of a party is that of its members: it goes when the last one who has it goes."""
        if self.has_priority and staying and not any(each.has_priority for each in staying):
            self.seating.taken_with_priority -= sum(each.holds_seat for each in staying)
            self.has_priority = False

    def move_in_line(self, place, *, reason, by):
        """The team puts the party at this place of the line (1 is next) and says why."""
        with self.alone():
            if not reason.strip():
                raise ValidationError(_now("Dites pourquoi : la raison reste écrite dans l'historique."))
            numbers = [waiting.party for waiting in self.seating.queue()]
            if self.number not in numbers:
                raise ValidationError(_now("Cette inscription n'est pas en liste d'attente."))
            numbers.remove(self.number)
            place = min(max(place, 1), len(numbers) + 1)
            before = numbers[place - 1] if place <= len(numbers) else None
            self._stand_before(before)
            self.tell_journal(
                "party.moved",
                by=by,
                reason=reason.strip()[:200],
                before=before,
                place=place,
                reserved=self.seating.reserved(),
            )
            self.seating._fill()

    def _stand_before(self, number):
        """A sort key just before the party of that number, or at the end when None.

        Those with an open offer keep their place in the same order, so they count here too.
        """
        standing = Party.objects.filter(
            seating=self.seating, registrations__status__in=[Status.WAITING, Status.OFFERED]
        )
        others = list(standing.exclude(pk=self.pk).distinct().order_by("line_key", "pk"))
        index = next((i for i, other in enumerate(others) if other.number == number), len(others))
        if index == len(others):
            self.line_key = self.seating.end_of_line()
        else:
            low = others[index - 1].line_key if index else 0
            self.line_key = (low + others[index].line_key) // 2
            if self.line_key in (low, others[index].line_key):
                self._spread([*others[:index], self, *others[index:]])
        self.save(update_fields=["line_key"])

    def _spread(self, standing):
        """No number is left between two: the whole line is numbered afresh, in the same order."""
        key = self.seating.end_of_line()
        for rank, party in enumerate(standing):
            party.line_key = key + rank * LINE_STEP
        Party.objects.bulk_update(standing, ["line_key"], batch_size=500)

    @contextmanager
    def alone(self):
        """The seating first, always, or two verbs wait for each other; then what is true now of the party."""
        with self.seating.alone():
            self.refresh_from_db(
                fields=["line_key", "offered_until", "offers_missed", "passed_over_free", "has_priority"]
            )
            yield

    def sit_down(self, seating):
        """Seats at once; only the seating calls this, inside its `alone`."""
        self._move(Status.SEATED)
        self.tell_journal("party.seated", by=None, seating=seating)
        charge_seats(self, by=self.entered_by)

    def offer(self, seating, begins):
        """A free seat with a deadline: the hours of the activity, never past the beginning."""
        self.offered_until = min(timezone.now() + timedelta(hours=seating.activity.offer_hours), begins)
        self.save(update_fields=["offered_until"])
        self._move(Status.OFFERED)
        event = self.tell_journal("party.offered", by=None, seating=seating)
        self.write("offered", event, until=self.offered_until)

    def take_back_offer(self, seating):
        """There are fewer seats now: back to the same place in line."""
        seating.release(self, self.registrations.filter(status=Status.OFFERED).count())
        self.offered_until = None
        self.save(update_fields=["offered_until"])
        self._move(Status.WAITING)
        event = self.tell_journal("party.offer_taken_back", by=None, seating=seating)
        Letter.objects.keep_in(self.get_absolute_url(), "offered")
        self.write("offer_withdrawn", event)

    def note_passed_over(self, seating, decision):
        """Keep once for each number of free seats why the next one went before."""
        if self.passed_over_free != decision.free:
            self.passed_over_free = decision.free
            self.save(update_fields=["passed_over_free"])
            self.tell_journal(
                "party.passed_over", by=None, seating=seating, needed=decision.needed, free=decision.free
            )

    def tell_journal(self, what, *, by, seating=None, **details):
        return record(what, seating or self.seating, by=by, party=self.number, **details)

    def write(self, kind, event, *, people=None, until=None, **facts):
        """One letter to the adult who made the registration; the event makes it unique. `until`: as in
        `Letter.objects.write`."""
        Letter.objects.write(
            kind,
            to=self.made_by,
            facts=facts_of(self, people, **{"prix": PRICES.get(kind, ""), **facts}),
            key=f"{kind}:{event.pk}:{self.pk}",
            about=self.get_absolute_url(),
            until=until,
        )

    def _move(self, status, **changes):
        """The live registrations of the party, along the table of moves."""
        for registration in self.registrations.live():
            registration.refuse_move(status)
        self.registrations.live().update(status=status, **changes)
