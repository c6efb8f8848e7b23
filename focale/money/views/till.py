"""The cash desk: what it should hold, counted in the morning and in the evening."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.forms.till import TillForm
from focale.money.models import Till
from focale.money.models.till import cash_cents
from focale.money.till_table import table
from focale.people.rights import Right, right

ON_A_PAGE = 20
MOST_MOVES = 50


@right(Right.TAKE_PAYMENTS)
def till(request):
    """What the box should hold, the count, the openings and closings of before."""
    expected = cash_cents()
    form = TillForm(request.POST or None, expected=expected)
    if request.method == "POST" and form.is_valid():
        try:
            kept = _count(request, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            form.told_again(expected)
        else:
            opened, closed = _("La caisse est ouverte."), _("La caisse est clôturée.")
            messages.success(request, opened if kept.is_opening else closed)
            return redirect("till")
    last, rows = Till.objects.latest_counted(), Till.objects.select_related("made_by__person")
    if wanted := request.GET.get("format"):
        return _export(wanted, rows)
    moves = Till.objects.moves_since(last).select_related("entry").order_by("-pk")
    context = {"form": form, "expected": expected, "last": last, "moves": moves[:MOST_MOVES]}
    context["sheet"] = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context["faults"] = Till.objects.faults() if request.GET.get("verification") else None
    return page(request, "money/till.html", context, status=422 if form.is_bound else 200)


def _export(wanted, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    return exported(wanted, _("caisse"), [(_("Caisse"), *table(rows))])


def _count(request, form):
    """The morning's count or the evening's, by the button that was pressed."""
    count = Till.objects.open if request.POST.get("go") == "open" else Till.objects.close
    return count(by=request.user, **form.facts())
