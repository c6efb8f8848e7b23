"""Who made a piece, as they want to be named, and who is to be seen, heard or named in it."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.works.models import Appearance, Credit, Piece, PieceFile
from focale.works.noting import in_order
from focale.works.piece_forms.people import AppearanceForm, CreditForm, NamingForm
from focale.works.views.pieces import piece_of
from focale.works.views.saying import done


def piece_people(request, pk):
    """Both lists, each with a box for one more."""
    piece = piece_of(request, pk)
    asked = request.POST.get("what") if request.method == "POST" else ""
    in_full = piece.is_reviewed_by(request.user)
    credit = CreditForm(
        request.POST if asked == "credit" else None, production=piece.production, in_full=in_full
    )
    seen = AppearanceForm(request.POST if asked == "seen" else None, piece=piece, in_full=in_full)
    form = {"credit": credit, "seen": seen}.get(asked)
    if form and form.is_valid():
        try:
            _note(piece, form, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("piece-people", pk)
    context = _lists(piece, request.user, in_full) | {
        "credit_form": credit,
        "seen_form": seen,
        "refused": form,
    }
    return page(request, "works/piece_people.html", context, status=422 if form else 200)


def _note(piece, form, *, by):
    if isinstance(form, CreditForm):
        Credit.objects.note(piece, form.cleaned_data["person"], role=form.cleaned_data["role"], by=by)
    else:
        facts = form.facts()
        Appearance.objects.note(piece, facts.pop("how"), by=by, **facts)


def _lists(piece, account, in_full):
    credits = list(piece.credits.select_related("person"))
    return {
        "piece": piece,
        "in_full": in_full,
        "may_write": in_full or piece.is_made_by(account),
        "credits": [(credit, NamingForm(initial=vars(credit), prefix=f"c{credit.pk}")) for credit in credits],
        "appearances": in_order(piece.appearances.select_related("person", "file__original")),
        "files": piece.files.select_related("original").prefetch_related("original__renditions"),
    }


def _pieces(request):
    return Piece.objects.visible_to(request.user)


@require_POST
def credit_naming(request, pk):
    """As the maker wants to be named."""
    credit = get_object_or_404(Credit.objects.filter(piece__in=_pieces(request)), pk=pk)
    form = NamingForm(request.POST, prefix=f"c{credit.pk}")
    if form.is_valid():
        told = form.cleaned_data
        done(request, credit.name, told["named_as"], pen_name=told["pen_name"], words=_("C'est noté."))
    return redirect("piece-people", credit.piece_id)


@require_POST
def credit_removal(request, pk):
    """This person did not make it."""
    credit = get_object_or_404(Credit.objects.filter(piece__in=_pieces(request)), pk=pk)
    return _without(request, credit)


@require_POST
def appearance_removal(request, pk):
    """This person is not on it."""
    row = get_object_or_404(Appearance.objects.filter(piece__in=_pieces(request)), pk=pk)
    return _without(request, row)


@require_POST
def file_looked_at(request, pk):
    """Everybody on this file has been noted."""
    file = get_object_or_404(PieceFile.objects.visible_to(request.user), pk=pk)
    done(request, file.note_everybody)
    return redirect("piece-people", file.piece_id)


def _without(request, row):
    done(request, row.take_off)
    return redirect("piece-people", row.piece_id)
