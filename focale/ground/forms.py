"""The shape of forms: how Django draws them here, and the few fields it lacks."""

import re
from datetime import date
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

OLDEST = 120
OUTSIDE = {
    "min_value": (MinValueValidator.message, _("Écrivez un nombre à partir de %(limit_value)s.")),
    "max_value": (MaxValueValidator.message, _("Écrivez un nombre jusqu'à %(limit_value)s.")),
}
"""For a number too small or too large: the sentence of Django, and ours."""


class Bound(forms.BoundField):
    """A field in a form: the first wrong answer of a refused form takes the focus."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        if self.form.is_bound and next(iter(self.form.errors), None) == self.name:
            attrs["autofocus"] = True
        return attrs

    @property
    def words(self):
        """The errors in words; Django's own « required » gives way to what there is to do."""
        return [self._said(error) for error in self.errors.as_data()]

    def _said(self, error):
        if error.code == "required" and error.message == forms.Field.default_error_messages["required"]:
            return self._missing()
        theirs, ours = OUTSIDE.get(error.code, ("", ""))
        if error.message == theirs and type(self.field) in (forms.IntegerField, forms.DecimalField):
            return ours % error.params
        return " ".join(map(str, error.messages))

    def _missing(self):
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return _("Cochez cette case pour continuer.")
        if isinstance(widget, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple):
            return _("Choisissez une réponse pour continuer.")
        return _("Remplissez cette ligne pour continuer.")

    @property
    def brief(self):
        """What the summary of errors calls it: its label, or fewer words where the label is a sentence."""
        return getattr(self.field, "brief", self.label)

    @property
    def is_alone(self):
        """A single box to tick carries its label beside it, not above."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def target(self):
        """Where the error summary leads: the first box of a group, else the field itself."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label or self.auto_id


class Renderer(TemplatesSetting):
    """Named by FORM_RENDERER: every form of the site is drawn by these templates."""

    form_template_name = "ground/form.html"
    field_template_name = "ground/field.html"
    bound_field_class = Bound


def _described(words, explanation):
    return format_html('{} <small class="why">{}</small>', words, explanation)


described = lazy(_described, SafeString)
"""The label of a choice with a line under it that explains, in the language of who reads."""


class ChoiceCards(forms.RadioSelect):
    """One choice among a few, as large cards."""

    template_name = "ground/widgets/choices.html"

    def __init__(self, attrs=None, choices=()):
        super().__init__({"class": "cards", **(attrs or {})}, choices)


class CheckCards(forms.CheckboxSelectMultiple):
    """Several choices among a few, as large cards."""

    template_name = "ground/widgets/choices.html"

    def __init__(self, attrs=None, choices=()):
        super().__init__({"class": "cards", **(attrs or {})}, choices)


class Suggested(forms.TextInput):
    """A line of text with suggestions. `suggest`: a function that gives the words, asked when drawn."""

    template_name = "ground/widgets/suggested.html"

    def __init__(self, suggest, attrs=None):
        self.suggest = suggest
        super().__init__({"autocomplete": "off", **(attrs or {})})

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["suggestions"] = self.suggest()
        return context


class PhoneField(forms.CharField):
    """A telephone number, kept as « 0612345678 », or with + and the country for one from elsewhere."""

    widget = forms.TextInput(
        attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "class": "phone"}
    )
    default_error_messages = {
        "number": _(
            "Ce numéro ne semble pas complet. Écrivez par exemple 06 12 34 56 78, ou +41… depuis l’étranger."
        )
    }

    def to_python(self, value):
        number = re.sub(r"[\s.\-/()\u00a0\u202f]", "", super().to_python(value) or "")
        if not number:
            return ""
        number = re.sub(r"^(?:\+|00)33\(?0?\)?", "0", number)
        number = re.sub(r"^00", "+", number)
        if not re.fullmatch(r"0[1-9]\d{8}|\+[1-9]\d{6,14}", number):
            raise ValidationError(self.error_messages["number"], code="number")
        return number


class EurosField(forms.CharField):
    """A sum typed in euros, « 12,50 » or « 1 234 », kept as whole cents, from `least` to `most`."""

    default_error_messages = {
        "sum": _("Écrivez la somme en euros, par exemple 12 ou 12,50."),
        "least": _("La somme doit être plus grande."),
        "most": _("Cette somme est trop grande. Vérifiez la virgule."),
    }
    longest = 12

    def __init__(self, *, least=1, most=100_000_000, **kwargs):
        self.least, self.most = least, most
        kwargs.setdefault("widget", forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.widget.attrs["class"] = f"{self.widget.attrs.get('class', '')} euros".strip()

    def to_python(self, value):
        typed = re.sub(r"[\s\u00a0\u202f€]", "", super().to_python(value) or "")
        if not typed:
            return None
        found = re.fullmatch(r"(-?)(\d+)(?:[.,](\d{1,2}))?", typed)
        if not found:
            raise ValidationError(self.error_messages["sum"], code="sum")
        sign, whole, rest = found.groups()
        if len(whole) > self.longest:
            raise ValidationError(self.error_messages["most"], code="most")
        cents = int(whole) * 100 + int((rest or "0").ljust(2, "0"))
        return -cents if sign else cents

    def validate(self, value):
        super().validate(value)
        if value is not None and value < self.least:
            raise ValidationError(self.error_messages["least"], code="least")
        if value is not None and value > self.most:
            raise ValidationError(self.error_messages["most"], code="most")

    def prepare_value(self, value):
        if not isinstance(value, int):
            return value
        whole, rest = divmod(abs(value), 100)
        return f"{'-' if value < 0 else ''}{whole}" + (f",{rest:02}" if rest else "")


class Birth(NamedTuple):
    """What one knows of a birth: the date, or only the year, or neither."""

    born_on: date | None
    born_year: int | None


class BirthWidget(forms.MultiWidget):
    """Day, month and year as three small fields; no calendar to leaf through."""

    template_name = "ground/widgets/birth.html"
    use_fieldset = True

    labels = {"day": _("Jour"), "month": _("Mois"), "year": _("Année")}

    def __init__(self, attrs=None):
        box = {"inputmode": "numeric", "autocomplete": "off"}
        sizes = {"day": 2, "month": 2, "year": 4}
        widgets = {name: forms.TextInput({**box, "maxlength": n, "size": n}) for name, n in sizes.items()}
        super().__init__(widgets, attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        parts = context["widget"]["subwidgets"]
        for part, label in zip(parts, self.labels.values(), strict=True):
            part["label"] = label
        for part in parts[1:]:
            part["attrs"].pop("autofocus", None)
        return context

    def id_for_label(self, id_):
        return ""

    def decompress(self, value):
        if isinstance(value, date):
            value = Birth(value, value.year)
        if isinstance(value, int):
            value = Birth(None, value)
        if not value:
            return ["", "", ""]
        born_on, born_year = value
        return [born_on.day, born_on.month, born_on.year] if born_on else ["", "", born_year or ""]


class BirthDateField(forms.MultiValueField):
    """A birth, as a Birth: the whole date, or the year alone; `whole=True` insists on the date."""

    widget = BirthWidget
    default_error_messages = {
        "required": _("Indiquez la date de naissance, ou au moins l’année."),
        "whole": _("Indiquez le jour, le mois et l’année."),
        "number": _("Écrivez la date en chiffres, par exemple 14 07 2015."),
        "date": _("Cette date n’existe pas au calendrier. Vérifiez le jour et le mois."),
        "future": _("Cette date n’est pas encore arrivée. Vérifiez l’année."),
        "old": _("Cette année semble trop ancienne. Écrivez-la avec quatre chiffres, par exemple 2015."),
    }

    def __init__(self, *, whole=False, **kwargs):
        self.whole = whole
        fields = [forms.CharField(required=False) for _part in range(3)]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, parts):
        if not any(parts):
            return Birth(None, None)
        if not all(re.fullmatch(r"\d{0,4}", part) for part in parts):
            self.refuse("number")
        day, month, year = (int(part) if part else None for part in parts)
        if year is None or (day is None) != (month is None) or (self.whole and day is None):
            self.refuse("whole" if self.whole or day or month else "required")
        today = timezone.localdate()
        if year < today.year - OLDEST:
            self.refuse("old")
        if day is None:
            return Birth(None, year) if year <= today.year else self.refuse("future")
        try:
            born_on = date(year, month, day)
        except ValueError:
            self.refuse("date")
        return Birth(born_on, year) if born_on <= today else self.refuse("future")

    def refuse(self, why):
        raise ValidationError(self.error_messages[why], code=why)

    def has_changed(self, initial, data):
        return super().has_changed(self.widget.decompress(initial), data)
