"""A person asks to be forgotten: what says who they are goes, what was counted stays.

The row remains without name, date, address or number, so that seats, lists and sums still hold. Letters,
residences, contacts, needs, cards, links and signed papers are deleted; the answers given (consents) are
ended and keep only their dates and their words, without the name; who answered for the person keeps the
letters about them, without the first name; attendances keep the facts frozen that day without the person.
The journal keeps who acted (it is sealed) but no fact of the person.

A model that must do more defines a class method `follow_erasure(person, by=)`; it may refuse.
"""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.models import record
from focale.people.merging import links_to
from focale.people.rights import Right, may

SATELLITES = (
    "residences",
    "emergency_contacts",
    "access_needs",
    "guardianships",
    "wardships",
    "cards",
    "search_words",
)
EMPTIED = ("last_name", "gender", "situation", "email", "phone")


def erase(person, *, by):
    """Forget who this is. Refuses while a role, a seat to come or a child depends on the person."""
    if not may(by, Right.EDIT_PEOPLE):
        raise ValidationError(_("Vous ne pouvez pas effacer une fiche."))
    with transaction.atomic():
        # Held first: who registers this very second waits, and then finds the file erased.
        type(person).objects.select_for_update().get(pk=person.pk)
        _refuse_while_needed(person)
        for model in {field.model for field in links_to(type(person))}:
            if hasattr(model, "follow_erasure"):
                model.follow_erasure(person, by=by)
        files = [*_tombstones(person), person]
        names = {name for file in files for name in (file.first_name, file.last_name) if name}
        for file in files:
            _empty(type(person).objects.select_for_update().get(pk=file.pk), names)
        record("person.erased", person, by=by)
    person.refresh_from_db()
    return person


def first_names(person) -> set[str]:
    """How the person is called in what was written: the first names of the file and of those it absorbed."""
    return {file.first_name for file in [*_tombstones(person), person] if file.first_name}


def naming(names, flags=0) -> re.Pattern:
    """Any of these names as whole words."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", flags)


def _tombstones(person):
    """The files it absorbed, and those that these had absorbed before."""
    for ghost in person.absorbed.all():
        yield from _tombstones(ghost)
        yield ghost


def _refuse_while_needed(person):
    account = getattr(person, "account", None)
    if account and account.role:
        raise ValidationError(_("%(who)s a un rôle dans l'équipe. Retirez-le d'abord.") % {"who": person})
    for link in person.wardships.of_the_deciding(person).select_related("ward"):
        if not link.ward.deciders().exclude(adult=person).exists():
            raise ValidationError(
                _("Plus personne ne déciderait pour %(who)s. Notez d'abord une autre personne responsable.")
                % {"who": link.ward}
            )


def _empty(person, names):
    for consent in person.consents.exclude(scan=""):
        consent.scan.delete(save=True)
    person.consents.end_all()
    _unname(person, names)
    for name in SATELLITES:
        getattr(person, name).all().delete()
    if account := getattr(person, "account", None):
        account.delete()
        person.refresh_from_db()
    for name in EMPTIED:
        setattr(person, name, "")
    person.first_name, person.born_on, person.born_year = _("Personne effacée"), None, None
    person.erased_at = timezone.now()
    person.save()


def _unname(person, names):
    """Take the name out of the words of the answers: what was asked stays, of whom does not."""
    named = naming(names, re.IGNORECASE)
    for consent in person.consents.all():
        if (words := named.sub("…", consent.wording)) != consent.wording:
            type(consent).objects.filter(pk=consent.pk).update(wording=words)
