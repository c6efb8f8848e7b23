"""Who keeps the grants is told in time, 90, 30 and 0 days before: a report is due, a call closes."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.models import Identity
from focale.letters.models import Letter
from focale.letters.words import declare
from focale.people.models import Person
from focale.people.rights import ROLES, Right

from .models import Call, Grant

DAYS = (90, 30, 0)

FIELDS = {
    "prenom": "Coralie",
    "quoi": "Ville d'Alès · Un été d'images",
    "jour": "30 juin 2027",
    "lien": "https://exemple.org/subventions/…/",
    "place": "Le Focus",
}

declare(
    "report_due",
    title=_("Bilan de subvention à rendre"),
    fields=FIELDS,
    subject=_("Bilan à rendre le {jour}"),
    body=_(
        "Bonjour {prenom},\n\nLe bilan de la subvention « {quoi} » est à rendre le {jour}. Il s'ouvre ici :"
    ),
    foot=_("{lien}\n\n{place}"),
)
declare(
    "call_closes",
    title=_("Appel à projets qui se termine"),
    fields=FIELDS,
    subject=_("Dernier jour pour demander : {jour}"),
    body=_("Bonjour {prenom},\n\nL'appel « {quoi} » se termine le {jour}. Les demandes se préparent ici :"),
    foot=_("{lien}\n\n{place}"),
)


def remind_of_grants(today=None) -> int:
    """Write once for each step of each date to those who keep the grants; called by the clock.

    A step that passed while the machine was off is caught up by the next one only. Returns the letters.
    """
    today = today or timezone.localdate()
    readers = list(keepers())
    within = {"gte": today, "lte": today + timedelta(days=DAYS[0])}
    due = Grant.objects.filter(report_sent_on=None, **{f"report_due_on__{n}": d for n, d in within.items()})
    calls = Call.objects.filter(**{f"closes_on__{name}": day for name, day in within.items()})
    written = 0
    for grant in due.select_related("funder__organisation", "action"):
        address = reverse("grant", args=[grant.pk])
        written += _tell("report_due", grant, grant.report_due_on, address, readers, today)
    for call in calls:
        written += _tell("call_closes", call, call.closes_on, reverse("funders"), readers, today)
    return written


def keepers():
    """The people whose role keeps the grants."""
    roles = [role for role, rights in ROLES.items() if Right.EDIT_GRANTS in rights and role]
    return Person.objects.existing().filter(account__role__in=roles, account__is_active=True)


@transaction.atomic
def _tell(kind, thing, day, address, readers, today) -> int:
    left = (day - today).days
    step = min(step for step in DAYS if left <= step)
    known = Letter.objects.filter(key__startswith=f"{kind}:{thing.pk}:{day}:{step}:")
    told = set(known.values_list("person", flat=True))
    facts = {"quoi": str(thing), "jour": plain_date(day), "place": Identity.current().name}
    facts["lien"] = settings.ADDRESS.rstrip("/") + address
    new = [reader for reader in readers if reader.pk not in told]
    for reader in new:
        key = f"{kind}:{thing.pk}:{day}:{step}:{reader.pk}"
        Letter.objects.write(
            kind, to=reader, facts=facts | {"prenom": reader.first_name}, key=key, about=address
        )
    return len(new)
