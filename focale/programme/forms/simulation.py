"""What the simulator asks: for what, and for whom. Everything stands in the address."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.people.models.person import Situation

TRUTH = {"oui": True, "non": False, "": None}


class YesNo(forms.TypedChoiceField):
    def __init__(self, words_of_nothing, **kwargs):
        choices = [("", words_of_nothing), ("oui", _("oui")), ("non", _("non"))]
        super().__init__(choices=choices, coerce=TRUTH.get, empty_value=None, required=False, **kwargs)


class SimulationForm(forms.Form):
    """`tariffs`, `activities`: what may be chosen; `versions`: {key of a tariff: its version}."""

    activite = forms.ChoiceField(label=_("Une activité"), required=False)
    tarif = forms.ChoiceField(label=_("Ou un tarif"), required=False)
    heures = forms.DecimalField(
        label=_("et une durée, en heures"), required=False, min_value=0, max_value=400, decimal_places=2
    )
    enveloppe = forms.BooleanField(label=_("avec une enveloppe qui a de quoi payer"), required=False)
    age = forms.IntegerField(label=_("Âge"), required=False, min_value=0, max_value=120)
    quotient = forms.IntegerField(label=_("Quotient familial"), required=False, min_value=0, max_value=20_000)
    quartier = YesNo(_("inconnu"), label=_("Habite un quartier prioritaire"))
    secteur = forms.ChoiceField(label=_("Lequel"), required=False)
    membre = YesNo(_("non"), label=_("Adhésion à jour"))
    situation = forms.ChoiceField(label=_("Situation"), required=False, choices=Situation.choices)
    premiere = YesNo(_("non"), label=_("Vient pour la première fois"))
    rang = forms.IntegerField(
        label=_("Combientième enfant inscrit ensemble"), required=False, min_value=1, max_value=12
    )
    partenaire = forms.ChoiceField(label=_("Inscrite par"), required=False)

    def __init__(self, *args, tariffs, activities, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.tariffs = {str(tariff.pk): tariff for tariff in tariffs}
        self.activities = {str(activity.pk): activity for activity in activities}
        self.versions = versions
        self.fields["activite"].choices = [
            ("", "—"),
            *((key, str(one)) for key, one in self.activities.items()),
        ]
        self.fields["tarif"].choices = [("", "—"), *((key, str(one)) for key, one in self.tariffs.items())]
        rules = [rule for version in versions.values() for rule in version.rules.all()]
        partners = {rule.partner_id: str(rule.partner) for rule in rules if rule.partner_id}
        self.fields["partenaire"].choices = [("", _now("personne")), *partners.items()]
        if not partners:
            del self.fields["partenaire"]
        codes = sorted({code for rule in rules for code in rule.district_codes})
        self.fields["secteur"].choices = [("", _now("peu importe")), *((code, code) for code in codes)]
        if not codes:
            del self.fields["secteur"]

    def clean(self):
        said = super().clean()
        if not self.errors and not said.get("activite"):
            if not said.get("tarif"):
                self.add_error("activite", _now("Choisissez une activité, ou un tarif et une durée."))
            elif said.get("heures") is None:
                self.add_error("heures", _now("Indiquez la durée, par exemple 3."))
        return said

    @property
    def activity(self):
        return self.activities.get(self.cleaned_data["activite"])

    @property
    def version(self):
        """The version that prices: of the activity's tariff, else of the tariff chosen."""
        if self.activity:
            return self.versions.get(self.activity.tariff_id) or self.activity.tariff.current()
        tariff = self.tariffs[self.cleaned_data["tarif"]]
        return self.versions.get(tariff.pk) or tariff.current()

    def said(self) -> dict:
        """What was typed, by the names a Trial knows."""
        typed = self.cleaned_data
        known = {"age": typed["age"], "quotient": typed["quotient"], "situation": typed["situation"]}
        known |= {"in_district": typed["quartier"], "is_member": bool(typed["membre"])}
        known |= {"is_first_time": bool(typed["premiere"]), "rank": typed["rang"]}
        if code := typed.get("secteur"):
            known |= {"district": code, "in_district": True}
        known |= {"hours": typed["heures"], "funded": typed["enveloppe"]}
        return known | {"partner": int(typed["partenaire"]) if typed.get("partenaire") else None}

    def what(self):
        return [self[name] for name in ("activite", "tarif", "heures", "enveloppe")]

    def who(self):
        names = ("age", "quotient", "quartier", "secteur", "membre", "situation", "premiere")
        return [self[name] for name in names if name in self.fields]

    def more(self):
        return [self[name] for name in ("rang", "partenaire") if name in self.fields]
