"""A priority district written by hand, and its streets pasted from the town hall's list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.people.models import District
from focale.people.streets import read_streets


class DistrictForm(forms.ModelForm):
    class Meta:
        model = District
        fields = ["label", "code", "version", "commune_names"]
        help_texts = {
            "code": _("QP et six chiffres pour 2015, QN et la suite pour 2024."),
            "version": _("2015 ou 2024."),
        }


class DistrictFileForm(forms.Form):
    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_(
            "Les contours (.geojson, listes de 2015 ou de 2024), ou l'extrait d'un département de la base "
            "adresse (.csv ou .csv.gz). 60 Mo au plus."
        ),
        widget=forms.FileInput({"accept": ".geojson,.json,.csv,.gz"}),
        error_messages={"empty": _("Ce fichier est vide. Choisissez-en un autre.")},
    )


class StreetsForm(forms.Form):
    town = forms.CharField(label=_("Commune"), max_length=80)
    lines = forms.CharField(
        label=_("Une rue par ligne"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=200_000,
        help_text=_(
            "Collez la liste. Après la rue, séparés par des points-virgules : premier numéro, dernier, "
            "« pairs » ou « impairs ». Par exemple : Rue de la Paix ; 2 ; 40 ; pairs"
        ),
    )

    def clean_lines(self):
        return read_streets(self.cleaned_data["lines"])
