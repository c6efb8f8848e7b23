"""What one writes about a person, and how one sifts many."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import BirthDateField, PhoneField
from focale.people.models.person import Gender, Situation
from focale.people.rights import Right, may

LANGUAGES = [
    ("fr", _("français")),
    ("en", _("anglais")),
    ("ar", _("arabe")),
    ("es", _("espagnol")),
    ("it", _("italien")),
    ("pl", _("polonais")),
    ("pt", _("portugais")),
    ("ro", _("roumain")),
    ("ru", _("russe")),
    ("tr", _("turc")),
    ("uk", _("ukrainien")),
    ("other", _("une autre langue")),
]


class PersonForm(forms.Form):
    account = None
    first_name = forms.CharField(label=_("Prénom"), max_length=80)
    last_name = forms.CharField(label=_("Nom"), max_length=80, required=False)
    birth = BirthDateField(
        label=_("Date de naissance"),
        required=False,
        help_text=_("L'année seule suffit pour une personne majeure."),
    )
    phone = PhoneField(label=_("Téléphone"), required=False)
    email = forms.EmailField(label=_("Adresse électronique"), required=False, max_length=254)
    gender = forms.ChoiceField(
        label=_("Genre"), choices=Gender, required=False, help_text=_("Comme la personne le dit, ou rien.")
    )
    situation = forms.ChoiceField(label=_("Situation"), choices=Situation, required=False)
    language = forms.ChoiceField(label=_("Langue"), choices=LANGUAGES, initial="fr")

    @classmethod
    def about(cls, person, data=None, *, by):
        """The form filled with what is known of the person, as this account may change it."""
        known = {name: getattr(person, name) for name in cls.base_fields if hasattr(person, name)}
        form = cls(data, initial=known | {"birth": person.born_on or person.born_year})
        if account := getattr(person, "account", None):
            form.tell_of(account, by)
        return form

    def tell_of(self, account, by):
        """Say at the address what opens the account; a family does not write that of somebody else's."""
        self.account, email = account, self.fields["email"]
        if by == account:
            email.help_text = _("Si vous la changez, un code part à la nouvelle adresse pour la confirmer.")
        elif not may(by, Right.EDIT_PEOPLE):
            del self.fields["email"]
        elif change := account.address_changes.filter(proven_at=None).first():
            email.help_text = format_lazy(
                _("{former} {email} l'ouvrira quand le code reçu là-bas aura été tapé."),
                email=change.email,
                former=_opens(account),
            )
        elif account.email:
            email.help_text = format_lazy(
                "{} {}",
                _opens(account),
                _("Une autre reçoit les courriers aussitôt, et ouvrira le compte une fois son code tapé."),
            )

    def new_address(self) -> str:
        """The address that must be proven before the person's account follows it, or nothing."""
        email = self.cleaned_data.get("email", "")
        return email if self.account and email.casefold() != self.account.email.casefold() else ""

    def facts(self) -> dict:
        """The answers, by the names of Person."""
        facts = dict(self.cleaned_data)
        birth = facts.pop("birth")
        return facts | {"born_on": birth.born_on, "born_year": birth.born_year}


def _opens(account):
    if not account.email:
        return _("Aucune adresse n'ouvre encore le compte.")
    return format_lazy(_("Le compte s'ouvre avec {email}."), email=account.email)


class FamilyPersonForm(PersonForm):
    """What a family corrects by itself; the name and the birth are corrected with the team."""

    field_order = ["phone", "email", "gender", "situation", "language"]
    first_name = last_name = birth = None

    def facts(self):
        return dict(self.cleaned_data)


class SiftForm(forms.Form):
    """The filters of the list, kept in the address."""

    q = forms.CharField(label=_("Nom, téléphone, année"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=_("Qui ?"),
        required=False,
        choices=[
            ("", _("tout le monde")),
            ("minors", _("mineurs")),
            ("guardians", _("responsables")),
            ("team", _("équipe")),
        ],
    )
    district = forms.ChoiceField(
        label=_("Quartier prioritaire"),
        required=False,
        choices=[("", _("peu importe")), ("yes", _("oui")), ("no", _("non")), ("unknown", _("inconnu"))],
    )
    missing = forms.ChoiceField(
        label=_("À compléter"),
        required=False,
        choices=[
            ("", _("peu importe")),
            ("emergency", _("personne à prévenir")),
            ("consent", _("autorisation de participer")),
        ],
    )

    def sift(self, people, *, many=False):
        """These people, as far as the answers ask. `many`: as `found_by` takes it."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            people = people.found_by(asked["q"], many=many)
        if role := asked.get("role"):
            people = {
                "minors": people.minors,
                "guardians": people.guarding,
                "team": people.in_the_team,
            }[role]()
        if district := asked.get("district"):
            people = people.living(district)
        if missing := asked.get("missing"):
            people = {
                "emergency": people.without_emergency_number,
                "consent": people.without_consent,
            }[missing]()
        return people
