"""A year is closed for ever, its result allocated, its entries handed over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.money import fec
from focale.money.closing import allocate_result, close
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
    found = get_year(request, pk)
    try:
        name = fec.file_name(found)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("year", pk)
    answer = StreamingHttpResponse(fec.lines_of(found), content_type="text/plain; charset=iso-8859-15")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
