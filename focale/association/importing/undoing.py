"""Take back what a lot of lines made, the last first: all of it, unless somebody used the person since."""

from django.utils import timezone
from django.utils.translation import gettext as _now

from focale.association.models.member import Member, numbering
from focale.association.models.membership import Membership
from focale.ground.models import record
from focale.people.models import EmergencyContact, Guardianship, Person, Residence

from .using import forget_organisation, used_since

LOT = 40


def undo_lot(imported) -> bool:
    """Undo the next lines of this list, in the caller's transaction. False when none was left."""
    waiting = imported.rows.filter(undone_at=None, kept_why="", done_at__isnull=False).exclude(made={})
    rows = list(waiting.select_related("person").order_by("-rank", "-number", "-pk")[:LOT])
    if not rows:
        return False
    # Of one family the children are taken back before their parents: never both in one look.
    rows = [row for row in rows if row.rank == rows[0].rank]
    with numbering():
        used, gone = used_since(rows), []
        for row in rows:
            if why := used.get(row.made.get("person")):
                row.kept_why = (_now("Gardé\xa0: la fiche a servi depuis (%(what)s).") % {"what": why})[:200]
            else:
                gone += _undo(row, imported.by)
                row.undone_at = timezone.now()
        type(rows[0]).objects.bulk_update(rows, ["kept_why", "undone_at"])
        Person.objects.filter(pk__in=gone).delete()
    return True


def _undo(row, by) -> list[int]:
    """Returns the key of the person to delete, in a list."""
    made, person = row.made, row.person
    Membership.objects.filter(pk=made.get("membership")).delete()
    member = Member.objects.filter(pk=made.get("member")).first()
    if member and not member.memberships.exists() and member.ended_on is None:
        record("member.unnumbered", member, by=by, number=member.number)
        member.delete()
    Guardianship.objects.filter(pk__in=made.get("links", [])).delete()
    EmergencyContact.objects.filter(pk__in=made.get("contacts", [])).delete()
    Residence.objects.filter(pk=made.get("residence"), until=None).delete()
    if "organisation" in made:
        forget_organisation(made["organisation"])
    if "person" in made and person:
        record("person.taken_back", person, by=by)
        return [person.pk]
    if person and "filled" in made:
        _empty_again(person, made["filled"], by)
    return []


def _empty_again(person, filled, by):
    """What the list filled in and nobody changed since."""
    same = {name for name, value in filled.items() if str(getattr(person, name)) == value}
    if getattr(person, "account", None):
        same.discard("email")
    if same:
        person.correct(by=by, **{name: None if name.startswith("born") else "" for name in same})
