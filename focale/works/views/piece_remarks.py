"""Remarks on a piece: made, and settled."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from focale.works.models import Piece, Remark
from focale.works.views.pieces import piece_of
from focale.works.views.saying import done


@require_POST
def piece_remarks(request, pk):
    """One more remark: what is to correct, and where."""
    piece = piece_of(request, pk)
    told = {name: request.POST.get(name, "")[:300] for name in ("field", "quote")}
    done(request, Remark.objects.make, piece, request.POST.get("words", ""), **told)
    return redirect("piece", pk)


@require_POST
def remark_settled(request, pk):
    """It is done."""
    remarks = Remark.objects.filter(piece__in=Piece.objects.visible_to(request.user))
    remark = get_object_or_404(remarks, pk=pk)
    done(request, remark.settle)
    return redirect("piece", remark.piece_id)
