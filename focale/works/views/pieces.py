"""A piece: begun, read by those of its production, moved from hand to hand."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.works.kinds import KINDS
from focale.works.models import Piece, Production
from focale.works.piece_forms.beginning import BeginForm
from focale.works.rights_of import licences_of
from focale.works.telling import told_of
from focale.works.views.saying import done

MOVES = {
    "proposition": ("propose", _("C'est proposé : l'équipe va regarder.")),
    "acceptation": ("accept", _("Cette création est prête.")),
    "correction": ("send_back", _("C'est renvoyé avec vos remarques.")),
    "reouverture": ("reopen", _("On peut de nouveau la changer.")),
    "retrait": ("remove", _("Elle est dans la corbeille pour trente jours.")),
    "reprise": ("take_back", _("Elle est de retour.")),
}


def piece_of(request, pk):
    """The piece this account may see, with its production."""
    pieces = Piece.objects.visible_to(request.user).select_related("production")
    return get_object_or_404(pieces, pk=pk)


def piece_new(request, pk):
    """Choose what to make, and for whom."""
    production = get_object_or_404(Production.objects.visible_to(request.user), pk=pk)
    form = BeginForm(request.POST or None, production=production, account=request.user)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            piece = Piece.objects.begin(told["kind"], production, makers=told["makers"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("piece-step", piece.pk, piece.making.steps[0].code)
    context = {"production": production, "form": form, "kinds": KINDS.values()}
    return page(request, "works/piece_new.html", context, status=422 if form.is_bound else 200)


@require_safe
def piece(request, pk):
    """What it says today, how it stands, what is to correct."""
    shown = piece_of(request, pk)
    context = told_of(shown, request.user)
    context["licences"] = licences_of(context["credits"])
    context["borrowings"] = shown.borrowings.all()
    context["remarks"] = shown.remarks.select_related("made_by__person", "file__original")
    context["may_arrange"] = context["may_write"] and not shown.why_closed
    return page(request, "works/piece.html", context)


@require_POST
def piece_move(request, pk, move):
    """Proposed, accepted, sent back, opened again, into the bin and out of it."""
    if move not in MOVES:
        raise Http404
    moved, (verb, words) = piece_of(request, pk), MOVES[move]
    done(request, getattr(moved, verb), words=words)
    return redirect("piece", pk)
