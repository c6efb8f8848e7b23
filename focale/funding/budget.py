"""The planned budget of an action, or the copy given to one funder, as one table to fill."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from focale.ground.forms import EurosField
from focale.ground.models import record
from focale.ground.typography import euros

from .cerfa import EXPENSE, GROUPS, IN_KIND
from .models import BudgetLine, GrantRequest


class BudgetForm(forms.Form):
    """One field for each line of the form; both sides must be equal, and so must 86 and 87."""

    def __init__(self, data=None, *, action, request=None):
        self.action, self.request = action, request
        super().__init__(data)
        planned = planned_cents(action, request)
        for group in (*GROUPS, *IN_KIND):
            for number, words in group.lines:
                self.fields[number] = EurosField(
                    label=words or group.words, required=False, least=0, initial=planned.get(number)
                )

    def groups(self):
        """(group, its bound fields), in the order of the form."""
        return [(group, [self[number] for number, _w in group.lines]) for group in (*GROUPS, *IN_KIND)]

    def clean(self):
        for groups, why in (
            (GROUPS, _("Les charges (%(one)s) et les produits (%(other)s) doivent être égaux.")),
            (IN_KIND, _("Les contributions volontaires (86 : %(one)s, 87 : %(other)s) doivent être égales.")),
        ):
            one, other = self._side(groups, True), self._side(groups, False)
            if one != other:
                raise ValidationError(why % {"one": euros(one), "other": euros(other)})
        return self.cleaned_data

    def _side(self, groups, expense):
        lines = [n for group in groups if (group.side == EXPENSE) == expense for n, _words in group.lines]
        return sum(self.cleaned_data.get(number) or 0 for number in lines)


def planned_cents(action, request=None) -> dict[str, int]:
    """Cents by line of the action's own budget, or of the copy of a request."""
    rows = action.budget_lines.filter(request=request).values_list("line", "planned_cents")
    return dict(rows)


@transaction.atomic
def plan(action, cents, *, request=None, by):
    """Write the budget anew. `cents`: by line; lines of nothing are left out. Refuses the copy of a request
    that was sent."""
    type(action).objects.select_for_update().get(pk=action.pk)
    if request:
        GrantRequest.objects.select_for_update().get(pk=request.pk).refuse_unless_draft()
    action.budget_lines.filter(request=request).delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(action=action, request=request, line=line, planned_cents=value)
        for line, value in cents.items()
        if value
    )
    record(
        "budget.planned",
        action,
        by=by,
        request=request and request.pk,
        cents=sum(filter(None, cents.values())),
    )
