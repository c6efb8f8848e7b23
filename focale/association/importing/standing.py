"""Which memberships stand already, so that none is added twice, nor given to who has left."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import gettext as _now

from focale.association.models.member import Member, Standing
from focale.association.models.membership import Membership
from focale.ground.dates import plain_date
from focale.people.folding import fold
from focale.people.models import Organisation

from .known import AT_ONCE
from .periods import read_day


class Periods:
    """The periods of these persons, and those the lines before would add."""

    def __init__(self, people):
        keys = sorted({person.pk for person in people if person.pk})
        self.held, self.left, self.members = defaultdict(list), {}, set()
        self.organisations = {}
        for start in range(0, len(keys), AT_ONCE):
            self._load(keys[start : start + AT_ONCE])

    def _load(self, keys):
        whose = Q(member__person__in=keys) | Q(member__absorbed_into__person__in=keys)
        rows = Membership.objects.standing().filter(whose)
        days = rows.values_list("member__person", "member__absorbed_into__person", "first_day", "last_day")
        for own, kept, first, last in days:
            self.held[own or kept].append((first, last))
        for member in Member.objects.filter(person__in=keys):
            self.members.add(member.person_id)
            if member.standing != Standing.ACTIVE:
                self.left[member.person_id] = member

    def add(self, person, facts) -> tuple[str, str]:
        """Note the period of a line: "add", "there" where one stands already, "member" where the person
        becomes a member without one, "" where nothing is asked or the person has left; and a sentence."""
        is_asked = facts.get("kind") or facts.get("is_member")
        if is_asked and (member := self.left.get(person.pk)):
            words = _now("Membre\xa0: %(why)s. L'adhésion n'est pas ajoutée.")
            return "", words % {"why": member.get_standing_display()}
        key = person.pk or -person.line
        if facts.get("kind"):
            self.members.add(key)
            return self._add(key, facts)
        if not is_asked or key in self.members:
            return "", ""
        self.members.add(key)
        return "member", ""

    def _add(self, key, facts):
        first, last = read_day(facts["first_day"]), read_day(facts["last_day"])
        for begins, ends in self.held[key]:
            if begins <= last and first <= ends:
                words = _now("Adhésion déjà notée du %(first)s au %(last)s.")
                return "there", words % {"first": plain_date(begins), "last": plain_date(ends)}
        self.held[key].append((first, last))
        return "add", ""

    def of_organisation(self, facts) -> dict:
        """The verdict on a line about an organisation: known by its name."""
        name = fold(facts["organisation"])[:160]
        if name not in self.organisations:
            there = Organisation.objects.filter(folded_name=name).first()
            self.organisations[name] = there.pk if there else None
            if there:
                rows = Membership.objects.standing().filter(member__organisation=there)
                self.held[name] += rows.values_list("first_day", "last_day")
            is_known = there is not None
        else:
            is_known = True
        state, why = self._add(name, facts)
        return {"verdict": "known" if is_known else "new", "period": state} | ({"why": [why]} if why else {})
