"""Taps a phone kept while it had no network: read from its JSON, then judged one by one.

A tap is {"id", "made_at", "presence", "arrived", "left"} and one of "person" (number, on the list), "ticket"
(found by name), "card" (scanned or typed), "new" (quickly described) or "headcount" (people without a name).
Whom to call comes as "call" with a "person" alone, or beside a "new" one: where that is wrong the mark stays
and the list asks again. Sent twice, it counts once.
"""

import json
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from focale.programme.attendance_forms import CallForm, HeadcountForm, NewcomerForm, first_error
from focale.programme.hours import moment_of
from focale.programme.marking import mark
from focale.programme.models import Headcount, Mark
from focale.programme.welcoming import bearer_of, holder_of, name_to_call, newcomer, on_the_list

AT_MOST = 200
BYTES_AT_MOST = 256 * 1024
KEPT_FOR = timedelta(days=60)
"""A phone may stay in a drawer; older than this its clock is wrong."""


class Batch:
    """What the phone sent, with its clock set right: only how long ago each tap was made is believed."""

    def __init__(self, body: bytes):
        """Refuses with a sentence what is not a batch at all."""
        if len(body) > BYTES_AT_MOST:
            raise ValidationError(_("Trop de pointages à la fois. Envoyez-les en plusieurs fois."))
        try:
            sent = json.loads(body)
        except (ValueError, RecursionError):
            sent = None
        taps = sent.get("marks") if isinstance(sent, dict) else None
        if not isinstance(taps, list) or not all(isinstance(tap, dict) for tap in taps):
            raise ValidationError(_("Ces pointages ne sont pas lisibles. Rechargez la page."))
        if len(taps) > AT_MOST:
            raise ValidationError(_("Trop de pointages à la fois. Envoyez-les en plusieurs fois."))
        self.taps = taps
        self.account = sent.get("account")
        self.received_at = timezone.now()
        self.sent_at = instant(sent.get("sent_at")) or self.received_at

    def is_of(self, account) -> bool:
        """A phone whose page was opened by one and whose session is now another's must not mix them up."""
        return self.account in (None, str(account.pk))

    def made_at(self, tap) -> datetime:
        """The moment of the tap by our own clock."""
        told = instant(tap.get("made_at"))
        if told is None:
            raise ValidationError(_("Ce pointage n'a pas d'heure. Pointez la personne encore une fois."))
        ago = max(self.sent_at - told, timedelta())
        if ago > KEPT_FOR:
            raise ValidationError(_("Ce pointage est trop ancien. Saisissez la feuille signée."))
        return self.received_at - ago

    def keep(self, occurrence, *, by):
        """Keep what can be kept. Returns the numbers kept, and those refused with the reason."""
        kept, refused = [], []
        for tap in self.taps:
            number = tap.get("id")
            try:
                self._keep_once(tap, occurrence, by)
                kept.append(number)
            except ValidationError as refusal:
                name = number if isinstance(number, str) else ""
                refused.append({"id": name[:36], "why": " ".join(refusal.messages)})
        return kept, refused

    def _keep_once(self, tap, occurrence, by):
        try:
            self._keep_one(tap, occurrence, by)
        except IntegrityError:  # the same tap came twice at the same moment: the other one is kept by now
            self._keep_one(tap, occurrence, by)

    @transaction.atomic
    def _keep_one(self, tap, occurrence, by):
        number = number_of(tap)
        if isinstance(tap.get("headcount"), dict):
            return self._keep_headcount(tap["headcount"], self.made_at(tap), occurrence, by)
        if isinstance(tap.get("call"), dict) and "person" in tap:
            return self._keep_call(tap, occurrence, by)
        if "person" not in tap and Mark.objects.filter(pk=number, occurrence=occurrence).exists():
            return
        presence = tap.get("presence")
        if not isinstance(presence, str):
            raise ValidationError(_("Choisissez présent, absent ou excusé."))
        person = person_of(tap, occurrence, by)
        arrived, left = (moment_of(occurrence, tap.get(side) or "") for side in ("arrived", "left"))
        mark(
            occurrence,
            person,
            presence,
            by=by,
            mark_id=number,
            made_at=self.made_at(tap),
            arrived_at=arrived,
            left_at=left,
        )
        call = CallForm(tap.get("call"), needed=False) if isinstance(tap.get("call"), dict) else None
        if call and call.is_valid() and call.facts():
            name_to_call(person, by=by, **call.facts())

    @staticmethod
    def _keep_call(tap, occurrence, by):
        person, form = person_of(tap, occurrence, by), CallForm(tap["call"])
        if not form.is_valid():
            raise ValidationError(first_error(form))
        name_to_call(person, by=by, **form.facts())

    @staticmethod
    def _keep_headcount(told, made_at, occurrence, by):
        form = HeadcountForm(told)
        if not form.is_valid():
            raise ValidationError(first_error(form))
        Headcount.objects.tally(occurrence, by=by, made_at=made_at, **form.facts())


def instant(told) -> datetime | None:
    """A moment with its zone from its ISO words, or None."""
    try:
        read = parse_datetime(told) if isinstance(told, str) and len(told) < 40 else None
        return read.astimezone(timezone.get_current_timezone()) if read and read.tzinfo else None
    except (ValueError, OverflowError):
        return None


def number_of(tap) -> UUID:
    try:
        return UUID(tap["id"])
    except (KeyError, ValueError, AttributeError, TypeError):
        raise ValidationError(
            _("Ce pointage n'a pas de numéro. Pointez la personne encore une fois.")
        ) from None


def person_of(tap, occurrence, by):
    """Whom the tap is about. Refuses with a sentence."""
    key, ticket, card, new = (tap.get(name) for name in ("person", "ticket", "card", "new"))
    if type(key) is int and 0 < key < 2**63:
        return on_the_list(key, occurrence)
    if isinstance(ticket, str):
        return holder_of(ticket, occurrence)
    if isinstance(card, str):
        return bearer_of(card)
    if isinstance(new, dict):
        form = NewcomerForm(new)
        if not form.is_valid():
            raise ValidationError(first_error(form))
        return newcomer(by=by, **form.facts())
    raise ValidationError(_("Ce pointage ne dit pas de qui il s'agit. Cherchez la personne par son nom."))
