"""A file of a piece: described, moved, taken off."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.works.models import PieceFile
from focale.works.piece_forms.describing import DescribeForm
from focale.works.views.saying import done


def piece_file(request, pk):
    """What it shows, for those who do not see it; its caption; its place; off it."""
    file = get_object_or_404(
        PieceFile.objects.visible_to(request.user).select_related("piece", "original"), pk=pk
    )
    form = DescribeForm(request.POST or None, initial={"alt": file.alt, "caption": file.caption})
    if request.method == "POST" and form.is_valid():
        try:
            file.describe(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("piece", file.piece_id)
    context = {"file": file, "piece": file.piece, "form": form, "moves": moves_of(file)}
    context["may_write"] = file.piece.is_written_by(request.user)
    return page(request, "works/piece_file.html", context, status=422 if form.is_bound else 200)


@require_POST
def piece_file_move(request, pk, where):
    """One place earlier, one later, or off the piece."""
    file = get_object_or_404(PieceFile.objects.visible_to(request.user), pk=pk)
    code, piece = file.step, file.piece_id
    if where == "retrait":
        done(request, file.take_off)
    else:
        done(request, file.step_towards, -1 if where == "avant" else 1)
    return redirect("piece-step", piece, code)


def moves_of(file):
    """Where it can go: among others of its step, or off."""
    moves = [("retrait", _("Retirer de la création"))]
    if file.piece.files.filter(step=file.step, line=file.line).count() > 1:
        moves = [("avant", _("Avant le précédent")), ("apres", _("Après le suivant")), *moves]
    return moves
