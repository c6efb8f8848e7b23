"""A year is closed for ever, its result allocated, its entries handed over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.money import fec
from focale.money.closing import allocate_result, close
from focale.money.fec_description import description_of
from focale.money.forms.closing import AllocationForm, ClosingForm
from focale.people.rights import Right, right

from .years import get_year, show_year


@require_POST
@right(Right.KEEP_BOOKS)
def year_closing(request, pk):
    """For ever."""
    found = get_year(request, pk)
    form = ClosingForm(request.POST, year=found)
    if form.is_valid():
        try:
            following = close(found, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = _("L'exercice %(year)s est clôturé. Ses soldes ouvrent l'exercice %(next)s.")
            messages.success(request, words % {"year": found, "next": following})
            return redirect("year", pk)
    return show_year(request, found, closing=form)


@require_POST
@right(Right.KEEP_BOOKS)
def year_allocation(request, pk):
    """What the assembly decided."""
    found, form = get_year(request, pk), AllocationForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            entry = allocate_result(found, told["where"], day=told["day"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Le résultat est affecté."))
            return redirect("entry", entry.pk)
    return show_year(request, found, allocation=form)


@require_safe
@right(Right.KEEP_BOOKS)
def year_fec(request, pk):
    """The file of entries, streamed."""
    return _handed_over(request, get_year(request, pk), fec.lines_of, "")


@require_safe
@right(Right.KEEP_BOOKS)
def year_fec_description(request, pk):
    """What goes with the file: its columns, its codes, how it is read."""
    return _handed_over(request, get_year(request, pk), lambda year: [description_of(year)], "-description")


def _handed_over(request, year, content, ending):
    """A file under the name of the law; who has not written the SIRET is led to where one writes it."""
    try:
        name = fec.file_name(year)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("issuer")
    answer = StreamingHttpResponse(content(year), content_type=f"text/plain; charset={fec.ENCODING}")
    answer["Content-Disposition"] = f'attachment; filename="{name.removesuffix(".txt")}{ending}.txt"'
    answer["Cache-Control"] = "private, no-store"
    return answer
