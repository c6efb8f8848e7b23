"""Those who come together, all or none: one person, two sisters, four friends. What waits, is offered, accepts."""

import secrets
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Event, record
from focale.letters.models import Letter
from focale.people.rights import Right, may
from focale.programme.admission import refuse_overlap
from focale.programme.messages import facts_of

from .registration import Registration, Status

LINE_STEP = 1 << 20
OFFERS_MISSED_AT_MOST = 2


def new_key() -> str:
    return secrets.token_urlsafe(16)


class PartyQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The team sees all; others what they made and what concerns them or those they decide for."""
        if may(account, Right.REGISTER_ANYONE):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = person.wardships.filter(ended_at=None, holds_authority=True).values("ward")
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
    made_at = models.DateTimeField(default=timezone.now)
    has_priority = models.BooleanField(_("prioritaire"), default=False)
    offered_until = models.DateTimeField(null=True, blank=True)
    offers_missed = models.PositiveSmallIntegerField(default=0)
    passed_over_free = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription ensemble")
        constraints = [models.UniqueConstraint(fields=["seating", "number"], name="party_number_once")]
        indexes = [models.Index(fields=["seating", "line_key"], name="party_line")]

    def __str__(self):
        return self.names()

    def get_absolute_url(self):
        """The page of this registration; its secret key opens it without an account."""
        return reverse("party", args=[self.key])

    def live(self):
        return self.registrations.live().select_related("participant").order_by("pk")

    def names(self) -> str:
        """« Lina et Nour »; with all first names when nobody is left."""
        people = list(self.live()) or list(self.registrations.select_related("participant"))
        firsts = [registration.participant.first_name for registration in people]
        if len(firsts) < 2:
            return "".join(firsts)
        return _now("%(first)s et %(last)s") % {"first": ", ".join(firsts[:-1]), "last": firsts[-1]}

    def place_in_line(self) -> int | None:
        """1 for the next; None for those who do not wait."""
        if not self.registrations.filter(status=Status.WAITING).exists():
            return None
        return self.seating.line().filter(line_key__lt=self.line_key).count() + 1

    def history(self):
        """What happened to this party, oldest first: why it stands where it stands."""
        return Event.objects.about(self.seating).filter(details__party=self.number)

    def accept_offer(self, *, by):
        """Take the offered seats. Refuses when the deadline has passed or the dates clash with another seat."""
        with self.alone():
            if not self.offered_until:
                raise ValidationError(
                    _now("Cette place n'est plus proposée. Vous gardez votre rang s'il y a lieu.")
                )
            if self.offered_until < timezone.now():
                raise ValidationError(
                    _now("Le délai pour répondre est passé : la place va à la personne suivante.")
                )
            refuse_overlap(self.seating, [registration.participant for registration in self.live()])
            self._move(Status.SEATED)
            self.offered_until, self.offers_missed = None, 0
            self.save(update_fields=["offered_until", "offers_missed"])
            event = self.tell_journal("party.accepted", by=by)
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
                self.seating.last_number += 1
                self.line_key = self.seating.last_number * LINE_STEP
            self.save(update_fields=["offers_missed", "offered_until", "line_key"])
            self._move(
                Status.CANCELLED if leaves else Status.WAITING, cancel_reason="no_answer" if leaves else ""
            )
            event = self.tell_journal("party.let_pass", by=None, leaves=leaves, line_key=self.line_key)
            self.write("offer_passed", event)
            self.seating._fill()

    def cancel(self, *, by, reason=""):
        """Everyone of the party gives up the seat or the place in line."""
        with self.alone():
            leaving = list(self.live())
            if not leaving:
                raise ValidationError(_now("Cette inscription est déjà annulée."))
            self.leave(leaving, by=by, reason=reason)

    def leave(self, registrations, *, by, reason=""):
        """These registrations of the party end; what they held goes on. Must run inside `alone`."""
        held = [registration for registration in registrations if registration.holds_seat]
        self.seating.release(self, len(held))
        keys = [registration.pk for registration in registrations]
        names = ", ".join(str(registration.participant.first_name) for registration in registrations)
        Registration.objects.filter(pk__in=keys).update(
            status=Status.CANCELLED, cancelled_at=timezone.now(), cancel_reason=reason
        )
        if self.offered_until and not self.live().exists():
            self.offered_until = None
            self.save(update_fields=["offered_until"])
        event = self.tell_journal("registration.cancelled", by=by, registrations=keys, reason=reason)
        self.write("cancelled", event, personnes=names, raison=reason)
        self.seating._fill()

    def move_in_line(self, place, *, reason, by):
        """The team puts the party at this place of the line (1 is next) and says why."""
        with self.alone():
            if not reason.strip():
                raise ValidationError(_now("Dites pourquoi : la raison reste écrite dans l'historique."))
            others = [party.line_key for party in self.seating.line().exclude(pk=self.pk)]
            if self.place_in_line() is None:
                raise ValidationError(_now("Cette inscription n'est pas en liste d'attente."))
            place = min(max(place, 1), len(others) + 1)
            before = others[place - 2] if place > 1 else 0
            after = others[place - 1] if place <= len(others) else before + 2 * LINE_STEP
            self.line_key = (before + after) // 2
            self.save(update_fields=["line_key"])
            self.tell_journal("party.moved", by=by, reason=reason.strip(), line_key=self.line_key)
            self.seating._fill()

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

    def offer(self, seating, begins):
        """A free seat with a deadline: the hours of the activity, never past the beginning."""
        self.offered_until = min(timezone.now() + timedelta(hours=seating.activity.offer_hours), begins)
        self.save(update_fields=["offered_until"])
        self._move(Status.OFFERED)
        event = self.tell_journal("party.offered", by=None, seating=seating)
        self.write("offered", event)

    def take_back_offer(self, seating):
        """There are fewer seats now: back to the same place in line."""
        seating.release(self, self.registrations.filter(status=Status.OFFERED).count())
        self.offered_until = None
        self.save(update_fields=["offered_until"])
        self._move(Status.WAITING)
        event = self.tell_journal("party.offer_taken_back", by=None, seating=seating)
        self.write("waiting", event)

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

    def write(self, kind, event, **facts):
        """One letter to the adult who made the registration; the event makes it unique."""
        return Letter.objects.write(
            kind,
            to=self.made_by,
            facts=facts_of(self) | facts,
            key=f"{kind}:{event.pk}:{self.pk}",
            about=self.get_absolute_url(),
        )

    def _move(self, status, **changes):
        """The live registrations of the party, along the table of moves."""
        for registration in self.registrations.live():
            registration.refuse_move(status)
        self.registrations.live().update(status=status, **changes)
