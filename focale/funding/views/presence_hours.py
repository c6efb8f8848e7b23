"""Hours of presence by age bracket, as the CAF asks: a page, its files, and the rows behind each cell."""

from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.funding.hours_form import HoursForm
from focale.funding.hours_tables import by_bracket, by_month, chart_of, in_hours, shown_brackets, shown_months
from focale.funding.presence_hours import hours_of
from focale.funding.quotient_hours import by_quotient, shown
from focale.funding.selection import Selection
from focale.funding.showing import nowhere
from focale.funding.tables_pdf import tables_pdf
from focale.funding.wording import hours
from focale.ground.dates import plain_date
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.people.rights import Right, may, right

from .report_files import as_pdf
from .rows import answered, listed


@require_safe
@right(Right.SEE_FIGURES)
def presence_hours(request):
    form = HoursForm(request.GET)
    if not form.is_valid():
        return page(request, "funding/presence_hours.html", {"form": form}, status=422)
    if wanted := request.GET.get("format"):
        return _file(form, wanted)
    is_by_quotient = form.cleaned_data["par"] == "quotient"
    context = {
        "form": form,
        "presets": [(words, f"{href}&{_kept(form)}", here) for words, href, here in form.presets()],
        "ways": [
            (_("Par âge"), f"?{form.query()}", not is_by_quotient),
            (_("Par quotient familial"), f"?{form.query(par='quotient')}", is_by_quotient),
        ],
        "query": form.query(),
        "most": form.cleaned_data.get("plafond"),
        **(_by_quotient(form) if is_by_quotient else _by_age(form, request.user)),
    }
    return page(request, "funding/presence_hours.html", context)


def _counted(form):
    return hours_of(form.selection.looked_at(), form.scale, form.calendar.holidays, form.most)


def _quotients(form):
    return by_quotient(form.selection.looked_at(), form.cleaned_data["quotients"], form.most)


def _by_quotient(form):
    return {"quotients": shown(_quotients(form))}


def _by_age(form, account):
    told, link = _counted(form), link_of(form) if may(account, Right.SEE_ROWS) else nowhere
    return {
        "brackets": shown_brackets(told, link),
        "months": shown_months(told, link),
        "chart": chart_of(told),
        "nameless": told["nameless"] and hours(told["nameless"]),
    }


def _kept(form):
    kept = {name: form.cleaned_data.get(name) for name in ("action", "plafond")}
    kept |= {"quotients": form.data.get("quotients"), "par": form.cleaned_data["par"]}
    return urlencode({name: value for name, value in kept.items() if value})


def link_of(form):
    address = reverse("presence-hours-rows")
    return lambda measure, **where: f"{address}?{form.query(quoi=measure, **where)}"


@require_safe
@right(Right.SEE_ROWS)
def presence_hours_rows(request):
    """The presences, or the dates with seats, behind one cell."""
    form = HoursForm(request.GET)
    if not form.is_valid():
        raise Http404
    told = form.selection.as_json()
    told["holidays"] = {"oui": True, "non": False}.get(request.GET.get("vacances"))
    told["holiday_spans"] = [[first.isoformat(), last.isoformat()] for first, last in form.calendar.holidays]
    listing = listed(request.GET, Selection.from_json(told), form.scheme.scales)
    context = {"back": f"{reverse('presence-hours')}?{form.query()}", "narrowed": form.narrowed_words()}
    return answered(request, listing, context)


def _file(form, wanted):
    told, selection = _counted(form), form.selection
    sheets = list(map(in_hours, (by_bracket(told), by_month(told), _quotients(form))))
    days = {"first": plain_date(selection.first), "last": plain_date(selection.last)}
    name = _("Heures de présence du %(first)s au %(last)s") % days
    if wanted == "pdf":
        facts = [": ".join(pair) for pair in form.narrowed_words()]
        return as_pdf(tables_pdf(name, facts, list(map(without_months, sheets))), name)
    if wanted not in MOST_ROWS:
        raise Http404
    return exported(wanted, name, sheets)


def without_months(sheet) -> tuple:
    """On paper four columns fit; the months by bracket are in the workbook."""
    title, head, rows = sheet
    return title, head[:4], [row[:4] for row in rows]
