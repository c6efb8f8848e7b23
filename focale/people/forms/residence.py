"""Where a person lives, and whether in a priority district: from a street list, the list, or unknown."""

from itertools import groupby

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField
from focale.ground.forms import ChoiceCards, described
from focale.people.models import District
from focale.people.models.residence import InDistrict, Method

ANSWERS = [
    ("yes", _("Oui, dans le quartier choisi plus bas")),
    ("no", _("Non")),
    ("unknown", _("On ne sait pas")),
]


BY_TOWN = District.objects.defer("geometry").order_by("-version", "commune_names", "label", "code")


class ByList(forms.models.ModelChoiceIterator):
    """The newest list first, town by town; the lists before it apart, for who moved in before."""

    def __iter__(self):
        yield "", self.field.empty_label
        for version, districts in groupby(self.queryset, key=lambda district: district.version):
            heading = _now("Liste de %(year)d") % {"year": version}
            yield heading, [self.choice(district) for district in districts]


class DistrictField(forms.ModelChoiceField):
    iterator = ByList

    def label_from_instance(self, district):
        return district.words if district.commune_names else str(district)


class ResidenceForm(forms.Form):
    street = forms.CharField(
        label=_("Numéro et rue"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    postcode = forms.RegexField(
        label=_("Code postal"),
        regex=r"^\d{5}$",
        required=False,
        error_messages={"invalid": _("Écrivez les cinq chiffres, par exemple 30100.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    town = forms.CharField(label=_("Commune"), max_length=80)
    since = DayField(
        label=_("Depuis le"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Aujourd'hui si rien n'est écrit."),
    )
    answer = forms.ChoiceField(
        label=_("En quartier prioritaire ?"),
        choices=ANSWERS,
        widget=ChoiceCards,
        error_messages={"required": _("Choisissez une réponse ; « on ne sait pas » en est une.")},
    )
    district = DistrictField(label=_("Quartier"), queryset=BY_TOWN, required=False)
    method = forms.ChoiceField(
        label=_("Comment on le sait"),
        choices=[choice for choice in Method.choices if choice[0] not in ("geocoded", "street_list")],
        initial=Method.DECLARED,
    )

    def __init__(self, *args, proposals=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.proposals = list(proposals)
        found = [(f"street:{street.pk}", self.words(street)) for street in self.proposals]
        self.fields["answer"].choices = [*found, *ANSWERS]
        if found:
            asked = _("Cette rue est dans nos listes : choisissez la réponse qui convient.")
            self.fields["answer"].error_messages["required"] = asked

    @staticmethod
    def words(street):
        words = _("Oui : %(district)s") % {"district": street.district.label}
        return described(words, _("La liste des rues dit « %(street)s ».") % {"street": street})

    def clean_since(self):
        since = self.cleaned_data["since"]
        if since and since > timezone.localdate():
            raise forms.ValidationError(_("Cette date n'est pas encore arrivée."))
        return since

    def clean(self):
        answer = self.cleaned_data.get("answer")
        if answer == "yes" and not self.cleaned_data.get("district") and "district" not in self.errors:
            self.add_error("district", _("Choisissez le quartier dans la liste, ou répondez autrement."))
        return self.cleaned_data

    def facts(self) -> dict:
        """The answers, by the names of Residence."""
        asked = self.cleaned_data
        facts = {name: asked[name] for name in ("street", "postcode", "town", "since")}
        if asked["answer"].startswith("street:"):
            street = next(one for one in self.proposals if f"street:{one.pk}" == asked["answer"])
            facts |= {"district": street.district, "method": Method.STREET_LIST}
        elif asked["answer"] == "yes":
            method = asked["method"]
            facts |= {"district": asked["district"], "method": method}
        elif asked["answer"] == "no":
            return facts | {
                "in_district": InDistrict.NO,
                "version": District.objects.latest_version(),
                "method": asked["method"],
            }
        else:
            return facts | {"in_district": InDistrict.UNKNOWN}
        return facts | {"in_district": InDistrict.YES, "version": facts["district"].version}
