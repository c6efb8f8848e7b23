"""First screen: who comes, and the adult who answers for them."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import BirthDateField, CheckCards, ChoiceCards, PhoneField, described
from focale.people.models import Person
from focale.people.models.guardianship import MAJORITY

NAME = {"max_length": 80, "strip": True}
OLDEST_YOUNG = 25


def takes_minors(activity) -> bool:
    return activity.min_age is None or activity.min_age < MAJORITY


def takes_adults(activity) -> bool:
    return activity.max_age is None or activity.max_age >= MAJORITY


def is_for_all_ages(activity) -> bool:
    """Whether who fills the form most likely comes too: not to a course from 12 to 18."""
    return activity.max_age is None or activity.max_age > OLDEST_YOUNG


class ChosenForm(forms.Form):
    """People who are known: one's own, or those the desk has found; nobody else can be chosen."""

    chosen = forms.MultipleChoiceField(label=_("Qui vient ?"), widget=CheckCards, required=False)

    def __init__(self, *args, candidates, notes=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = {str(person.pk): person for person in candidates}
        notes, field = notes or {}, self.fields["chosen"]
        field.error_messages["required"] = _("Choisissez au moins une personne à inscrire.")
        field.error_messages["invalid_choice"] = _("Une des personnes cochées n'est pas dans votre liste.")
        field.choices = [
            (key, described(person.first_name, notes[person.pk]) if notes.get(person.pk) else str(person))
            for key, person in self.candidates.items()
        ]

    def people(self) -> list[Person]:
        """Those who are ticked, each once."""
        return [self.candidates[key] for key in dict.fromkeys(self.cleaned_data["chosen"])]


class AdultForm(forms.Form):
    """The adult who registers and is written to; comes too, or only answers for the children."""

    first_name = forms.CharField(
        label=_("Prénom"), widget=forms.TextInput({"autocomplete": "given-name"}), **NAME
    )
    last_name = forms.CharField(
        label=_("Nom"), widget=forms.TextInput({"autocomplete": "family-name"}), **NAME
    )
    phone = PhoneField(label=_("Téléphone"), help_text=_("Pour vous joindre ce jour-là."))
    email = forms.EmailField(
        label=_("Adresse électronique"),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Nous y envoyons la confirmation. Sans adresse, elle est imprimée à l'accueil."),
    )
    comes = forms.BooleanField(label=_("Je participe moi-même"), required=False)
    born = BirthDateField(
        label=_("Votre date de naissance"), required=False, help_text=_("L'année seule suffit.")
    )

    def __init__(self, *args, activity, at_desk=False, by_partner=False, **kwargs):
        super().__init__(*args, **kwargs)
        if by_partner:
            self.fields["phone"].help_text = _("Pour joindre cette personne ce jour-là.")
            self.fields["comes"].label = _("Cette personne participe aussi")
            self.fields["born"].label = _("Sa date de naissance")
        if not takes_adults(activity) or at_desk:
            del self.fields["comes"], self.fields["born"]
        if at_desk:
            self.fields["phone"].help_text = ""
            self.fields["email"].help_text = _("Sans adresse, la confirmation est imprimée.")

    def clean_email(self):
        return self.cleaned_data["email"].casefold()

    def person(self) -> Person:
        """As described; not saved."""
        facts = self.cleaned_data
        born = facts.get("born")
        return Person(
            first_name=facts["first_name"],
            last_name=facts["last_name"],
            phone=facts["phone"],
            email=facts["email"],
            born_on=born.born_on if born else None,
            born_year=born.born_year if born else None,
        )


class NumberForm(forms.Form):
    """What is missing to reach somebody who is signed in."""

    phone = PhoneField(label=_("Votre téléphone"), help_text=_("Pour vous joindre ce jour-là."))


class NewcomerForm(forms.Form):
    """Somebody else who comes: a child, a friend. A line left empty counts for nobody."""

    first_name = forms.CharField(label=_("Prénom"), widget=forms.TextInput({"autocomplete": "off"}), **NAME)
    last_name = forms.CharField(
        label=_("Nom"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("S'il est différent du vôtre."),
        **NAME,
    )
    born = BirthDateField(label=_("Date de naissance"), whole=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)

    def person(self, last_name) -> Person:
        """As described; not saved. Without a name of their own they have that of the adult."""
        facts = self.cleaned_data
        return Person(
            first_name=facts["first_name"],
            last_name=facts["last_name"] or last_name,
            born_on=facts["born"].born_on,
            born_year=facts["born"].born_year,
        )


class ResponsibleForm(forms.Form):
    """At the desk: the adult who answers, among those found or newly described."""

    responsible = forms.ChoiceField(
        label=_("Qui répond pour les mineurs ?"), widget=ChoiceCards, required=False
    )

    def __init__(self, *args, adults, **kwargs):
        super().__init__(*args, **kwargs)
        self.adults = {str(person.pk): person for person in adults}
        choices = [(key, str(person)) for key, person in self.adults.items()]
        self.fields["responsible"].choices = [*choices, ("", _now("Une nouvelle personne, décrite plus bas"))]

    def person(self):
        return self.adults.get(self.cleaned_data.get("responsible", ""))


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Chercher une personne connue"),
        required=False,
        max_length=120,
        help_text=_("Prénom, nom, téléphone ou année de naissance."),
        widget=forms.TextInput({"autocomplete": "off", "type": "search"}),
    )


class RowsForm(forms.Form):
    """How many lines for new people are on the screen."""

    rows = forms.IntegerField(min_value=0, max_value=12, widget=forms.HiddenInput, required=False)

    def number(self, default) -> int:
        if not self.is_bound or not self.is_valid():
            return default
        rows = self.cleaned_data["rows"]
        return default if rows is None else rows
