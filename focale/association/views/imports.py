"""Lists of members kept elsewhere: handed in, read, looked at line by line, taken up, undone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from focale.association.import_forms import ListFileForm
from focale.association.imports_sifting import RowsSift, table
from focale.association.models import Import
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.models import record
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.rights import Right, right

ON_A_PAGE = 50


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def index(request):
    """The lists taken up so far, and the file of another; nothing changes by handing it in."""
    form = ListFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            imported = Import.objects.visible_to(request.user).hand_in(
                form.cleaned_data["file"], by=request.user
            )
            return redirect("member-import-choices", imported.pk)
        except ValidationError as refusal:
            form.add_error("file", refusal)
    lists = Paginator(Import.objects.visible_to(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "lists": lists}
    return page(request, "association/imports.html", context, status=422 if form.errors else 200)


def fetch(request, pk):
    return get_object_or_404(Import.objects.visible_to(request.user), pk=pk)


@require_safe
@right(Right.EDIT_PEOPLE)
def show(request, pk):
    """What each line would make, how far it is, or what it made."""
    imported = fetch(request, pk)
    if imported.state == "open":
        return redirect("member-import-choices", pk)
    if request.headers.get("HX-Request") and not imported.is_at_work:
        return HttpResponseClientRefresh()
    sift = RowsSift(request.GET, imported)
    if wanted := request.GET.get("format"):
        return _export(request, wanted, imported, sift.rows())
    sheet = Paginator(sift.rows(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"imported": imported, "sift": sift, "sheet": sheet, "counts": imported.rows.counts()}
    context["query"] = without(request.GET, "page")
    return page(request, "association/import.html", context, fragment="progress")


def _export(request, wanted, imported, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    record("list.exported", imported, by=request.user)
    head, lines = table(imported, rows)
    return exported(wanted, f"{_('lignes')} {imported.name}", [(_("Lignes"), head, lines)])


def _do(request, pk, verb, done):
    try:
        verb(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        if done:
            messages.success(request, done)
    return redirect("member-import", pk)


@require_POST
@right(Right.EDIT_PEOPLE)
def confirmation(request, pk):
    """Have it made."""
    return _do(request, pk, fetch(request, pk).confirm, "")


@require_POST
@right(Right.EDIT_PEOPLE)
def undoing(request, pk):
    """Have it taken back."""
    return _do(request, pk, fetch(request, pk).undo, "")


@require_POST
@right(Right.EDIT_PEOPLE)
def dropping(request, pk):
    """Nothing changes, and the file is gone."""
    try:
        fetch(request, pk).drop()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("member-import", pk)
    messages.success(request, _("Le fichier est oublié\xa0: rien n'a changé."))
    return redirect("member-imports")
