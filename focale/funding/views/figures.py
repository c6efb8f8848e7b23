"""The season in figures: counted when the page is opened, each figure a door to its rows."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from focale.funding.counting import figures as counted
from focale.funding.forms import SelectionForm
from focale.funding.sheets import sheets_of
from focale.funding.showing import breakdown_charts, large, months_chart, months_table, nowhere, tables
from focale.ground.dates import plain_date
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.people.rights import Right, right


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
        "nameless_rows": link("sans-nom"),
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
