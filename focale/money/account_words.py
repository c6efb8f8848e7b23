"""Accounts by their names: screens say these and take these; a number stands only where two have one name.

What is told can be typed again: `codes` finds what `said` says.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.people.folding import fold

from .models import ChartAccount
from .models.chart_account import name_of

CLASSES = {
    "1": _("fonds propres et emprunts"),
    "2": _("immobilisations"),
    "3": _("stocks"),
    "4": _("sommes à recevoir et à payer"),
    "5": _("argent disponible"),
    "6": _("dépenses"),
    "7": _("recettes"),
    "8": _("contributions en nature"),
}
BETWEEN = " ; "
NUMBERED = re.compile(r"(?:.*\()?([0-9]{1,12})\)?$")


class AccountWords:
    """The names of the chart, asked once. `labels`: name by number."""

    def __init__(self, labels=None):
        self.labels = ChartAccount.objects.labels() if labels is None else labels
        self._codes = {}
        for code, label in self.labels.items():
            self._codes.setdefault(fold(label), []).append(code)

    def said(self, code) -> str:
        """The name alone where no other account has it, else with the number; a class by its own word."""
        if code in CLASSES:
            return str(CLASSES[code])
        label = self.labels.get(code, "")
        if label and len(self._codes[fold(label)]) == 1:
            return label
        name = label or name_of(code, self.labels)
        return f"{name} ({code})" if name else code

    def several(self, codes) -> str:
        """The names of these accounts, as `codes` reads them again."""
        return BETWEEN.join(map(self.said, codes))

    def below(self, codes) -> list[str]:
        """The same accounts, those whose numbers only begin so each by itself."""
        found = []
        for code in codes:
            known = code in CLASSES or code in self.labels
            found += [code] if known else [one for one in sorted(self.labels) if one.startswith(code)]
        return found

    def choices(self, codes) -> list[str]:
        return sorted(map(self.said, codes), key=fold)

    def codes(self, typed) -> list[str]:
        """The accounts that names or numbers mean; a part of a name means all that hold it.

        Refuses words no account is called by.
        """
        parts = typed.split(",") if re.fullmatch(r"[0-9\s,]+", typed) else typed.split(";")
        return [code for part in parts if part.strip() for code in self._meant(part)]

    def _meant(self, part) -> list[str]:
        words = fold(part).strip()
        if found := self._codes.get(words):
            return found
        if one := next((code for code, name in CLASSES.items() if fold(str(name)) == words), None):
            return [one]
        if numbered := NUMBERED.fullmatch(part.strip()) or re.match(r"\s*([0-9]{1,12})\s", part):
            return [numbered[1]]
        if words and (found := [code for name in self._codes if words in name for code in self._codes[name]]):
            return found
        raise ValidationError(_now("Aucun compte ne s'appelle «\xa0%(it)s\xa0».") % {"it": part.strip()[:40]})

    def one(self, typed) -> str:
        """The one account meant. Refuses several without saying which."""
        if len(found := self.codes(typed)) == 1:
            return found[0]
        told = self.several(found[:3])
        raise ValidationError(_now("Plusieurs comptes s'appellent ainsi\xa0: %(told)s.") % {"told": told})
