"""The shape of what is asked: a period and filters; a report; a bracket."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.day_fields import DayField
from focale.people.models.person import Gender, Situation
from focale.people.models.residence import InDistrict
from focale.programme.models import Activity, Field, Kind

from .models import Fact, IndicatorScheme
from .periods import MOST_MONTHS, Calendar
from .selection import Selection

EVERYTHING = ("", _("Tout"))
DAY = {"type": "date"}
EARLIEST, LATEST = 1990, 2100


class SelectionForm(forms.Form):
    """What the address asks for. Nothing is required: without a period it is this season."""

    du = DayField(label=_("Du"), required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    au = DayField(label=_("Au"), required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    grille = forms.TypedChoiceField(label=_("Grille"), required=False, coerce=int, empty_value=None)
    projet = forms.TypedChoiceField(label=_("Projet"), required=False, coerce=int, empty_value=None)
    activite = forms.TypedChoiceField(label=_("Activité"), required=False, coerce=int, empty_value=None)
    domaine = forms.ChoiceField(label=_("Domaine"), required=False)
    genre = forms.ChoiceField(label=pgettext_lazy("kind", "Genre"), required=False)
    lieu = forms.TypedChoiceField(label=_("Lieu"), required=False, coerce=int, empty_value=None)
    vacances = forms.ChoiceField(
        label=_("Vacances scolaires"),
        required=False,
        choices=[EVERYTHING, ("oui", _("Pendant les vacances")), ("non", _("Hors vacances"))],
    )

    def __init__(self, data):
        self.calendar = Calendar()
        self.schemes = IndicatorScheme.objects.with_scales()
        data = data.copy()
        preset = self.calendar.presets().get(data.get("periode", ""))
        season = self.calendar.season()
        for name, day in (("du", (preset or season).first), ("au", (preset or season).last)):
            if preset or not data.get(name):
                data[name] = day.isoformat()
        super().__init__(data, auto_id="sift_%s")
        self._offer_choices()

    def _offer_choices(self):
        """The activities there are, and what they belong to, from one query."""
        activities, strands, sites = {}, {}, {}
        activities_told = Activity.objects.annotate(begins=Min("occurrences__starts_at"))
        told = activities_told.order_by("title", "-begins").values_list(
            "pk", "title", "strand_id", "strand__title", "site_id", "site__name", "begins"
        )
        for pk, title, strand, strand_title, site, site_name, begins in told:
            season = self.calendar.name_of(begins)
            activities[pk] = f"{title} ({season})" if season else title
            strands[strand], sites[site] = strand_title, site_name
        strands.pop(None, None)
        self.fields["activite"].choices = [EVERYTHING, *activities.items()]
        self.fields["projet"].choices = [EVERYTHING, *sorted(strands.items(), key=lambda pair: pair[1])]
        self.fields["lieu"].choices = [EVERYTHING, *sites.items()]
        self.fields["domaine"].choices = [EVERYTHING, *Field.choices]
        self.fields["genre"].choices = [EVERYTHING, *Kind.choices]
        self.fields["grille"].choices = [(scheme.pk, str(scheme)) for scheme in self.schemes]
        if len(sites) < 2:
            del self.fields["lieu"]

    def clean(self):
        told = super().clean()
        first, last = told.get("du"), told.get("au")
        if not all(EARLIEST <= day.year <= LATEST for day in (first, last) if day):
            raise ValidationError(_now("Choisissez des dates entre 1990 et 2100."))
        if first and last and first > last:
            raise ValidationError(_now("La période finit avant de commencer. Échangez les deux dates."))
        if first and last and (last.year - first.year) * 12 + last.month - first.month >= MOST_MONTHS:
            raise ValidationError(_now("Choisissez une période de dix ans au plus."))
        return told

    @property
    def selection(self) -> Selection:
        told = self.cleaned_data
        holidays = {"oui": True, "non": False}.get(told.get("vacances"))
        return Selection(
            told["du"],
            told["au"],
            strand=told.get("projet"),
            activity=told.get("activite"),
            field=told.get("domaine", ""),
            kind=told.get("genre", ""),
            site=told.get("lieu"),
            holidays=holidays,
            holiday_spans=self.calendar.holidays if holidays is not None else (),
        )

    def presets(self) -> list[tuple]:
        """The periods one asks about first, as tabs: words, address, whether it is the one shown."""
        here = self.selection.first, self.selection.last
        kept = self.selection.query(grille=self.scheme.pk, du=None, au=None)
        return [
            (span.name, f"?periode={word}&{kept}", (span.first, span.last) == here)
            for word, span in self.calendar.presets().items()
        ]

    @property
    def scheme(self) -> IndicatorScheme:
        wanted = self.cleaned_data.get("grille")
        first = self.schemes[0] if self.schemes else IndicatorScheme()
        return next((scheme for scheme in self.schemes if scheme.pk == wanted), first)

    def narrowed_words(self) -> list[tuple[str, str]]:
        """What the selection is narrowed to, as (what, which)."""
        found = []
        for name in ("projet", "activite", "domaine", "genre", "lieu", "vacances"):
            value = self.cleaned_data.get(name)
            if name in self.fields and value not in (None, ""):
                found.append((str(self.fields[name].label), str(dict(self.fields[name].choices)[value])))
        return found


class ReportForm(forms.Form):
    title = forms.CharField(label=_("Titre du bilan"), max_length=160)
    funder = forms.CharField(label=_("Pour quel financeur"), max_length=160, required=False)
    note = forms.CharField(
        label=_("Ce qu'il faut dire à côté des chiffres"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )


class SchemeForm(forms.Form):
    name = forms.CharField(label=_("Nom de la grille"), max_length=120)
    asked_by = forms.CharField(label=_("Demandée par"), max_length=120, required=False)


class DimensionForm(forms.Form):
    label = forms.CharField(label=_("Titre du tableau"), max_length=80)
    unknown_label = forms.CharField(label=_("Quand on ne sait pas"), max_length=80)


class AgeBracketForm(forms.Form):
    label = forms.CharField(label=_("Nom de la tranche"), max_length=80)
    min_age = forms.IntegerField(label=_("De (âge)"), required=False, min_value=0, max_value=120)
    max_age = forms.IntegerField(label=_("À (âge)"), required=False, min_value=0, max_value=120)


class ValuesBracketForm(forms.Form):
    label = forms.CharField(label=_("Nom de la tranche"), max_length=80)
    values = forms.MultipleChoiceField(label=_("Réponses rangées là"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["values"].choices = choices


AgeBrackets = forms.formset_factory(AgeBracketForm, extra=2, can_delete=True)
ValuesBrackets = forms.formset_factory(ValuesBracketForm, extra=1, can_delete=True)


def value_choices(fact) -> list[tuple]:
    """The answers a fact may hold, to be put into brackets."""
    known = {
        Fact.GENDER: Gender.choices,
        Fact.SITUATION: Situation.choices,
        Fact.IN_DISTRICT: InDistrict.choices,
        Fact.FIRST_VISIT: [("new", _("venue pour la première fois")), ("known", _("déjà venue"))],
    }
    return [(value, words) for value, words in known.get(fact, []) if value]
