"""The first screen of joining: as what, who, for how much. It carries itself to the second."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import BirthDateField, ChoiceCards, EurosField, PhoneField, described
from focale.ground.keys import key_of
from focale.people.models import Person
from focale.people.rights import Right, may

from .joining import last_day_of, next_period
from .models import Audience, Member, MembershipType
from .wording import price_words

NAME = {"max_length": 80, "strip": True}


class TypeCards(ChoiceCards):
    """Each type says which further lines it asks; the style sheet leaves the others away."""

    asks = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["asks"] = self.asks.get(str(value), "")
        return option


def asked_by(kind) -> str:
    """The lines only some types need."""
    if kind.audience == Audience.ORGANISATION:
        return "organisation amount" if kind.is_free_price else "organisation"
    return "amount" if kind.is_free_price else ""


class JoiningForm(forms.Form):
    kind = forms.ChoiceField(label=_("Quelle adhésion ?"), widget=TypeCards)
    amount = EurosField(
        least=0,
        label=_("Montant de votre choix, en euros"),
        required=False,
        help_text=_("Seulement pour une formule à prix libre. Vide : le montant conseillé."),
    )
    organisation = forms.CharField(
        label=_("Nom de l'association ou de la structure"),
        required=False,
        max_length=160,
        help_text=_("Seulement si c'est elle qui adhère."),
    )
    who = forms.ChoiceField(label=_("Qui adhère ?"), widget=ChoiceCards)
    first_name = forms.CharField(
        label=_("Prénom"), widget=forms.TextInput({"autocomplete": "given-name"}), **NAME
    )
    last_name = forms.CharField(
        label=_("Nom"), widget=forms.TextInput({"autocomplete": "family-name"}), **NAME
    )
    born = BirthDateField(label=_("Date de naissance"), help_text=_("L'année seule suffit."))
    phone = PhoneField(label=_("Téléphone"))
    email = forms.EmailField(
        label=_("Adresse électronique"),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Nous y envoyons la confirmation. Sans adresse, elle est imprimée à l'accueil."),
    )
    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data, *, account, wanted=""):
        super().__init__(data, initial={"ticket": secrets.token_urlsafe(16), "who": wanted})
        self.account = account if account.is_authenticated else None
        self.kinds = {str(kind.pk): kind for kind in MembershipType.objects.offered()}
        self.fields["kind"].choices = [
            (key, described(kind.name, f"{price_words(kind)}. {kind.words}".strip(". ")))
            for key, kind in self.kinds.items()
        ]
        self.fields["kind"].widget.asks = {key: asked_by(kind) for key, kind in self.kinds.items()}
        if len(self.kinds) == 1:
            self.initial["kind"] = next(iter(self.kinds))
        if not any(kind.is_free_price for kind in self.kinds.values()):
            del self.fields["amount"]
        if not any(kind.audience == Audience.ORGANISATION for kind in self.kinds.values()):
            del self.fields["organisation"]
        if self.account:
            self._ask_of_the_family(wanted)
        else:
            del self.fields["who"]

    def _ask_of_the_family(self, wanted):
        for name in ("first_name", "last_name", "born", "phone", "email"):
            del self.fields[name]
        me = self.account.person
        wards = me.wardships.of_the_deciding(me).values("ward")
        meant = Q(pk=me.pk) | Q(pk__in=wards)
        asked = self.data.get("who") or wanted
        if may(self.account, Right.EDIT_MEMBERS):
            meant |= Q(pk=key_of(asked))
        people = Person.objects.existing().visible_to(self.account).filter(meant).order_by("born_on", "pk")
        self.people = {str(person.pk): person for person in people}
        self.fields["who"].choices = [(key, str(person)) for key, person in self.people.items()]
        self.initial["who"] = wanted if wanted in self.people else str(me.pk)

    def clean(self):
        told = super().clean()
        self.kind = self.kinds.get(told.get("kind"))
        if self.kind is None or self.errors:
            return told
        self.person, self.name = self._described(), ""
        if self.kind.audience == Audience.ORGANISATION:
            self.name = " ".join((told.get("organisation") or "").split())
            if not self.name:
                self.add_error("organisation", _now("Écrivez le nom de la structure qui adhère."))
        elif self.person.pk is None and self.person.is_minor():
            self.add_error(
                "born",
                _now("Avant 18 ans, un adulte adhère pour vous\u00a0: depuis son compte, ou à l'accueil."),
            )
        self._work_out(told)
        return told

    def _work_out(self, told):
        """The fee and the last day, as the second screen tells them."""
        try:
            self.fee = self.kind.fee(told.get("amount"))
        except ValidationError as refusal:
            self.add_error("amount", refusal)
        try:
            self.last_day = self._last_day()
        except ValidationError as refusal:
            self.add_error(None, refusal)

    def _last_day(self):
        today = timezone.localdate()
        member = (
            Member.objects.filter(person=self.person).first() if self.person.pk and not self.name else None
        )
        return next_period(member, self.kind, today)[1] if member else last_day_of(self.kind, today)

    def _described(self):
        told = self.cleaned_data
        if self.account:
            return self.people[told["who"]]
        born = told["born"]
        facts = {name: told[name] for name in ("first_name", "last_name", "phone")}
        facts |= {"email": told["email"].casefold(), "born_on": born.born_on, "born_year": born.born_year}
        return Person(**facts)

    def facts(self) -> dict:
        """What `join_described` takes besides the type and the person."""
        told = self.cleaned_data
        return {"organisation": self.name, "cents": told.get("amount"), "ticket": told["ticket"]}

    def said(self) -> dict:
        """What the last page repeats to a visitor."""
        return {"kind": self.kind.pk, "fee": self.fee, "until": self.last_day.isoformat()}

    def carried(self):
        """Everything typed, for the second screen: (name, value)."""
        left_out = {"go", "csrfmiddlewaretoken"}
        return [(name, value) for name, value in self.data.items() if name not in left_out]
