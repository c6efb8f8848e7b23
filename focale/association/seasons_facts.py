"""Of the members of a season: how old they were on its first day, and in which town they lived."""

from collections import Counter

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.people.folding import fold
from focale.people.models import Residence

from .models import Member

AGES = [
    ("0-5", _("5 ans et moins"), 0, 5),
    ("6-11", _("6 à 11 ans"), 6, 11),
    ("12-17", _("12 à 17 ans"), 12, 17),
    ("18-25", _("18 à 25 ans"), 18, 25),
    ("26-59", _("26 à 59 ans"), 26, 59),
    ("60", _("60 ans et plus"), 60, 200),
]
UNKNOWN, ORGANISATION, OTHERS = "inconnu", "structure", "autres"
AGE_WORDS = {key: words for key, words, _first, _last in AGES} | {
    UNKNOWN: _("âge inconnu"),
    ORGANISATION: _("structures"),
}
MOST_TOWNS = 8


def members_of(counted):
    """Every member, with `town` as it was in that season; one question for all its lists."""
    day = min(counted.season.last_day, timezone.localdate())
    lived = Residence.objects.filter(Q(since__lte=day) | Q(since=None), Q(until__gt=day) | Q(until=None))
    town = lived.filter(person=OuterRef("person")).order_by("-since", "-pk").values("town")[:1]
    rows = Member.objects.existing().select_related("person", "organisation")
    return rows.annotate(home=Subquery(town)).order_by("number")


def age_of(member, season) -> str:
    """The key of AGE_WORDS."""
    if member.person is None:
        return ORGANISATION
    age = member.person.age(season.first_day)
    found = (key for key, _words, first, last in AGES if age is not None and first <= max(age, 0) <= last)
    return next(found, UNKNOWN)


def town_of(member) -> str:
    """The town, the same however it is written; or UNKNOWN."""
    written = member.organisation.town if member.person is None else member.home
    return fold(written or "") or UNKNOWN


def by_age(members, season) -> list[tuple]:
    """(key, words, how many), brackets in their order, unknown and organisations last where there are any."""
    counts = Counter(age_of(member, season) for member in members)
    always = {key for key, *_rest in AGES}
    return [(key, words, counts[key]) for key, words in AGE_WORDS.items() if key in always or counts[key]]


def by_town(members) -> list[tuple]:
    """(key, words, how many), the largest first, then the others together and the unknown."""
    counts, written = Counter(), {}
    for member in members:
        key = town_of(member)
        counts[key] += 1
        written.setdefault(key, (member.organisation.town if member.person is None else member.home) or "")
    unknown = counts.pop(UNKNOWN, 0)
    first, rest = counts.most_common()[:MOST_TOWNS], counts.most_common()[MOST_TOWNS:]
    found = [(key, written[key], count) for key, count in first]
    found += [(OTHERS, _("autres communes"), sum(count for _key, count in rest))] if rest else []
    return found + ([(UNKNOWN, _("commune inconnue"), unknown)] if unknown else [])


def narrowed(members, season, *, age="", town="", top=()) -> list:
    """Those of an age and a town. `top`: the towns told apart, for OTHERS."""
    if age:
        members = [member for member in members if age_of(member, season) == age]
    if town == OTHERS:
        return [member for member in members if town_of(member) not in {*top, UNKNOWN}]
    return [member for member in members if town_of(member) == town] if town else members
