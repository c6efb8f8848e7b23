"""Who still has to pay, oldest first; a letter to one or to all."""

from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money import owed
from focale.money.models import ReminderRound
from focale.people.models import Organisation, Person
from focale.people.rights import Right, right

ON_A_PAGE = 30


@require_safe
@right(Right.TAKE_PAYMENTS)
def listing(request):
    """Persons and partners who owe something."""
    rows = owed.debts()
    if wanted := request.GET.get("format"):
        return _export(wanted, rows)
    told, pages = rows.aggregate(all=Sum("left", default=0), count=Count("*")), Paginator(rows, ON_A_PAGE)
    pages.count = told["count"]
    sheet = pages.get_page(request.GET.get("page"))
    sheet.object_list = owed.told(list(sheet.object_list))
    context = {"sheet": sheet, "total": told["all"]}
    context["round"] = ReminderRound.objects.visible_to(request.user).first()
    return page(request, "money/owed.html", context)


def _export(wanted, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head = [
        _("Qui"),
        _("À payer"),
        _("Dont pas encore échu"),
        _("Combien de sommes"),
        _("Depuis"),
        _("Relance"),
    ]
    lines = (
        [
            str(debt.who),
            *(Decimal(cents) / 100 for cents in (debt.cents, debt.deferred_cents)),
            debt.count,
            debt.since,
            debt.reminded or "",
        ]
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
def partner_reminder(request, pk):
    """Remind one organisation."""
    organisation = get_object_or_404(Organisation, pk=pk)
    if owed.remind_partner(organisation, by=request.user):
        messages.success(request, _("Le message pour %(who)s est écrit.") % {"who": organisation})
    else:
        messages.info(
            request, _("Rien n'est parti : plus rien à payer, ou un message date de cette semaine.")
        )
    return redirect("owed")


@require_POST
@right(Right.TAKE_PAYMENTS)
def reminders(request):
    """Remind everybody who was not this week, after the answer."""
    ReminderRound.objects.ask(owed.owing(), by=request.user)
    messages.success(request, _("Les messages partent. Vous pouvez quitter cette page."))
    return redirect("owed")


@never_cache
@require_safe
@right(Right.TAKE_PAYMENTS)
def progress(request):
    """How far « Relancer tout le monde » has come; the list again once it is done."""
    latest = ReminderRound.objects.visible_to(request.user).first()
    if latest is None or latest.is_finished:
        return HttpResponseClientRefresh() if request.htmx else redirect("owed")
    return page(request, "money/owed_progress.html", {"round": latest}, fragment="progress")
