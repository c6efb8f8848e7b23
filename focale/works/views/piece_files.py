"""Files at a step of a piece: taken from the production or brought now; described, moved, taken off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.works.models import Original, PieceFile
from focale.works.piece_forms.describing import DescribeForm
from focale.works.views.pieces import piece_of


@require_POST
def piece_files(request, pk, code):
    """Put files of the production at this step."""
    piece = piece_of(request, pk)
    if piece.making.step(code) is None:
        raise Http404
    chosen = [key for key in request.POST.getlist("original") if key.isdecimal() and len(key) < 19]
    originals = Original.objects.visible_to(request.user).kept().filter(pk__in=chosen)
    try:
        with transaction.atomic():
            for original in originals.order_by("pk"):
                PieceFile.objects.put(piece, code, original, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    if not originals:
        messages.error(request, _("Choisissez d'abord un fichier."))
    return redirect("piece-step", pk, code)


def piece_file(request, pk):
    """What it shows, for those who do not see it; its caption; its place; off it."""
    file = get_object_or_404(PieceFile.objects.visible_to(request.user).select_related("piece"), pk=pk)
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
    try:
        if where == "retrait":
            file.take_off(by=request.user)
        else:
            file.step_towards(-1 if where == "avant" else 1, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("piece-step", piece, code)


def moves_of(file):
    """Where it can go: among others of its step, or off."""
    moves = [("retrait", _("Retirer de la création"))]
    if file.piece.files.filter(step=file.step).count() > 1:
        moves = [("avant", _("Avant le précédent")), ("apres", _("Après le suivant")), *moves]
    return moves
