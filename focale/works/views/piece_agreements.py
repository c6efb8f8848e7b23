"""The agreements of a piece: where it may be shown, whose yes is missing; and the makers' own answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.models import Use
from focale.works.gate import Gate
from focale.works.models import Licence, Permission, Piece
from focale.works.permitting import asked_of, wording
from focale.works.piece_forms.permitting import PermitForm
from focale.works.taken_off import what_went
from focale.works.views.saying import done


def gate_of(request, pk):
    """A piece this account may see or has to answer for, as the gate reads it.

    `is_seen`: whether the piece itself opens; who has left the production only answers for it.
    """
    seen = Piece.objects.visible_to(request.user).filter(pk=OuterRef("pk"))
    rows = Piece.objects.answerable_by(request.user).annotate(is_seen=Exists(seen))
    gate = Gate(rows.filter(pk=pk))
    if pk not in gate.pieces:
        raise Http404
    return gate, gate.pieces[pk]


@require_safe
def piece_agreements(request, pk):
    """Use by use: yes, or what is missing; and who has answered for the work.

    A family reads of its own alone: what others have answered is theirs.
    """
    gate, piece = gate_of(request, pk)
    asked = asked_of(piece, gate.voices, request.user)
    may_review = piece.is_reviewed_by(request.user)
    context = {
        "piece": piece,
        "may_review": may_review,
        "uses": [(use, gate.verdict(piece, use)) for use in Use],
        "asked": [one for one in asked if may_review or one.answerable],
    }
    return page(request, "works/piece_agreements.html", context)


def credit_permission(request, pk, credit):
    """The answer of a maker, or of who decides for one."""
    gate, piece = gate_of(request, pk)
    asked = asked_of(piece, gate.voices, request.user)
    mine = next((one for one in asked if one.credit.pk == credit and one.answerable), None)
    if mine is None:
        raise Http404
    first = {"givers": [str(giver.pk) for giver in mine.answerable], "uses": [Use.WEB]}
    form = PermitForm(request.POST or None, givers=mine.answerable, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            _give(piece, mine.credit, form, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            _tell_what_went(request, piece)
            return redirect("piece-agreements", pk)
    context = {"piece": piece, "asked": mine, "form": form}
    return page(request, "works/credit_permission.html", context, status=422 if form.is_bound else 200)


def _give(piece, credit, form, *, by):
    told = form.cleaned_data
    facts = {"uses": told["uses"], "licence": told["licence"], "until": told["until"]}
    words = wording(piece, credit.person, told["uses"], Licence(told["licence"]).label, told["until"])
    for key in told["givers"]:
        Permission.objects.give(credit, given_by=form.people[key], wording=words, by=by, **facts)


def _tell_what_went(request, piece):
    if words := what_went(piece):
        messages.info(request, words)


@require_POST
def permission_withdrawal(request, pk):
    """In one click: no longer agreed."""
    rows = Permission.objects.filter(credit__piece__in=Piece.objects.answerable_by(request.user))
    given = get_object_or_404(rows.select_related("credit"), pk=pk)
    words = _("C'est retiré. Cette œuvre n'est plus montrée là où il fallait cet accord.")
    if done(request, given.withdraw, words=words):
        _tell_what_went(request, given.credit.piece)
    return redirect("piece-agreements", given.credit.piece_id)
