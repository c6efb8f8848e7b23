"""The questions one asks of many people."""

from difflib import SequenceMatcher
from functools import lru_cache

from django.db import models, transaction
from django.utils import timezone

from focale.ground.models import record
from focale.people.folding import digits, fold
from focale.people.rights import Right, may

from .consent import Consent, Purpose
from .emergency_contact import EmergencyContact
from .guardianship import MAJORITY, Guardianship, years_before
from .residence import Residence
from .search_word import SearchWord

ALIKE = 0.75
"""How near two first names must be, from 0 to 1, to be the same name typed twice (Lina, Lyna)."""


folded = lru_cache(4096)(fold)
COMPARED = ("first_name", "last_name", "folded_name", "born_on", "born_year", "phone", "email")


def alike(one, other) -> bool:
    """Whether two files may be the same person: never two that were born in different years, nor twins."""
    years = {one.born_year, other.born_year} - {None}
    if len(years) > 1:
        return False
    if sorted(one.folded_name.split()) == sorted(other.folded_name.split()):
        return len({one.born_on, other.born_on} - {None}) < 2
    same = ("born_on", "phone", "email")
    if not any(getattr(one, fact) and getattr(one, fact) == getattr(other, fact) for fact in same):
        return False
    names = SequenceMatcher(None, folded(one.first_name), folded(other.first_name))
    return names.real_quick_ratio() >= ALIKE and names.ratio() >= ALIKE


class PersonQuerySet(models.QuerySet):
    def existing(self):
        """Without the files that were merged into another, or erased."""
        return self.filter(merged_into=None, erased_at=None)

    def visible_to(self, account):
        """The team sees all; others themselves and those they decide for."""
        if may(account, Right.SEE_PEOPLE):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        return self.filter(models.Q(pk=person.pk) | models.Q(pk__in=wards))

    def found_by(self, typed: str):
        """Those with a name, phone, e-mail or birth year that begins with each of the words typed."""
        compact = digits(typed)
        is_number = len(compact) >= 6 and not any(letter.isalpha() for letter in typed)
        found = self.existing()
        for word in [compact] if is_number else fold(typed).split():
            found = found.filter(pk__in=SearchWord.objects.filter(word__begins=word[:80]).values("person"))
        return found

    def bulk_create(self, people, *args, **kwargs):
        """Many at once, each with what is derived from its facts, so that all are found."""
        people = list(people)
        for person in people:
            person.derive()
        created = super().bulk_create(people, *args, **kwargs)
        SearchWord.objects.bulk_create(
            (word for person in created for word in person.words()), batch_size=2000
        )
        return created

    def minors(self):
        """Those under 18, or perhaps under 18: with only a birth year, in doubt a person is protected."""
        limit = years_before(timezone.localdate(), MAJORITY)
        return self.filter(models.Q(born_on__gt=limit) | models.Q(born_on=None, born_year__gte=limit.year))

    @transaction.atomic
    def welcome(self, *, by, **facts):
        """A new person, found from now on."""
        person = self.create(**facts)
        record("person.welcomed", person, by=by)
        return person

    def resembling(self, person):
        """Other files that may be the same person: near names and the same birth, phone or e-mail."""
        same = models.Q(folded_name=fold(f"{person.last_name} {person.first_name}")[:170])
        same |= models.Q(folded_name=fold(f"{person.first_name} {person.last_name}")[:170])
        for fact in ("born_on", "phone", "email"):
            if value := getattr(person, fact):
                same |= models.Q(**{fact: value})
        found = self.existing().exclude(pk=person.pk).filter(same)[:200]
        return [other for other in found if alike(person, other)]

    def possible_duplicates(self, limit=200) -> list[tuple]:
        """Pairs of files that may be one person, the older file first."""
        rows = {}
        for fact in ("folded_name", "born_on", "phone", "email"):
            known = self.existing().exclude(**{fact: None} if fact == "born_on" else {fact: ""}).order_by()
            twice = known.values(fact).annotate(count=models.Count("pk")).filter(count__gt=1)
            people = self.existing().filter(**{f"{fact}__in": twice.values(fact)}).only(*COMPARED)
            for person in people.order_by("pk"):
                rows.setdefault((fact, getattr(person, fact)), []).append(person)
        pairs = {}
        for people in rows.values():
            for number, one in enumerate(people):
                for other in people[number + 1 : number + 20]:
                    if (one.pk, other.pk) not in pairs and alike(one, other):
                        pairs[one.pk, other.pk] = one, other
        return list(pairs.values())[:limit]

    def without_emergency_number(self):
        """Minors for whom nobody could be called: no guardian with a phone, no other contact."""
        guardians = Guardianship.objects.in_force().filter(ward=models.OuterRef("pk"))
        contacts = EmergencyContact.objects.filter(person=models.OuterRef("pk"))
        called = models.Exists(guardians.exclude(adult__phone="")) | models.Exists(contacts)
        return self.minors().exclude(called)

    def without_consent(self):
        """Minors nobody has yet allowed to take part."""
        given = Consent.objects.in_force().filter(
            subject=models.OuterRef("pk"), purpose=Purpose.TAKE_PART, agreed=True
        )
        return self.minors().exclude(models.Exists(given))

    def living(self, in_district: str):
        """Those who live in a priority district: yes, no, or unknown (also where no residence is noted)."""
        present = Residence.objects.filter(person=models.OuterRef("pk"), until=None)
        if in_district == "unknown":
            return self.exclude(models.Exists(present.exclude(in_district="")))
        return self.filter(models.Exists(present.filter(in_district=in_district)))

    def guarding(self):
        """Those who answer for somebody."""
        return self.filter(models.Exists(Guardianship.objects.in_force().filter(adult=models.OuterRef("pk"))))

    def in_the_team(self):
        """Those whose account has a role."""
        return self.filter(account__isnull=False).exclude(account__role="")
