"""Who still has to pay, oldest first; a letter to one or to all."""

from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money import owed
from focale.people.models import Person
from focale.people.rights import Right, right

ON_A_PAGE = 30


@require_safe
@right(Right.TAKE_PAYMENTS)
def listing(request):
    """Persons and partners who owe something."""
    rows = owed.debts()
    if wanted := request.GET.get("format"):
        return _export(wanted, rows)
    sheet = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    sheet.object_list = owed.told(list(sheet.object_list))
    context = {"sheet": sheet, "total": rows.aggregate(all=Sum("left"))["all"] or 0}
    return page(request, "money/owed.html", context)


def _export(wanted, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head = [_("Qui"), _("À payer"), _("Combien de sommes"), _("Depuis"), _("Relance")]
    lines = (
        [str(debt.who), Decimal(debt.cents) / 100, debt.count, debt.since, debt.reminded or ""]
        for debt in owed.told(list(rows))
    )
    return exported(wanted, _("À recevoir"), [(_("À recevoir"), head, lines)])


@require_POST
@right(Right.TAKE_PAYMENTS)
def reminder(request, pk):
    """Remind one person."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    if owed.remind(person, by=request.user):
        messages.success(request, _("Le message pour %(who)s est écrit.") % {"who": person})
    else:
        messages.info(
            request, _("Rien n'est parti : plus rien à payer, ou un message date de cette semaine.")
        )
    return redirect("owed")


@require_POST
@right(Right.TAKE_PAYMENTS)
def reminders(request):
    """Remind everybody who was not this week."""
    count = owed.remind_all(by=request.user)
    words = ngettext("%(count)d personne est relancée.", "%(count)d personnes sont relancées.", count)
    messages.success(request, words % {"count": count})
    return redirect("owed")
