"""One rule of a tariff being written: for whom, how much, who pays the rest. Every condition is optional."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import EurosField
from focale.money.models import Fund, How, Payer, Rule
from focale.money.rule_words import percent_of, sentence_of, who_words
from focale.people.models import District, Organisation
from focale.people.models.person import Situation

HIGHEST = 20_000
STEPS = [
    (1, _("au centime")),
    (5, _("à 0,05 €")),
    (10, _("à 0,10 €")),
    (50, _("à 0,50 €")),
    (100, _("à 1 €")),
]
WHO = (
    *("in_district", "district_codes", "min_quotient", "max_quotient", "is_member", "min_age", "max_age"),
    *("situations", "is_first_time", "min_rank", "partner", "is_funded"),
)
MORE = ("floor", "ceiling", "step")


class RuleLists:
    """What a rule may name, read once for all the rules of a form; what `version` names stays among it."""

    def __init__(self, version=None):
        rules = list(version.rules.all()) if version else []
        nothing = [("", _now("peu importe"))]
        named = {key for rule in rules for key in (rule.partner_id, rule.paying_partner_id) if key}
        found = Organisation.objects.filter(Q(is_active=True) | Q(pk__in=named))
        self.organisations = {str(partner.pk): partner for partner in found}
        given = {rule.fund_id for rule in rules if rule.fund_id}
        found = Fund.objects.filter(Q(closed_at=None) | Q(pk__in=given)).select_related("giver")
        self.envelopes = {str(fund.pk): fund for fund in found}
        partners = [(key, str(partner)) for key, partner in self.organisations.items()]
        self.partners = nothing + partners
        self.payers = [("", _now("celui qui inscrit la personne")), *partners]
        self.funds = [
            ("", _now("celle de l'activité")),
            *((key, str(fund)) for key, fund in self.envelopes.items()),
        ]
        rows = District.objects.order_by("code", "-version").values_list("code", "label")
        codes = {code: code for rule in rules for code in rule.district_codes}
        self.districts = list((codes | {code: label or code for code, label in rows}).items())


class YesNo(forms.TypedChoiceField):
    """Yes, no, or it does not matter."""

    def __init__(self, yes, no, **kwargs):
        choices = [("", _("peu importe")), ("yes", yes), ("no", no)]
        super().__init__(
            choices=choices, coerce=lambda said: said == "yes", empty_value=None, required=False, **kwargs
        )


class RateField(forms.CharField):
    """A rate in percent, « 0,5 », kept as millionths."""

    def to_python(self, value):
        typed = re.sub(r"[\s\u00a0\u202f%]", "", super().to_python(value) or "")
        if not typed:
            return None
        if not re.fullmatch(r"\d{1,2}(?:[.,]\d{1,4})?", typed):
            raise ValidationError(_now("Écrivez le taux en pour cent, par exemple 0,5."))
        whole, _comma, rest = typed.replace(",", ".").partition(".")
        return int(whole) * 10_000 + int((rest or "0").ljust(4, "0"))


def number(label, most, **kwargs):
    box = forms.NumberInput({"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, widget=box, **kwargs)


class RuleForm(forms.Form):
    label = forms.CharField(
        label=_("Nom de la règle"),
        max_length=120,
        required=False,
        help_text=_(
            "La famille le lit à côté de son prix. Laissé vide, il est écrit d'après les conditions."
        ),
    )
    in_district = YesNo(_("oui"), _("non"), label=_("Habite un quartier prioritaire"))
    district_codes = forms.MultipleChoiceField(
        label=_("Ou seulement ces quartiers"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "picks"}),
    )
    min_quotient = number(_("Quotient familial, de"), HIGHEST)
    max_quotient = number(_("Quotient familial, à"), HIGHEST)
    is_member = YesNo(_("oui"), _("non"), label=_("Adhésion à jour"))
    min_age = number(_("Dès (âge)"), 120)
    max_age = number(_("Jusqu'à (âge)"), 120)
    situations = forms.MultipleChoiceField(
        label=_("Situation"),
        required=False,
        choices=[(value, words) for value, words in Situation.choices if value],
        widget=forms.CheckboxSelectMultiple({"class": "picks"}),
    )
    is_first_time = YesNo(_("oui"), _("non, déjà venue"), label=_("Vient pour la première fois"))
    min_rank = number(
        _("À partir de l'enfant n°"), 12, help_text=_("2 : dès le deuxième enfant inscrit ensemble.")
    )
    partner = forms.ChoiceField(label=_("Inscrite par ce partenaire"), required=False)
    is_funded = YesNo(_("oui"), _("non"), label=_("L'activité a une enveloppe"))

    how = forms.ChoiceField(label=_("À payer"), choices=How, initial=How.PER_HOUR)
    amount = EurosField(
        label=_("Somme"), least=0, most=1_000_000, required=False, help_text=_("0 pour gratuit.")
    )
    rate = RateField(
        label=_("Taux, en % du quotient"), required=False, help_text=_("Pour un taux seulement.")
    )
    floor = EurosField(label=_("Au moins, en tout"), least=0, required=False)
    ceiling = EurosField(label=_("Au plus, en tout"), least=0, required=False)
    step = forms.TypedChoiceField(
        label=_("Arrondi"), choices=STEPS, coerce=int, initial=1, required=False, empty_value=1
    )
    payer = forms.ChoiceField(
        label=_("Le reste est payé par"),
        choices=[(value, words) for value, words in Payer.choices if value != Payer.PERSON],
        initial=Payer.PLACE,
    )
    fund = forms.ChoiceField(
        label=_("Quelle enveloppe ?"), required=False, help_text=_("Pour une subvention.")
    )
    paying_partner = forms.ChoiceField(
        label=_("Quel partenaire ?"), required=False, help_text=_("Pour un partenaire.")
    )

    def __init__(self, *args, lists, rule=None, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.lists, self.rule = lists, rule
        self.fields["partner"].choices, self.fields["paying_partner"].choices = lists.partners, lists.payers
        self.fields["fund"].choices, self.fields["district_codes"].choices = lists.funds, lists.districts
        if not lists.districts:
            del self.fields["district_codes"]

    @property
    def is_empty(self) -> bool:
        """Nothing was asked nor priced: the line counts for nothing."""
        said = self.cleaned_data
        asked = [
            name
            for name in (*WHO, "label", "floor", "ceiling", "rate")
            if said.get(name) not in (None, "", [])
        ]
        return not asked and said.get("amount") is None

    def clean(self):
        said = super().clean()
        if self.errors or self.is_empty:
            return said
        rate = said["how"] in (How.RATE, How.RATE_PER_HOUR)
        if rate and not said.get("rate"):
            self.add_error("rate", _now("Écrivez le taux, par exemple 0,5."))
        if not rate and said.get("amount") is None:
            self.add_error("amount", _now("Écrivez la somme, 0 pour gratuit."))
        self._refuse_disorder(
            said, "min_age", "max_age", _now("Le second âge est plus petit que le premier.")
        )
        words = _now("Le second quotient est plus petit que le premier.")
        self._refuse_disorder(said, "min_quotient", "max_quotient", words)
        self._refuse_disorder(said, "floor", "ceiling", _now("Le plus est plus petit que le moins."))
        return said

    def _refuse_disorder(self, said, low, high, words):
        if said.get(low) is not None and said.get(high) is not None and said[high] < said[low]:
            self.add_error(high, words)

    def facts(self) -> dict:
        """The fields of a Rule."""
        said = self.cleaned_data
        facts = {name: said[name] for name in ("in_district", "is_member", "is_first_time", "is_funded")}
        facts |= {name: said[name] for name in ("min_quotient", "max_quotient", "min_age", "max_age")}
        facts |= {"min_rank": said["min_rank"] or None, "situations": said["situations"]}
        facts |= {"district_codes": said.get("district_codes", [])}
        facts |= {"partner": self.lists.organisations.get(said["partner"])}
        is_rate = said["how"] in (How.RATE, How.RATE_PER_HOUR)
        facts |= {"how": said["how"], "cents": 0 if is_rate else said["amount"]}
        facts |= {"rate_millionths": said["rate"] if is_rate else 0}
        facts |= {"floor_cents": said["floor"], "ceiling_cents": said["ceiling"], "step_cents": said["step"]}
        granted, partner_pays = said["payer"] == Payer.GRANT, said["payer"] == Payer.PARTNER
        facts |= {"payer": said["payer"], "fund": self.lists.envelopes.get(said["fund"]) if granted else None}
        paying = self.lists.organisations.get(said["paying_partner"]) if partner_pays else None
        facts |= {"paying_partner": paying}
        return facts | {"label": said["label"].strip() or who_words(Rule(**facts))[:120]}

    def sentence(self) -> str:
        """The rule in words, as far as it is written; nothing while it is not whole."""
        if not self.is_bound:
            return sentence_of(self.rule) if self.rule else ""
        trial = RuleForm(self.data, prefix=self.prefix, lists=self.lists)
        return sentence_of(Rule(**trial.facts())) if trial.is_valid() and not trial.is_empty else ""

    def who(self):
        """The conditions, folded away where none is used."""
        return [self[name] for name in WHO if name in self.fields]

    def more(self):
        return [self[name] for name in MORE]

    @property
    def asks(self) -> bool:
        """Whether a condition is filled, so that they are shown."""
        return any(self[name].value() not in (None, "", [], False) for name in WHO if name in self.fields)

    @property
    def limits(self) -> bool:
        values = [self[name].value() for name in ("floor", "ceiling")]
        return any(value not in (None, "") for value in values) or str(self["step"].value() or 1) != "1"


def typed_of(rule) -> dict:
    """A rule as the form shows it."""
    said = {
        name: getattr(rule, name) for name in ("label", "min_quotient", "max_quotient", "min_age", "max_age")
    }
    said |= {
        name: getattr(rule, name) for name in ("min_rank", "situations", "district_codes", "how", "payer")
    }
    for name in ("in_district", "is_member", "is_first_time", "is_funded"):
        said[name] = {True: "yes", False: "no", None: ""}[getattr(rule, name)]
    said |= {"partner": rule.partner_id, "fund": rule.fund_id, "paying_partner": rule.paying_partner_id}
    said |= {"floor": rule.floor_cents, "ceiling": rule.ceiling_cents, "step": rule.step_cents}
    if rule.how in (How.RATE, How.RATE_PER_HOUR):
        return said | {"rate": percent_of(rule.rate_millionths)}
    return said | {"amount": rule.cents}
