"""The acts of one kind as the address asks for them: which, in which order, what they add up to."""

from decimal import Decimal

from django import forms
from django.db.models import Count, Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.charts import bars

from .forms.fields import projects
from .periods import PeriodForm, without

ALL = ("", _("tout"))
STATES = [
    ("", _("sans les annulées")),
    ("a-payer", _("à payer ou à rembourser")),
    ("sans-papier", _("sans justificatif")),
    ("annulees", _("annulées")),
]


class ActsSift(PeriodForm):
    """`names_people`: whether the reader may see who gives; else names are neither shown nor searched."""

    q = forms.CharField(label=_("Chercher"), required=False, max_length=100)
    pour = forms.ChoiceField(label=_("Pour"), required=False)
    par = forms.ChoiceField(label=_("Par"), required=False)
    action = forms.ChoiceField(label=_("Action"), required=False)
    etat = forms.ChoiceField(label=_("Lesquelles"), required=False, choices=STATES)
    field_order = ["q", "du", "au", "pour", "par", "action", "etat"]

    def __init__(self, acts, asked, *, names_people):
        self.acts, self.names_people = acts, names_people
        super().__init__(asked)
        self.fields["q"].widget = forms.TextInput({"type": "search", "autocomplete": "off"})
        self.fields["action"].choices = [ALL, *((code, code) for code in projects())]
        for name, field in (("pour", acts.sort), ("par", acts.how)):
            self.fields[name].choices = [ALL, *acts.choices(field)]
            if not field:
                del self.fields[name]
        if len(self.fields["action"].choices) == 1:
            del self.fields["action"]
        if not acts.noun.needs_paper:
            self.fields["etat"].choices = [STATES[0], STATES[-1]]

    def rows(self):
        """The acts asked for, the latest first."""
        told, found = self.cleaned_data, self.acts.noun.objects.filter(**self.days())
        found = found.found_by(told.get("q", ""), self.names_people)
        for name, field in (("pour", self.acts.sort), ("par", self.acts.how), ("action", "project")):
            if value := told.get(name):
                found = found.filter(**{field: value})
        return self._in_state(found, told.get("etat")).order_by("-day", "-pk")

    def _in_state(self, found, state):
        if state == "annulees":
            return found.exclude(cancelled_at=None)
        found = found.standing()
        if state == "a-payer":
            return found.awaiting_payment()
        return found.filter(document="") if state == "sans-papier" else found

    def totals(self, rows) -> dict:
        """How many, and how many cents in all."""
        return rows.order_by().aggregate(count=Count("pk"), cents=Sum("cents", default=0))

    def sums(self, rows) -> list[dict]:
        """By what it was for: words, cents, and the address that shows only those. The largest first."""
        field = self.acts.sort
        if not field:
            return []
        words, rest = dict(self.acts.choices(field)), without(self.data, "pour", "page")
        found = rows.order_by().values_list(field).annotate(cents=Sum("cents")).order_by("-cents", field)
        return [
            {"words": str(words[value]), "cents": cents, "url": f"?{rest}&pour={value}"}
            for value, cents in found
        ]

    def chart(self, sums):
        """The sums as bars, in whole euros; nothing when there is little to compare."""
        if len(sums) < 2:
            return None
        rows = [(row["words"], round(row["cents"] / 100), row["url"]) for row in sums]
        return bars(str(self.acts.sums), rows, unit="\xa0€", description=_now("En euros, arrondis."))

    def table(self, rows):
        """The acts as a file: its head, and each row as it is asked for."""
        head = [_now("Date"), _now("Quoi"), _now("Avec qui")]
        head += [_now("Pour")] if self.acts.sort else []
        head += [_now("Par")] if self.acts.how else []
        head += [_now("Somme"), _now("Action"), _now("Pièce"), _now("Justificatif"), _now("Annulée")]
        return head, map(self._told, rows.select_related(*self.acts.shown).iterator(chunk_size=1000))

    def _told(self, act):
        told = [act.day, act.label, act.who if self.names_people else act.partner]
        told += [getattr(act, f"get_{name}_display")() for name in (self.acts.sort, self.acts.how) if name]
        told += [Decimal(act.cents) / 100, act.project, act.piece]
        return [*told, _now("oui") if act.document else _now("non"), act.cancel_reason]
