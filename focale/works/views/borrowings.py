"""What a piece takes from others: said by its makers, step by step, with the proof."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.pages import page
from focale.people.handed_over import handed_over
from focale.works.models import Borrowing, Piece
from focale.works.piece_forms.borrowing import BorrowingForm
from focale.works.terms import Taken
from focale.works.views.pieces import piece_of
from focale.works.views.saying import done


@require_http_methods(["GET", "POST"])
def piece_borrowings(request, pk):
    """« Did I take something from somebody? » What is noted, and a form for one thing more (?quoi=music)."""
    piece = piece_of(request, pk)
    asked = request.GET.get("quoi", "")
    form = BorrowingForm(request.POST or None, request.FILES or None, initial={"kind": asked})
    if request.method == "POST" and form.is_valid():
        try:
            Borrowing.objects.note(piece, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("piece-borrowings", pk)
    context = {"piece": piece, "form": form, "borrowings": piece.borrowings.all(), "kinds": Taken.choices}
    context["is_asked"] = form.is_bound or asked in Taken.values
    context["may_write"] = not piece.why_closed and piece.is_written_by(request.user)
    return page(request, "works/borrowings.html", context, status=422 if form.errors else 200)


@require_POST
def nothing_borrowed(request, pk):
    """Everything in it was made by its makers."""
    piece = piece_of(request, pk)
    done(request, Borrowing.objects.none_in, piece, words=_("C'est noté : rien ne vient d'ailleurs."))
    return redirect("piece", pk)


def _borrowing(request, pk):
    rows = Borrowing.objects.filter(piece__in=Piece.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("piece__production"), pk=pk)


@require_http_methods(["GET", "POST"])
def borrowing(request, pk):
    """One thing, said better."""
    found = _borrowing(request, pk)
    form = BorrowingForm(request.POST or None, request.FILES or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            found.change(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("piece-borrowings", found.piece_id)
    piece = found.piece
    context = {"piece": piece, "borrowing": found, "form": form}
    context["may_write"] = not piece.why_closed and piece.is_written_by(request.user)
    return page(request, "works/borrowing.html", context, status=422 if form.errors else 200)


@require_POST
def borrowing_removal(request, pk):
    """It is not in the piece any more."""
    found = _borrowing(request, pk)
    done(request, found.take_off, words=_("C'est retiré."))
    return redirect("piece-borrowings", found.piece_id)


@require_safe
def borrowing_paper(request, pk):
    """The proof, to be saved: for the team and the makers."""
    found = _borrowing(request, pk)
    if not found.piece.is_written_by(request.user):
        raise Http404
    return handed_over(found.paper, f"preuve-{found.pk}")
