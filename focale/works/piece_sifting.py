"""The library as its address asks for it: what is looked for, and in which order it stands."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.association.models import Season
from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import Suggested
from focale.people.rights import Right, may
from focale.programme.models import Strand

from .kinds import KINDS
from .kinds.pictures import COLOURS
from .models import Piece
from .piece_places import Places
from .piece_search import maker_names, of_person, of_production, seen_in
from .print_files import ON_PAPER
from .states import State

ORDERS = {
    "": (_("les dernières écrites d'abord"), ("-written_at", "-pk")),
    "titre": (_("par titre"), ("folded_title", "pk")),
    "lieu": (_("par lieu"), ("folded_place", "folded_title", "pk")),
    "jour": (_("par jour, le dernier d'abord"), ("-made_on", "-pk")),
}
FORMS = {"": _("en images"), "liste": _("en liste"), "planche": _("en planche à imprimer")}
BIN = "bin"


def search_box(**attrs):
    return forms.TextInput({"type": "search", "autocomplete": "off"} | attrs)


class PiecesSift(forms.Form):
    mots = forms.CharField(label=_("Chercher"), required=False, max_length=80, widget=search_box())
    genre = forms.ChoiceField(
        label=_("Genre"),
        required=False,
        choices=[("", _("tous")), *((code, kind.word) for code, kind in KINDS.items())],
    )
    tri = forms.ChoiceField(
        label=_("Dans l'ordre"),
        required=False,
        choices=[(code, words) for code, (words, _by) in ORDERS.items()],
    )
    pour = forms.ChoiceField(
        label=_("Pour la montrer"), required=False, choices=[(use.value, use.label) for use in ON_PAPER]
    )
    forme = forms.ChoiceField(label=_("Voir"), required=False, choices=list(FORMS.items()))
    personne = forms.CharField(
        label=_("Faite par, ou dessus"), required=False, max_length=80, widget=Suggested(maker_names)
    )
    lieu = forms.CharField(label=_("Lieu"), required=False, max_length=80)
    du = DayField(label=_("Faite depuis le"), required=False, widget=day_box())
    au = DayField(label=_("Jusqu'au"), required=False, widget=day_box())
    etat = forms.ChoiceField(
        label=_("État"),
        required=False,
        choices=[("", _("toutes")), *State.choices, (BIN, _("à la corbeille"))],
    )
    couleur = forms.ChoiceField(label=_("Couleur"), required=False, choices=[("", _("toutes")), *COLOURS])
    saison = forms.ModelChoiceField(
        label=_("Saison"), required=False, queryset=Season.objects.all(), empty_label=_("toutes")
    )
    projet = forms.ModelChoiceField(
        label=_("Projet"), required=False, queryset=Strand.objects.all(), empty_label=_("tous")
    )
    production = forms.CharField(label=_("Production"), required=False, max_length=80, widget=search_box())

    def __init__(self, asked, *, account):
        super().__init__(asked, auto_id="sift_%s")
        self.account, self.places = account, Places()
        self.fields["lieu"].widget = Suggested(self.places.names, {"maxlength": 80})
        if not may(account, Right.SEE_PEOPLE):
            del self.fields["personne"]

    def clean(self):
        told = super().clean()
        if told.get("du") and told.get("au") and told["du"] > told["au"]:
            raise ValidationError(_now("La période finit avant de commencer. Échangez les deux dates."))
        return told

    def rows(self):
        """The pieces asked for, in the order asked for. What could not be read is not asked."""
        told = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        found = Piece.objects.visible_to(self.account).found_by(told.get("mots") or "")
        found = found.filter(removed_at__isnull=told.get("etat") != BIN, **self._exactly(told))
        found = of_person(found, told.get("personne") or "")
        found = of_production(found, told.get("production") or "")
        found = self.places.made_there(found, told.get("lieu") or "")
        if told.get("couleur"):
            found = seen_in(found, told["couleur"])
        return found.order_by(*ORDERS[told.get("tri") or ""][1])

    @staticmethod
    def _exactly(told) -> dict:
        asked = {
            "state": told.get("etat") if told.get("etat") in State.values else "",
            "kind": told.get("genre"),
            "production__season": told.get("saison"),
            "production__strand": told.get("projet"),
            "made_on__gte": told.get("du"),
            "made_on__lte": told.get("au"),
        }
        return {name: value for name, value in asked.items() if value}
