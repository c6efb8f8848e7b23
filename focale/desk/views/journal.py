"""The journal: who did what, when. Read by the board, kept from everybody else."""

from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from focale.desk.journal_words import DETAILS, WORDS
from focale.ground.models import Event
from focale.ground.pages import page
from focale.people.bounded import MOST, Bounded
from focale.people.folding import fold
from focale.people.models import Account, Person
from focale.people.rights import Right, right

ROWS, ACTORS = 50, 20
FIRST_YEAR, LAST_YEAR = 1990, 2100
GROUPS = {
    "person": _("personnes"),
    "guardianship": _("responsables"),
    "consent": _("accords"),
    "party": _("inscriptions"),
    "seat": _("places"),
    "activity": _("activités"),
    "occurrence": _("séances"),
    "letter": _("courriers"),
    "role": _("rôles"),
}


@require_safe
@right(Right.SEE_JOURNAL)
def show(request):
    """The latest first, by what, by whom and by day; the filters stay in the address."""
    asked = {name: request.GET.get(name, "")[:80].strip() for name in ("quoi", "qui", "jour")}
    query = request.GET.copy()
    query.pop("page", None)
    found = Bounded(_sifted(asked).order_by("-pk"), ROWS).get_page(request.GET.get("page"))
    context = {"events": found, "lines": [_line(event) for event in found], "asked": asked}
    return page(request, "desk/journal.html", context | {"groups": GROUPS, "query": query.urlencode()})


def _sifted(asked):
    """The events by kind, by whom, by day, as far as the answers can be read."""
    events, day = Event.objects.all(), _day(asked["jour"])
    codes = [code for code in WORDS if code.startswith(asked["quoi"])] if asked["quoi"] in GROUPS else []
    actors = _actors(asked["qui"]) if asked["qui"] else []
    if day:
        begin, end = (make_aware(datetime.combine(each, time())) for each in (day, day + timedelta(days=1)))
        events = events.filter(at__gte=begin, at__lt=end)
        events = events.filter(what__in=codes) if codes else events
        return events.filter(_any_of(actors)) if asked["qui"] else events
    if asked["qui"]:
        return events.newest(MOST + 1, actors, what=codes)
    return events.newest(MOST + 1, [("what", code) for code in codes]) if codes else events


def _actors(typed) -> list[tuple]:
    """Whose name it may be: accounts of today, and the name as it was written down."""
    people = Person.objects.found_by(typed).order_by().values("pk") if fold(typed) else ()
    keys = Account.objects.filter(person__in=people).order_by("pk").values_list("pk", flat=True)[:ACTORS]
    return [("by", key) for key in keys] + [("by_words", name) for name in {typed, typed.title()}]


def _any_of(actors):
    return reduce(or_, (Q(**{column: value}) for column, value in actors))


def _day(words):
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _line(event) -> dict:
    try:
        noun = apps.get_model(event.noun)._meta.verbose_name
    except (LookupError, ValueError):
        noun = event.noun
    told = ((DETAILS.get(name), value) for name, value in event.details.items())
    details = ", ".join(
        _now("%(what)s\u00a0: %(which)s") % {"what": name, "which": _plain(value)}
        for name, value in told
        if name and value not in ("", None, [])
    )
    return {
        "event": event,
        "words": WORDS.get(event.what, event.what),
        "noun": noun,
        "details": details[:300],
    }


def _plain(value):
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return ", ".join(map(str, value)) if isinstance(value, list) else value
