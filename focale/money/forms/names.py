"""Fields where one types a name: a person the place knows, a partner, or somebody else."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now

from focale.ground.forms import Suggested
from focale.people.folding import fold
from focale.people.models import Organisation, Person

MOST = 200


def partner_names():
    """The partners one deals with, as suggestions."""
    return list(Organisation.objects.filter(is_active=True).values_list("name", flat=True)[:MOST])


def team_names():
    """The people of the team, as suggestions."""
    return [str(person) for person in Person.objects.existing().in_the_team()[:MOST]]


class PersonByName(forms.CharField):
    """A person the place knows, by the name typed. Refuses nobody, and several without saying which."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", Suggested(team_names))
        super().__init__(**kwargs)

    def to_python(self, value):
        typed = super().to_python(value)
        return person_named(typed[:160]) if typed else None

    def run_validators(self, value):
        """A person needs none."""


def person_named(typed) -> Person:
    """The one person of this name."""
    found = list(Person.objects.found_by(typed).order_by("pk")[:6])
    same = [person for person in found if is_name_of(person, typed)]
    if len(found) == 1 or len(same) == 1:
        return (same or found)[0]
    if not found:
        raise ValidationError(
            _now("Personne ne s'appelle ainsi. Créez d'abord sa fiche, ou vérifiez l'orthographe.")
        )
    raise ValidationError(_now("Plusieurs personnes s'appellent ainsi\xa0: ajoutez l'année de naissance."))


def is_name_of(person, typed) -> bool:
    """The whole name, in whatever order its words stand."""
    return sorted(person.folded_name.split()) == sorted(fold(typed).split())


class Someone:
    """Who is meant by a name: a partner, a person of the place, or just the words."""

    def __init__(self, typed):
        self.typed = " ".join((typed or "").split())
        self.organisation = self.person = None
        if self.typed:
            self.organisation = Organisation.objects.filter(folded_name=fold(self.typed)[:160]).first()
        if self.typed and not self.organisation:
            found = Person.objects.found_by(self.typed).order_by("pk")[:20]
            same = [person for person in found if is_name_of(person, self.typed)]
            self.person = same[0] if len(same) == 1 else None

    @property
    def words(self) -> str:
        """What is kept when nobody known is meant."""
        return "" if self.organisation or self.person else self.typed


class SomeoneField(forms.CharField):
    """A name; see Someone."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", Suggested(partner_names))
        super().__init__(max_length=120, **kwargs)

    def to_python(self, value):
        return Someone(super().to_python(value))

    def validate(self, value):
        if self.required and not value.typed:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        super().run_validators(value.typed)
