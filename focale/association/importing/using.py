"""Who of those a list made was of use since: has an account, a registration, a letter, another family link,
or was corrected. Whatever points at a person is found by asking Django, so a new table follows by itself.
"""

from focale.association.models.member import Member
from focale.association.models.membership import Membership
from focale.ground.models import Event
from focale.people.merging import links_to
from focale.people.models import Organisation, Person

UNUSED = {"people.Likeness", "association.ImportedRow"}
"""The clock's comparisons, and lists."""
MADE = {
    "association.Member": "member",
    "people.Guardianship": "links",
    "people.Residence": "residence",
}


def used_since(rows) -> dict:
    """{key of a person these rows made: what the person was used for, as the name of a table}."""
    keys = [row.made["person"] for row in rows if "person" in row.made]
    people = Person.objects.filter(pk__in=keys)
    gone = people.exclude(merged_into=None, erased_at=None).values_list("pk", flat=True)
    found = dict.fromkeys(gone, Person._meta.verbose_name)
    for link in links_to(Person):
        label = link.model._meta.label
        if label not in UNUSED:
            others = link.model._base_manager.filter(**{f"{link.name}__in": keys})
            others = others.exclude(pk__in=_made(rows, MADE.get(label)))
            found |= dict.fromkeys(others.values_list(link.attname, flat=True), link.model._meta.verbose_name)
    return found | _corrected(keys) | _renewed(rows)


def forget_organisation(key):
    """Delete an organisation a list made, unless anything speaks of it."""
    links = links_to(Organisation)
    if not any(link.model._base_manager.filter(**{link.name: key}).exists() for link in links):
        Organisation.objects.filter(pk=key).delete()


def _made(rows, name) -> list:
    found = [row.made.get(name, []) for row in rows] if name else []
    return [key for keys in found for key in (keys if isinstance(keys, list) else [keys])]


def _corrected(keys) -> dict:
    noun = Person._meta.label
    corrected = Event.objects.filter(noun=noun, subject_id__in=keys, what="person.corrected")
    return dict.fromkeys(corrected.values_list("subject_id", flat=True), Person._meta.verbose_name)


def _renewed(rows) -> dict:
    """Who has another membership since, or is no member any more."""
    members = {
        row.made["member"]: row.made["person"] for row in rows if {"member", "person"} <= set(row.made)
    }
    periods = Membership.objects.filter(member__in=members)
    others = periods.exclude(pk__in=_made(rows, "membership"))
    found = set(others.values_list("member", flat=True))
    found |= set(Member.objects.filter(pk__in=members).exclude(ended_on=None).values_list("pk", flat=True))
    return {members[key]: Membership._meta.verbose_name for key in found}
