"""Who has said yes, to what, in the exact words the screens ask."""

from datetime import timedelta

from django.utils import timezone

from focale.people import consent_words as words
from focale.people.models import Consent, Medium, Purpose
from focale.works.models import Licence, Permission
from focale.works.permitting import wording
from focale.works.voices import Voices

FOR_A_YEAR = timedelta(days=365)


def permit(credit, plan, *, is_silent, by):
    """The makers' word on their work. A silent child has said yes, and the parents have not answered yet; a
    silent adult has not answered."""
    author = credit.person
    deciding = Voices([author]).deciding[author.pk]
    givers = [author, *deciding[:1]]
    if is_silent:
        givers = [author] if deciding else []
    label = Licence(plan.licence).label
    for giver in givers:
        said = wording(credit.piece, author, plan.shown, label, None)
        facts = {"uses": plan.shown, "licence": plan.licence, "wording": said}
        Permission.objects.give(credit, given_by=giver, by=by, **facts)


def agree(row, uses, *, is_silent, says_no, by):
    """The word of who is to be seen or heard, and of each who decides for them."""
    if is_silent:
        return
    person, until = row.person, timezone.localdate() + FOR_A_YEAR
    deciding = Voices([person]).deciding[person.pk]
    for giver in [person, *deciding]:
        for use in uses:
            Consent.objects.give(
                Purpose.IMAGE, subject=person, given_by=giver, by=by, use=use, medium=row.medium,
                agreed=not says_no, until=until, wording=_words(row, giver, deciding, use, until),
            )  # fmt: skip


def _words(row, giver, deciding, use, until):
    if row.medium != Medium.PICTURE:
        return words.wording(Purpose.IMAGE, use, row.medium)
    name = row.person.first_name
    if giver != row.person:
        return words.image(name, use, until)
    return words.childs_word(name, use, until) if deciding else words.own_image(use, until)
