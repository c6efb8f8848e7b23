"""Reading a piece again: every file and passage with its number, the remarks at their place."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.works.models import Piece, Remark
from focale.works.piece_forms.remarking import RemarkForm
from focale.works.pointing import passages_of, placed
from focale.works.views.pieces import piece_of
from focale.works.views.saying import done


@require_http_methods(["GET", "POST"])
def piece_reading(request, pk):
    """The piece with its remarks where they point; one more."""
    piece = piece_of(request, pk)
    files = list(piece.files.select_related("original").prefetch_related("original__renditions"))
    passages = passages_of(piece)
    form = RemarkForm(request.POST or None, files=files, passages=passages)
    if request.method == "POST" and form.is_valid():
        try:
            made = Remark.objects.make(piece, form.cleaned_data["words"], by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(f"{reverse('piece-reading', args=[pk])}#remarque-{made.pk}")
    remarks = piece.remarks.select_related("made_by__person", "file__original")
    context = {"piece": piece, "form": form, "files": files, "passages": passages}
    context |= {"remarks": placed(remarks, passages), "may_write": _may_remark(piece, request.user)}
    return page(request, "works/reading.html", context, status=422 if form.errors else 200)


def _may_remark(piece, account):
    return not piece.removed_at and piece.is_written_by(account)


@require_POST
def remark_reopened(request, pk):
    """It was not done after all."""
    return _changed(request, pk, "reopen")


@require_POST
def remark_done(request, pk):
    """It is done; back to the reading."""
    return _changed(request, pk, "settle")


def _changed(request, pk, verb):
    remarks = Remark.objects.filter(piece__in=Piece.objects.visible_to(request.user))
    remark = get_object_or_404(remarks, pk=pk)
    done(request, getattr(remark, verb))
    return redirect(f"{reverse('piece-reading', args=[remark.piece_id])}#remarque-{pk}")
