"""The library as the address asks for it: words, kind, state, season, project, person."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from focale.association.models import Season
from focale.people.rights import Right, may
from focale.programme.models import Strand

from .kinds import KINDS
from .models import Piece
from .states import State

COLOURS = [("", _("toutes")), ("colour", _("en couleur")), ("black_white", _("en noir et blanc"))]


class PiecesSift(forms.Form):
    mots = forms.CharField(
        label=_("Chercher"), required=False, max_length=80, widget=forms.TextInput({"type": "search"})
    )
    genre = forms.ChoiceField(
        label=_("Genre"),
        required=False,
        choices=[("", _("tous")), *((code, kind.word) for code, kind in KINDS.items())],
    )
    etat = forms.ChoiceField(
        label=_("État"),
        required=False,
        choices=[("", _("toutes")), *State.choices, ("bin", _("à la corbeille"))],
    )
    saison = forms.ModelChoiceField(
        label=_("Saison"), required=False, queryset=Season.objects.all(), empty_label=_("toutes")
    )
    projet = forms.ModelChoiceField(
        label=_("Projet"), required=False, queryset=Strand.objects.all(), empty_label=_("tous")
    )
    couleur = forms.ChoiceField(label=_("Couleur"), required=False, choices=COLOURS)
    personne = forms.CharField(label=_("Faite par, ou dessus"), required=False, max_length=80)

    def __init__(self, asked, *, account):
        super().__init__(asked, auto_id="sift_%s")
        self.account = account
        if not may(account, Right.SEE_PEOPLE):
            del self.fields["personne"]

    def rows(self):
        """The pieces asked for, the last written first."""
        told = self.cleaned_data if self.is_valid() else {}
        found = Piece.objects.visible_to(self.account).found_by(told.get("mots") or "")
        found = found.filter(removed_at__isnull=told.get("etat") != "bin")
        if told.get("etat") in State.values:
            found = found.filter(state=told["etat"])
        if told.get("genre"):
            found = found.filter(kind=told["genre"])
        if told.get("saison"):
            found = found.filter(production__season=told["saison"])
        if told.get("projet"):
            found = found.filter(production__strand=told["projet"])
        if told.get("couleur"):
            found = found.filter(content__colours=told["couleur"])
        return _of_person(found, told.get("personne") or "")


def _of_person(pieces, typed):
    if not typed.strip():
        return pieces
    people = pieces.model.credits.rel.related_model._meta.get_field("person").related_model
    known = people.objects.found_by(typed).values("pk")
    return pieces.filter(Q(credits__person__in=known) | Q(appearances__person__in=known)).distinct()
