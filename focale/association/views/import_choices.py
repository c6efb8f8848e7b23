"""What each column of a list holds, and which membership follows; changed until it is confirmed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.association.import_forms import ChoicesForm
from focale.association.importing.facts import Fact
from focale.association.importing.formats import Source
from focale.ground.pages import page
from focale.people.rights import Right, right

from .imports import fetch

ASKS_MORE = (Fact.KIND, Fact.PAYER_FIRST_NAME)
"""Columns that bring a question with them."""


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def choices(request, pk):
    """The choices as they were recognised; POST works out what each line would make."""
    imported = fetch(request, pk)
    if imported.state not in ("open", "ready"):
        return redirect("member-import", pk)
    form = ChoicesForm(request.POST or None, imported=imported, table=imported.table())
    if form.is_bound and form.is_valid():
        try:
            return _chosen(request, imported, form.kept())
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"imported": imported, "form": form, "sources": Source.choices}
    status = 422 if form.is_bound else 200
    return page(request, "association/import_choices.html", context, status=status)


def _chosen(request, imported, kept):
    """Look at the lines; or first ask what a column that was just chosen brings with it."""
    new = [fact for fact in ASKS_MORE if fact in kept["columns"] and fact not in imported.chosen["columns"]]
    if new:
        imported.begin_again(by=request.user, kept=kept)
        messages.info(request, _("Une question de plus, à cause des colonnes choisies."))
        return redirect("member-import-choices", imported.pk)
    imported.choose(kept, by=request.user)
    return redirect("member-import", imported.pk)


@require_POST
@right(Right.EDIT_PEOPLE)
def source(request, pk):
    """Read the columns as another program names them."""
    imported, wanted = fetch(request, pk), request.POST.get("source", "")
    if wanted in Source.values:
        try:
            imported.begin_again(by=request.user, source=wanted)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    return redirect("member-import-choices", pk)
