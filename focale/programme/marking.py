"""Marking a list: taps in, attendances out. The occurrence is the owner; one writer at a time."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.people.models import Person
from focale.programme.models import Attendance, Holiday, Mark, Occurrence, Presence, Status

EARLY_MINUTES = 120


@transaction.atomic
def mark(occurrence, person, presence, *, by, made_at=None, mark_id=None, arrived_at=None, left_at=None):
    """Keep one tap: `presence`, or "" to take it back. Returns the attendance that counts now, or None.

    `made_at`: the time on the phone, when it was offline. `mark_id`: its number; sent twice, it counts once.
    """
    now = timezone.now()
    made_at = min(made_at or now, now)
    # The owner of the first visit, always locked first.
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.merged_into_id or person.erased_at:
        raise ValidationError(_("Cette fiche vient de changer. Cherchez la personne par son nom."))
    Occurrence.objects.select_for_update(no_key=True).get(pk=occurrence.pk)
    occurrence = Occurrence.objects.select_related("activity").get(pk=occurrence.pk)
    if presence != Presence.PRESENT:
        arrived_at = left_at = None
    facts = {"presence": presence, "arrived_at": arrived_at, "left_at": left_at}
    tap = Mark.objects.filter(pk=mark_id).first() if mark_id else None
    if tap:
        _refuse_unless_same(tap, occurrence, person, facts)
    else:
        _refuse_unless_markable(occurrence, made_at=made_at, **facts)
        key = mark_id or uuid.uuid4()
        Mark.objects.create(pk=key, occurrence=occurrence, person=person, made_at=made_at, by=by, **facts)
        _settle(occurrence, person)
    return Attendance.objects.filter(occurrence=occurrence, visitor=person.pk).first()


def _refuse_unless_same(tap, occurrence, person, facts):
    """A number that comes back must bring the same tap, or another one would be thrown away unseen."""
    same = (tap.occurrence_id, tap.person_id) == (occurrence.pk, person.pk)
    if not same or any(getattr(tap, name) != value for name, value in facts.items()):
        raise ValidationError(
            _("Ce pointage porte le numéro d'un autre. Pointez la personne encore une fois.")
        )


def _refuse_unless_markable(occurrence, *, presence, arrived_at, left_at, made_at):
    if presence and presence not in Presence:
        raise ValidationError(_("Choisissez présent, absent ou excusé."))
    if occurrence.cancelled_at:
        raise ValidationError(_("Cette séance est annulée : on n'y pointe personne."))
    early = (occurrence.starts_at - made_at).total_seconds() > EARLY_MINUTES * 60
    if early and presence in (Presence.PRESENT, Presence.ABSENT):
        raise ValidationError(_("Cette séance n'a pas commencé. Avant, on peut seulement noter une excuse."))
    if arrived_at and left_at and left_at < arrived_at:
        raise ValidationError(_("Le départ doit venir après l'arrivée."))
    if arrived_at and arrived_at >= occurrence.ends_at:
        raise ValidationError(_("L'arrivée doit venir avant la fin de la séance."))
    if left_at and left_at <= occurrence.starts_at:
        raise ValidationError(_("Le départ doit venir après le début de la séance."))


def _settle(occurrence, person):
    """The tap made last is what counts; the frozen facts of the first marking stay."""
    taps = Mark.objects.filter(occurrence=occurrence, person=person)
    last = taps.order_by("-made_at", "-received_at", "-pk").first()
    row = Attendance.objects.filter(occurrence=occurrence, visitor=person.pk).first()
    if not last.presence:
        if row:
            row.delete()
            Attendance.objects.settle_first_visit(person)
        return
    if row is None:
        row = Attendance(
            occurrence=occurrence, activity=occurrence.activity, person=person, visitor=person.pk
        )
        row.was_expected = occurrence.expected().filter(participant=person, status=Status.SEATED).exists()
        row.freeze(person, occurrence, in_school_holidays=Holiday.objects.is_school_holiday(occurrence.day))
    row.occurrence = occurrence
    row.presence, row.arrived_at, row.left_at = last.presence, last.arrived_at, last.left_at
    row.marked_at, row.marked_by = last.made_at, last.by
    row.count_minutes()
    row.save()
    Attendance.objects.settle_first_visit(person)
