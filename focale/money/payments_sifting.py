"""The payments the address asks for, and what they add up to by means."""

from decimal import Decimal

from django import forms
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.people.folding import fold
from focale.people.models import Person

from .advances import ahead_of, paid_ahead
from .models import Method, Payment
from .models.payment import FREE
from .periods import PeriodForm, without

STATES = [
    ("", _("tous")),
    ("a-valoir", _("dont une part est à valoir")),
    ("avance", _("payés d'avance")),
    ("sans-recu", _("sans reçu")),
    ("rendus", _("rendus")),
]


class PaymentsSift(PeriodForm):
    """`names_people`: whether the reader may see who paid; else names are neither shown nor searched."""

    q = forms.CharField(label=_("Chercher"), required=False, max_length=100)
    par = forms.ChoiceField(label=_("Par"), required=False, choices=[("", _("tout")), *Method.choices])
    etat = forms.ChoiceField(label=_("Lesquels"), required=False, choices=STATES)
    field_order = ["q", "du", "au", "par", "etat"]

    def __init__(self, asked, *, names_people):
        self.names_people = names_people
        super().__init__(asked)
        self.fields["q"].widget = forms.TextInput({"type": "search", "autocomplete": "off"})

    def rows(self):
        """The payments asked for, the latest first."""
        told, found = self.cleaned_data, Payment.objects.filter(**self.days())
        if typed := told.get("q"):
            found = found.filter(self._said(typed))
        if method := told.get("par"):
            found = found.filter(method=method)
        if told.get("etat") == "a-valoir":
            found = found.with_credit()
        if told.get("etat") == "avance":
            found = ahead_of(timezone.localdate(), found)
        if told.get("etat") == "sans-recu":
            found = found.filter(cents__gt=0, papers=None)
        if told.get("etat") == "rendus":
            found = found.filter(cents__lt=0)
        return found.order_by("-day", "-pk")

    def _said(self, typed):
        said = Q(cheque_number__icontains=typed) | Q(reference__icontains=typed)
        said |= Q(payer_organisation__folded_name__contains=fold(typed))
        if self.names_people:
            said |= Q(payer__in=Person.objects.found_by(typed).values("pk"))
        return said

    def totals(self, rows) -> dict:
        """How many, how many cents in all, how many of them are free; of those paid ahead, how many are."""
        free = Sum(FREE, filter=Q(cents__gt=0), default=0)
        told = rows.order_by().aggregate(free=free, count=Count("pk"), cents=Sum("cents", default=0))
        if self.cleaned_data.get("etat") == "avance":
            told["ahead"] = paid_ahead(timezone.localdate(), rows)
        return told

    def sums(self, rows) -> list[dict]:
        """By means: words, cents, how many, and the address that shows only those."""
        rest = without(self.data, "par", "page")
        found = rows.order_by().values("method").annotate(cents=Sum("cents"), count=Count("pk"))
        return [
            {
                "words": Method(row["method"]).label,
                "cents": row["cents"],
                "count": row["count"],
                "url": f"?{rest}&par={row['method']}",
            }
            for row in found.order_by("-cents", "method")
        ]

    def table(self, rows):
        """Head and lines of the export, row by row."""
        head = [_now("Date"), _now("De"), _now("Par"), _now("Somme"), _now("À valoir")]
        head += [_now("Banque"), _now("Numéro du chèque"), _now("Référence")]
        named = rows.select_related("payer", "payer_organisation")
        return head, map(self._told, named.iterator(chunk_size=1000))

    def _told(self, payment):
        who = str(payment.who) if self.names_people or payment.payer_organisation_id else ""
        told = [payment.day, who, payment.get_method_display(), Decimal(payment.cents) / 100]
        told += [Decimal(payment.left_cents) / 100, payment.cheque_bank, payment.cheque_number]
        return [*told, payment.reference]
