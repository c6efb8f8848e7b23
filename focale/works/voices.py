"""Whose yes is still missing before somebody may be shown, heard or named: read for many persons at once."""

from collections import defaultdict

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.people.models import Consent, Guardianship, Medium, Purpose, Use

ASKED = ("subject", "use", "medium", "given_by", "agreed")


class Voices:
    """The answers on images in force on a day, for these persons. Two queries."""

    def __init__(self, people, on=None):
        self.on = on or timezone.localdate()
        keys = {person.pk for person in people}
        self.said, self.deciding = defaultdict(dict), defaultdict(list)
        rows = Consent.objects.in_force(self.on).filter(subject__in=keys, purpose=Purpose.IMAGE)
        for subject, use, medium, giver, agreed in rows.values_list(*ASKED):
            self.said[subject, use, medium][giver] = agreed
        links = Guardianship.objects.in_force().filter(ward__in=keys).deciding_on(self.on)
        for link in links.select_related("adult").order_by("call_order", "pk"):
            self.deciding[link.ward_id].append(link.adult)

    def silent(self, person, use, medium) -> list:
        """Those asked about this person who have not answered at all; a « no » is an answer."""
        givers = [] if person.erased_at else [person, *self.deciding[person.pk]]
        return [giver for giver in givers if giver.pk not in self.said[person.pk, use, medium]]

    def missing(self, person, use, medium) -> list[str]:
        """A sentence for each yes that is missing; none when this person may be shown so."""
        if person.erased_at:
            return [_("Une personne a demandé l'oubli : elle ne peut plus être montrée.")]
        where = {"what": Medium(medium).label, "where": Use(use).label}
        said, sentences = self.said[person.pk, use, medium], []
        if person.is_minor(self.on) and not self.deciding[person.pk]:
            sentences.append(_("Aucun parent n'est noté pour %(child)s.") % {"child": person.first_name})
        for giver in [person, *self.deciding[person.pk]]:
            if not said.get(giver.pk):
                words = _sentence(giver, person, refused=giver.pk in said)
                sentences.append(words % where)
        return sentences


def _sentence(giver, subject, *, refused):
    names = {"who": giver, "whom": subject.first_name}
    if giver == subject:
        words = _("%(who)s a dit non") if refused else _("%(who)s n'a pas encore dit oui")
    elif refused:
        words = _("%(who)s a dit non pour %(whom)s")
    else:
        words = _("%(who)s n'a pas encore dit oui pour %(whom)s")
    return (words % names).replace("%", "%%") + " (%(what)s, %(where)s)."
