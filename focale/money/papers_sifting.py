"""The numbered papers the address asks for: the register of invoices, receipts and fiscal receipts."""

import re
from decimal import Decimal

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .acts_sifting import ALL
from .models import Paper
from .models.paper import LETTERS, Kind

KINDS = {letter: kind for kind, letter in LETTERS.items()}
NUMBER = re.compile(rf"(?:([{''.join(KINDS)}])(\d{{4}})-)?(\d{{1,8}})", re.ASCII)


class PapersSift(forms.Form):
    """Kept in the address. `names_people`: whether the reader may see who they are made out to."""

    q = forms.CharField(label=_("Chercher"), required=False, max_length=100)
    genre = forms.ChoiceField(label=_("Document"), required=False, choices=[ALL, *Kind.choices])
    annee = forms.ChoiceField(label=_("Année"), required=False)

    def __init__(self, asked, *, names_people):
        super().__init__(asked, auto_id="sift_%s")
        self.names_people = names_people
        self.fields["q"].widget = forms.TextInput({"type": "search", "autocomplete": "off"})
        years = Paper.objects.order_by("-year").values_list("year", flat=True).distinct()
        self.fields["annee"].choices = [ALL, *((str(year), str(year)) for year in years)]

    def rows(self):
        """The latest number of each kind first."""
        told = self.cleaned_data
        found = (
            Paper.objects.filter(self._said(typed)) if (typed := told["q"].strip()) else Paper.objects.all()
        )
        wanted = {"kind": told["genre"], "year": told["annee"]}
        found = found.filter(**{name: value for name, value in wanted.items() if value})
        return found.order_by("-year", "kind", "-number")

    def _said(self, typed):
        """A number as it is printed, « F2026-0012 » or its end; else a name it was frozen with."""
        if written := NUMBER.fullmatch(typed.upper()):
            letter, year, number = written.groups()
            said = Q(number=int(number))
            return said & Q(kind=KINDS[letter], year=int(year)) if letter else said
        if not self.names_people:
            return Q(pk=None)
        return Q(content__customer__name__icontains=typed) | Q(content__donor__name__icontains=typed)

    def table(self, rows):
        """Head and lines of the register."""
        head = [
            _now("Numéro"),
            _now("Document"),
            _now("Daté du"),
            _now("Pour"),
            _now("Somme"),
            _now("Empreinte"),
        ]
        return head, map(self._told, rows.iterator(chunk_size=500))

    def _told(self, paper):
        who = paper.made_out_to if self.names_people else ""
        cents = Decimal(paper.cents) / 100
        return [paper.name, paper.get_kind_display(), paper.issued_on, who, cents, paper.sha256]
