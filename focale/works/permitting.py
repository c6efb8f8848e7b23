"""Whose yes a work waits for, who may write it down, and in which words it is asked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from focale.ground.dates import plain_date
from focale.ground.typography import french
from focale.people.models import Use
from focale.people.rights import Right, may


@dataclass(frozen=True)
class Asked:
    """One maker: those who may answer for the work, and those of them this account may write for."""

    credit: object
    givers: list
    answerable: list
    given: dict


def asked_of(piece, voices, account) -> list[Asked]:
    """One for each maker, out of what the gate has read."""
    found = []
    for credit in piece.credits.all():
        author = credit.person
        if author is None or author.erased_at or author.merged_into_id:
            continue
        deciding = voices.deciding[author.pk]
        givers = [author, *deciding]
        standing = {row.given_by_id: row for row in credit.permissions.all() if row.stands_on(voices.on)}
        given = {giver: standing.get(giver.pk) for giver in givers}
        found.append(Asked(credit, givers, _writable(author, deciding, account), given))
    return found


def _writable(author, deciding, account):
    mine = account.person_id
    if may(account, Right.EDIT_PEOPLE):
        return [author, *deciding]
    if any(giver.pk == mine for giver in deciding):
        return [giver for giver in (author, *deciding) if giver.pk in (author.pk, mine)]
    return [author] if author.pk == mine else []


def wording(piece, author, uses, licence_words, until) -> str:
    """The exact words of an answer, kept with it."""
    where = ", ".join(str(Use(use).label) for use in sorted(uses))
    facts = {"title": str(piece), "who": author, "where": where, "licence": licence_words}
    if not uses:
        return french(_("Je n'accepte pas que l'œuvre « %(title)s » de %(who)s soit montrée.") % facts)
    words = (
        _("J'accepte que l'œuvre « %(title)s » de %(who)s soit montrée : %(where)s (%(licence)s).") % facts
    )
    end = (
        _("Cet accord vaut jusqu'au %(day)s.") % {"day": plain_date(until)}
        if until
        else _("Sans date de fin.")
    )
    return french(f"{words} {end}")
