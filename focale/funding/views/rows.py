"""The rows behind a figure, one page for all: those of a figure counted now, and of one in a saved report."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from focale.funding.forms import SelectionForm
from focale.funding.listing import Listing
from focale.funding.models import Report
from focale.funding.rows import question_of
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.people.rights import Right, right

ON_A_PAGE = 50


@right(Right.SEE_ROWS)
def figure_rows(request):
    """Of a figure counted now."""
    form = SelectionForm(request.GET)
    if not form.is_valid():
        raise Http404
    listing = listed(request.GET, form.selection, form.scheme.scales)
    back = f"{reverse('figures')}?{form.selection.query(grille=form.scheme.pk)}"
    return answered(request, listing, {"back": back, "narrowed": form.narrowed_words()})


@right(Right.SEE_ROWS)
def report_rows(request, pk):
    """Of a figure of a saved report: the same question, by its own brackets, of the rows there are today."""
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    listing = listed(request.GET, report.selection, report.scales())
    context = {"back": report.get_absolute_url(), "narrowed": report.content["words"], "report": report}
    return answered(request, listing, context)


def listed(asked, selection, scales):
    """The list an address asks for. Raises Http404 where no figure asks it."""
    question = question_of(asked, selection, scales)
    if question is None:
        raise Http404
    return Listing(selection, question, asked.get("tri", ""))


def answered(request, listing, context):
    """The page of a list, or its file."""
    count = listing.count()
    if wanted := request.GET.get("format"):
        return _export(wanted, listing, count)
    sheet = Paginator(listing.rows, ON_A_PAGE)
    sheet.count = count
    sheet = sheet.get_page(request.GET.get("page"))
    context |= {
        "listing": listing,
        "sheet": sheet,
        "lines": list(listing.lines(sheet.object_list)),
        "count": count,
        "total": listing.total_words(),
        "query": without(request.GET, "page"),
        "sortless": without(request.GET, "page", "tri"),
        "formats": [ending for ending, most in MOST_ROWS.items() if most is None or count <= most],
        "may_see_people": request.user.may(Right.SEE_PEOPLE),
    }
    return page(request, "funding/figure_rows.html", context)


def without(asked, *names) -> str:
    """The query string less these."""
    return urlencode([(name, value) for name, value in asked.items() if name not in names])


def _export(wanted, listing, count):
    """The rows as a file; a list too long for a spreadsheet leaves as CSV, row by row."""
    if wanted not in MOST_ROWS:
        raise Http404
    if (most := MOST_ROWS[wanted]) and count > most:
        wanted = "csv"
    title = " ".join([listing.title, *listing.where_words()])
    head = [str(column.label) for column in listing.columns]
    return exported(wanted, title, [(title, head, listing.values())])
