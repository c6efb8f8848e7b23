"""Two files of one person become one: all that pointed at the one points at the other, nothing is lost.

Whatever points at Person is found by asking Django, so a new table follows by itself. A model with a rule of
its own defines a class method `follow_merge(kept, absorbed)` that gives back what it moved, as a list of keys
or as {link: keys}, and `follow_parting(kept, absorbed, moved)` when more than the link must return. What can
return only once the two are two again has `give_back(moved, by=)`, which tells in sentences what could not.
One whose rows are scarce holds their owners first (`hold_for_merge(kept, absorbed)`).
Rows that the database allows only once (two residences of today) stay with the absorbed file, a tombstone.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from focale.ground.models import Event, record
from focale.people.rights import Right, may

FILLED = ("last_name", "born_on", "born_year", "gender", "situation", "email", "phone")
DERIVED = {"people.SearchWord"}
APART = {"people.Account", "people.Person"}
"""Accounts have their rule here; former tombstones keep leading to this one: no third file is locked."""


def links_to(person_class) -> list[models.Field]:
    """Every foreign key in the whole site that points at a person, hidden ones and many-to-many as well."""
    found = person_class._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in found if relation.one_to_many or relation.one_to_one]
    return [field for field in fields if field.model._meta.label not in DERIVED]


def absorb(kept, absorbed, *, by):
    """Put everything of `absorbed` under `kept`. Refuses what is already merged, or two accounts in use."""
    if not may(by, Right.MERGE_PEOPLE):
        raise ValidationError(_("Vous ne pouvez pas fusionner des fiches."))
    with transaction.atomic():
        # Seatings, which the rules of the upper floors lock, come before persons, as in every verb.
        for model in {link.model for link in links_to(type(kept))}:
            if hasattr(model, "hold_for_merge"):
                model.hold_for_merge(kept, absorbed)
        moved = _follow_rules(kept, absorbed)
        _lock_and_refuse(kept, absorbed)
        _add(moved, _follow_rules(kept, absorbed))  # what came in before the files were held
        spare, closed = _settle_accounts(kept, absorbed)
        for link in links_to(type(kept)):
            if hasattr(link.model, "follow_merge") or link.model._meta.label in APART:
                continue
            if keys := _repoint(link, kept, absorbed):
                moved.setdefault(link.model._meta.label, {})[link.name] = keys
        filled = [name for name in FILLED if getattr(absorbed, name) and not getattr(kept, name)]
        for name in filled:
            setattr(kept, name, getattr(absorbed, name))
        kept.save()
        absorbed.merged_into = kept
        absorbed.save(update_fields=["merged_into"])
        facts = {
            "absorbed": absorbed.pk,
            "moved": moved,
            "filled": filled,
            "account": spare,
            "closed": closed,
        }
        record("person.absorbed", kept, by=by, **facts)
    return kept


def part(absorbed, *, by) -> list[str]:
    """Take a merge back: what was moved returns to the file it came from, as far as it still exists.

    Returns what could not be given back, each as a sentence.
    """
    if not may(by, Right.MERGE_PEOPLE):
        raise ValidationError(_("Vous ne pouvez pas séparer des fiches."))
    with transaction.atomic():
        kept = absorbed.merged_into
        if kept is None:
            raise ValidationError(_("Cette fiche n'est pas fusionnée."))
        events = Event.objects.filter(what="person.absorbed", noun=kept._meta.label, subject_id=kept.pk)
        event = events.filter(details__absorbed=absorbed.pk).order_by("-pk").first()
        if event is None:
            raise ValidationError(_("Cette fusion est trop ancienne pour être défaite."))
        moved = event.details["moved"]
        _return_all(moved, kept, absorbed)
        if event.details["account"]:
            _return_account(event.details["account"], kept, absorbed)
        if closed := event.details.get("closed"):
            type(kept)._meta.get_field("account").related_model.objects.filter(pk=closed).update(
                is_active=True
            )
        for name in event.details["filled"]:
            if getattr(kept, name) == getattr(absorbed, name):
                setattr(kept, name, None if name.startswith("born") else "")
        kept.save()
        absorbed.merged_into = None
        absorbed.save(update_fields=["merged_into"])
        record("person.parted", absorbed, by=by, kept=kept.pk)
        return _give_back(moved, type(kept), by=by)


def _follow_rules(kept, absorbed):
    moved = {}
    for link in links_to(type(kept)):
        label = link.model._meta.label
        if hasattr(link.model, "follow_merge") and label not in moved:
            found = link.model.follow_merge(kept, absorbed) or {}
            moved[label] = found if isinstance(found, dict) else {link.name: list(found)}
    return moved


def _add(moved, more):
    for label, links in more.items():
        for link, keys in links.items():
            moved.setdefault(label, {}).setdefault(link, []).extend(keys)


def _lock_and_refuse(kept, absorbed):
    if kept.pk == absorbed.pk:
        raise ValidationError(_("C'est la même fiche."))
    rows = type(kept).objects.select_for_update().filter(pk__in=[kept.pk, absorbed.pk]).order_by("pk")
    now = {row.pk: row for row in rows}
    for person in (kept, absorbed):
        if person.pk not in now or now[person.pk].merged_into_id or now[person.pk].erased_at:
            raise ValidationError(_("Une de ces fiches est déjà fusionnée ou effacée. Rechargez la page."))
        person.refresh_from_db()


def _settle_accounts(kept, absorbed):
    """The account in use stays; with two in use people must choose. Returns the keys moved and closed."""
    mine, theirs = getattr(kept, "account", None), getattr(absorbed, "account", None)
    if not theirs:
        return None, None
    if mine and _is_unused(theirs):
        theirs.is_active = False  # or the tombstone would still open a space, as the wrong person
        theirs.save(update_fields=["is_active"])
        return None, theirs.pk
    if mine and not _is_unused(mine):
        raise ValidationError(
            _("Ces deux fiches ont chacune un compte utilisé. Fermez d'abord un des deux comptes.")
        )
    if mine:
        mine.person, mine.is_active = None, False
        mine.save(update_fields=["person", "is_active"])
    theirs.person = kept
    theirs.save(update_fields=["person"])
    return theirs.pk, None


def _is_unused(account):
    return account.last_login is None and not account.role


def _return_account(key, kept, absorbed):
    type(kept)._meta.get_field("account").related_model.objects.filter(pk=key, person=kept).update(
        person=absorbed
    )


def _repoint(field, kept, absorbed):
    """Move every row of one link; those the database refuses stay. Returns the keys moved."""
    rows = field.model._base_manager.filter(**{field.name: absorbed})
    if not _is_limited(field):
        keys = list(rows.values_list("pk", flat=True))
        rows.update(**{field.name: kept})
        return [str(key) if not isinstance(key, int) else key for key in keys]
    return [key for key in rows.values_list("pk", flat=True) if _moves(field, key, kept)]


def _is_limited(field):
    """Whether a constraint of the table speaks of this link."""
    meta = field.model._meta
    if field.unique or any(field.name in names for names in meta.unique_together):
        return True
    named = {name for rule in meta.constraints for name in getattr(rule, "fields", ())}
    checked = any(isinstance(rule, models.CheckConstraint) for rule in meta.constraints)
    return field.name in named or checked


def _moves(field, key, kept):
    try:
        with transaction.atomic():
            return bool(field.model._base_manager.filter(pk=key).update(**{field.name: kept}))
    except IntegrityError:
        return False


def _return_all(moved, kept, absorbed):
    parted = set()
    for link in links_to(type(kept)):
        label = link.model._meta.label
        if hasattr(link.model, "follow_parting"):
            if label not in parted:
                link.model.follow_parting(kept, absorbed, moved.get(label, {}))
            parted.add(label)
            continue
        keys = moved.get(label, {}).get(link.name, [])
        still = link.model._base_manager.filter(pk__in=keys, **{link.name: kept})
        for key in still.values_list("pk", flat=True):
            _moves(link, key, absorbed)


def _give_back(moved, person_class, *, by):
    models_by_label = {link.model._meta.label: link.model for link in links_to(person_class)}
    told = []
    for label, model in sorted(models_by_label.items()):
        if hasattr(model, "give_back"):
            told += model.give_back(moved.get(label, {}), by=by)
    return told
