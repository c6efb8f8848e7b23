"""The lines of the books as the address asks for them: a journal, an account, an action, some days."""

import re
from decimal import Decimal
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import Suggested

from .account_words import AccountWords
from .acts_sifting import ALL
from .forms.fields import projects
from .models import ChartAccount, Journal, Line
from .models.chart_account import name_of
from .periods import PeriodForm


def rows_address(accounts, first=None, last=None, project="", is_exact=True) -> str:
    """The page of the lines behind a figure. `accounts`: codes; exact, or all that begin so."""
    asked = {"du": first or "", "au": last or "", "compte": ",".join(accounts), "action": project}
    asked |= {"exact": "on"} if is_exact else {}
    return f"{reverse('journals')}?{urlencode({name: value for name, value in asked.items() if value})}"


def account_choices(words=None):
    """The names of the accounts in use, as suggestions."""
    words = words or AccountWords()
    return words.choices(ChartAccount.objects.in_use().values_list("code", flat=True))


class LinesSift(PeriodForm):
    """`compte`: names of accounts, or in an address how their numbers begin, between commas."""

    q = forms.CharField(label=_("Chercher"), required=False, max_length=100)
    journal = forms.ChoiceField(label=_("Journal"), required=False, choices=[ALL, *Journal.choices])
    compte = forms.CharField(label=_("Compte"), required=False, max_length=4000)
    action = forms.CharField(label=_("Action"), required=False, max_length=40)
    exact = forms.BooleanField(label=_("Ce compte seul"), required=False)
    numeros = forms.BooleanField(label=_("Numéros de compte"), required=False)
    field_order = ["q", "du", "au", "journal", "compte", "exact", "action", "numeros"]

    def __init__(self, asked):
        self.accounts, asked = AccountWords(), asked.copy()
        self.labels = self.accounts.labels
        if re.fullmatch(r"[0-9]{1,12}(,[0-9]{1,12})*", asked.get("compte", "")):
            codes = self.accounts.codes(asked["compte"])
            shown = codes if asked.get("exact") else self.accounts.below(codes) or codes
            asked["compte"] = self.accounts.several(shown)
        super().__init__(asked)
        self.fields["q"].widget = forms.TextInput({"type": "search", "autocomplete": "off"})
        self.fields["compte"].widget = Suggested(lambda: account_choices(self.accounts))
        self.fields["action"].widget = Suggested(projects)

    def clean_compte(self):
        """The numbers of the accounts named."""
        return self.accounts.codes(self.cleaned_data["compte"])

    def rows(self):
        """The lines asked for, in the order of the books."""
        told, found = self.cleaned_data, Line.objects.of_days(*self.span())
        if told.get("journal"):
            found = found.filter(entry__journal=told["journal"])
        if told.get("action"):
            found = found.filter(project=told["action"])
        for word in told.get("q", "").split():
            found = found.filter(
                Q(entry__label__icontains=word) | Q(label__icontains=word) | Q(entry__piece__iexact=word)
            )
        return found.filter(self._of_accounts()).order_by("entry__day", "entry", "pk")

    def span(self):
        return self.cleaned_data.get("du"), self.cleaned_data.get("au")

    def _of_accounts(self):
        codes, wanted = self.cleaned_data.get("compte") or [], Q()
        if self.cleaned_data.get("exact"):
            return Q(account__in=codes) if codes else wanted
        for code in codes:
            wanted |= Q(account__startswith=code)
        return wanted

    def account_words(self) -> str:
        """The names of the accounts asked for."""
        codes = self.cleaned_data.get("compte") or []
        return ", ".join(map(self.accounts.said, codes[:4]))

    def totals(self, rows) -> dict:
        """Debit, credit and their difference, in cents."""
        told = rows.order_by().aggregate(
            debit=Sum("debit_cents", default=0), credit=Sum("credit_cents", default=0)
        )
        return told | {"balance": told["debit"] - told["credit"]}

    def table(self, rows):
        head = [_now("Journal"), _now("Numéro"), _now("Date"), _now("Pièce"), _now("Compte"), _now("Nom")]
        head += [_now("Libellé"), _now("Débit"), _now("Crédit"), _now("Action"), _now("Exercice")]
        lines = rows.select_related("entry__year").iterator(chunk_size=2000)
        return head, map(self._told, lines)

    def _told(self, line):
        entry = line.entry
        sums = [Decimal(cents) / 100 for cents in (line.debit_cents, line.credit_cents)]
        told = [entry.journal, entry.number, entry.day, entry.piece, line.account]
        told += [name_of(line.account, self.labels), entry.label, *sums, line.project]
        return [*told, str(entry.year or "")]
