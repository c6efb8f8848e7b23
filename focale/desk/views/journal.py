"""The journal: who did what, when. Read by the board, kept from everybody else."""

from datetime import date

from django.apps import apps
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from focale.desk.journal_words import DETAILS, WORDS
from focale.ground.models import Event
from focale.ground.pages import page
from focale.people.bounded import Bounded
from focale.people.rights import Right, right

ROWS = 50
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
    events = Event.objects.order_by("-pk")
    asked = {name: request.GET.get(name, "")[:80].strip() for name in ("quoi", "qui", "jour")}
    if asked["quoi"] in GROUPS:
        events = events.filter(what__startswith=asked["quoi"])
    if asked["qui"]:
        events = events.filter(by_words__icontains=asked["qui"])
    if day := _day(asked["jour"]):
        events = events.filter(at__date=day)
    query = request.GET.copy()
    query.pop("page", None)
    found = Bounded(events, ROWS).get_page(request.GET.get("page"))
    context = {"events": found, "lines": [_line(event) for event in found], "asked": asked}
    return page(request, "desk/journal.html", context | {"groups": GROUPS, "query": query.urlencode()})


def _day(words):
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


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
