"""The questions one asks of many people."""

from django.db import models, transaction
from django.utils import timezone

from focale.ground.models import record
from focale.people.alike import IN_COMMON, alike, both_ways
from focale.people.folding import digits, fold
from focale.people.rights import Right, may

from .consent import Consent, Purpose
from .emergency_contact import EmergencyContact
from .guardianship import MAJORITY, Guardianship, years_before
from .residence import Residence
from .search_word import SearchWord


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

    def found_by(self, typed: str, *, many=False):
        """Those with a name, phone, e-mail or birth year that begins with each of the words typed.

        `many`: more fit than a list shows, so its first ones are met sooner by going through people in order
        than by gathering all that fit.
        """
        compact = digits(typed)
        is_number = len(compact) >= 6 and not any(letter.isalpha() for letter in typed)
        found = self.existing()
        for word in [compact] if is_number else fold(typed).split():
            words = SearchWord.objects.filter(word__begins=word[:80])
            own = models.Exists(words.filter(person=models.OuterRef("pk")))
            found = found.filter(own if many else models.Q(pk__in=words.values("person")))
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
        """Other files that may be the same person, but for those the team told apart from it."""
        same = models.Q(folded_name__in=both_ways(person))
        for fact in IN_COMMON:
            if value := getattr(person, fact):
                same |= models.Q(**{fact: value})
        found = self.existing().exclude(pk=person.pk).filter(same)
        if person.pk:
            found = found.exclude(pk__in=self._told_apart_from(person))
        return [other for other in found[:200] if alike(person, other)]

    def _told_apart_from(self, person):
        pairs = person.likenesses_after.dismissed().values_list("other", flat=True)
        return [*pairs, *person.likenesses_before.dismissed().values_list("one", flat=True)]

    def to_compare(self):
        """Those written since the clock last looked whom they resemble."""
        return self.filter(is_to_compare=True).order_by("pk")

    def without_emergency_number(self):
        """Minors for whom nobody could be called: no guardian with a phone, no other contact."""
        guardians = Guardianship.objects.in_force().filter(ward=models.OuterRef("pk"))
        contacts = EmergencyContact.objects.filter(person=models.OuterRef("pk"))
        called = models.Exists(guardians.exclude(adult__phone="")) | models.Exists(contacts)
        return self.minors().exclude(called)

    def without_consent(self):
        """Minors nobody has yet allowed to take part."""
        given = Consent.objects.in_force().filter(purpose=Purpose.TAKE_PART, agreed=True)
        return self.minors().exclude(pk__in=given.values("subject"))

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
        accounts = self.model._meta.get_field("account").related_model.objects.exclude(role="")
        return self.filter(pk__in=accounts.values("person"))
