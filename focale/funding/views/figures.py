"""The season in figures: counted when the page is opened, each figure a door to its rows."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from focale.funding.counting import figures as counted
from focale.funding.forms import SelectionForm
from focale.funding.listing import Listing
from focale.funding.sheets import sheets_of
from focale.funding.showing import breakdown_charts, large, months_chart, months_table, nowhere, tables
from focale.ground.dates import plain_date
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.people.rights import Right, right

ON_A_PAGE = 50


def links(form, account):
    """The address of the rows behind a figure, for those who may open them."""
    if not account.may(Right.SEE_ROWS):
        return nowhere
    selection, scheme = form.selection, form.scheme
    address = reverse("figure-rows")
    return lambda measure, **where: f"{address}?{selection.query(grille=scheme.pk, quoi=measure, **where)}"


def shown(figures, link=nowhere) -> dict:
    """What the figures' templates take."""
    told, months = tables(figures, link), months_table(figures, link)
    return {
        "large": large(figures, link),
        "tables": told,
        "charts": breakdown_charts(told),
        "months_chart": months_chart(figures, months),
        "months": months,
        "anonymous": figures["anonymous"],
    }


@right(Right.SEE_FIGURES)
def figures(request):
    form = SelectionForm(request.GET)
    if not form.is_valid():
        return page(request, "funding/figures.html", {"form": form}, status=422)
    selection, scheme = form.selection, form.scheme
    found = counted(selection, scheme.scales)
    if "format" in request.GET:
        return _export(request, form, found)
    context = shown(found, links(form, request.user)) | {
        "form": form,
        "presets": form.presets(),
        "selection": selection,
        "scheme": scheme,
        "narrowed": form.narrowed_words(),
        "query": selection.query(grille=scheme.pk),
        "may_save": request.user.may(Right.SAVE_REPORTS),
    }
    return page(request, "funding/figures.html", context)


def _export(request, form, found):
    wanted = request.GET["format"]
    if wanted not in MOST_ROWS:
        raise Http404
    selection = form.selection
    period = f"{plain_date(selection.first)} – {plain_date(selection.last)}"
    heading = [(_("Période"), period), (_("Grille"), str(form.scheme)), *form.narrowed_words()]
    name = f"chiffres-{selection.first}-{selection.last}"
    return exported(wanted, name, sheets_of(found, heading))


@right(Right.SEE_ROWS)
def figure_rows(request):
    form = SelectionForm(request.GET)
    if not form.is_valid() or form.question is None:
        raise Http404
    listing = Listing(form.selection, form.question, request.GET.get("tri", ""))
    count = listing.count()
    if wanted := request.GET.get("format"):
        return _export_rows(wanted, listing, count)
    sheet = Paginator(listing.rows, ON_A_PAGE)
    sheet.count = count
    sheet = sheet.get_page(request.GET.get("page"))
    context = {
        "listing": listing,
        "sheet": sheet,
        "lines": list(listing.lines(sheet.object_list)),
        "count": count,
        "total": listing.total_words(),
        "query": without(request.GET, "page"),
        "sortless": without(request.GET, "page", "tri"),
        "back": f"{reverse('figures')}?{form.selection.query(grille=form.scheme.pk)}",
        "narrowed": form.narrowed_words(),
        "formats": [ending for ending, most in MOST_ROWS.items() if most is None or count <= most],
        "may_see_people": request.user.may(Right.SEE_PEOPLE),
    }
    return page(request, "funding/figure_rows.html", context)


def without(asked, *names) -> str:
    """The query string less these."""
    return urlencode([(name, value) for name, value in asked.items() if name not in names])


def _export_rows(wanted, listing, count):
    """The rows as a file; a list too long for a spreadsheet leaves as CSV, row by row."""
    if wanted not in MOST_ROWS:
        raise Http404
    if (most := MOST_ROWS[wanted]) and count > most:
        wanted = "csv"
    title = " ".join([listing.title, *listing.where_words()])
    head = [str(column.label) for column in listing.columns]
    return exported(wanted, title, [(title, head, listing.values())])
