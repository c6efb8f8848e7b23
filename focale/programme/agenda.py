"""What stands in one person's agenda: their own registrations, and those of whom they decide for."""

from django.db.models import Q

from focale.people.models.guardianship import FOR_PROTECTED_ADULTS
from focale.programme.models import Occurrence, Registration


def dates_of(person, since) -> list[tuple]:
    """(registration, date) pairs that end after `since`, cancelled ones too; in four queries."""
    people = [person.pk, *(ward.pk for ward in _wards(person))]
    found = Registration.objects.filter(participant__in=people).select_related(
        "participant", "party", "seating__activity__site"
    )
    ahead = Q(seating__occurrence__ends_at__gt=since)
    ahead |= Q(seating__occurrence=None, seating__activity__occurrences__ends_at__gt=since)
    registrations = list(found.filter(ahead).distinct())
    whole = {each.seating.activity_id for each in registrations if not each.seating.occurrence_id}
    own = {each.seating.occurrence_id for each in registrations} - {None}
    dates = Occurrence.objects.ending_after(since).select_related("activity__site", "room")
    by_course, by_key = {}, {}
    for occurrence in dates.filter(activity__in=whole).order_by("starts_at"):
        by_course.setdefault(occurrence.activity_id, []).append(occurrence)
    for occurrence in dates.filter(pk__in=own):
        by_key[occurrence.pk] = [occurrence]
    return [
        (each, occurrence)
        for each in registrations
        for occurrence in (
            by_key.get(each.seating.occurrence_id, ())
            if each.seating.occurrence_id
            else by_course.get(each.seating.activity_id, ())
        )
    ]


def _wards(person):
    links = person.wardships.of_the_deciding(person).select_related("ward")
    return [link.ward for link in links if link.ward.is_minor() or link.relation in FOR_PROTECTED_ADULTS]
