"""The planned budget of an action, or the copy given to one funder, as one table to fill."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from focale.ground.forms import EurosField
from focale.ground.models import record
from focale.ground.typography import euros

from . import budget_sums
from .budget_state import STATES, states_of
from .cerfa import EXPENSE, GROUPS, IN_KIND, INCOME
from .models import BudgetLine, Funder, GrantRequest


@dataclass(frozen=True)
class Planned:
    """So many cents on one line of the form; on a line 74 from this funder, or from nobody named."""

    line: str
    cents: int
    funder: int | None = None


class BudgetForm(forms.Form):
    """One field for each line of the form, on the lines 74 one for each funder we know; both sides must be
    equal, and so must 86 and 87. The copy of a request begins as the action's own budget."""

    def __init__(self, data=None, *, action, request=None):
        self.action, self.request = action, request
        super().__init__(data)
        planned = planned_rows(action, request) or planned_rows(action)
        known = {row.line if row.funder is None else f"f{row.funder}": row.cents for row in planned}
        self.givers = list(Funder.objects.select_related("organisation"))
        self.states, named = states_of(action), {giver.line for giver in self.givers}
        self._groups = []
        for group in (*GROUPS, *IN_KIND):
            names = []
            for number, words in group.lines:
                names += [self._of_giver(giver, known) for giver in self.givers if giver.line == number]
                if number not in named or known.get(number):
                    names.append(self._of_line(number, words or group.words, known, number in named))
            for name in names:
                self.fields[name].widget.attrs["data-side"] = budget_sums.key_of(group)
            self._groups.append((group, names))

    def _of_line(self, number, words, known, is_other):
        label = _("%(line)s, sans la nommer") % {"line": words} if is_other else words
        self.fields[number] = EurosField(label=label, required=False, least=0, initial=known.get(number))
        return number

    def _of_giver(self, giver, known):
        label = f"{giver.full_name} · {STATES[self.states.get(giver.pk, '')]}"
        initial = known.get(f"f{giver.pk}")
        self.fields[f"f{giver.pk}"] = EurosField(label=label, required=False, least=0, initial=initial)
        return f"f{giver.pk}"

    def parts(self):
        """(its words, [(group, its bound fields)]) of charges, income and what is given without money."""
        found = {
            EXPENSE: (_("Charges"), []),
            INCOME: (_("Produits"), []),
            "": (_("Contributions en nature"), []),
        }
        for group, names in self._groups:
            key = "" if group in IN_KIND else group.side
            found[key][1].append((group, [self[name] for name in names]))
        return found.values()

    def sums(self) -> list[dict]:
        """Both pairs that must be equal, of what was typed, else of what is kept."""
        known = getattr(self, "cleaned_data", None) or {
            name: row.initial for name, row in self.fields.items()
        }
        fields = [
            (budget_sums.key_of(group), known.get(name)) for group, names in self._groups for name in names
        ]
        return budget_sums.shown(budget_sums.sums_of(fields))

    def rows(self) -> list[Planned]:
        """What was typed, empty lines left out."""
        told = self.cleaned_data
        plain = [Planned(name, cents) for name, cents in told.items() if cents and name[0] != "f"]
        given = [(giver, told.get(f"f{giver.pk}")) for giver in self.givers]
        return plain + [Planned(giver.line, cents, giver.pk) for giver, cents in given if cents]

    def clean(self):
        cents = {}
        for row in self.rows():
            cents[row.line] = cents.get(row.line, 0) + row.cents
        for groups, why in (
            (GROUPS, _("Les charges (%(one)s) et les produits (%(other)s) doivent être égaux.")),
            (IN_KIND, _("Les contributions volontaires (86 : %(one)s, 87 : %(other)s) doivent être égales.")),
        ):
            one, other = (side_of(cents, groups, side) for side in (EXPENSE, INCOME))
            if one != other:
                raise ValidationError(why % {"one": euros(one), "other": euros(other)})
        return self.cleaned_data


def side_of(cents, groups, side) -> int:
    """Cents of one side of the form."""
    return sum(cents.get(n, 0) for group in groups if group.side == side for n, _words in group.lines)


def planned_rows(action, request=None) -> list[Planned]:
    """The action's own budget, or the copy of a request."""
    rows = action.budget_lines.filter(request=request)
    return [Planned(*row) for row in rows.values_list("line", "planned_cents", "funder_id")]


@transaction.atomic
def plan(action, rows, *, request=None, by):
    """Write the budget anew. Refuses the copy of a request that was sent."""
    type(action).objects.select_for_update().get(pk=action.pk)
    if request:
        GrantRequest.objects.select_for_update().get(pk=request.pk).refuse_unless_draft()
    action.budget_lines.filter(request=request).delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(
            action=action, request=request, line=row.line, planned_cents=row.cents, funder_id=row.funder
        )
        for row in rows
    )
    cents = sum(row.cents for row in rows)
    record("budget.planned", action, by=by, request=request and request.pk, cents=cents)
