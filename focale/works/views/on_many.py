"""« These persons are on these pictures »: several at once, for a production or one piece; undone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.keys import key_of, keys_of
from focale.ground.pages import page
from focale.works.gate import SHOWING
from focale.works.models import Appearance, Piece, PieceFile, Production
from focale.works.noting import MOST_FILES, MOST_PEOPLE, note_together, take_back
from focale.works.piece_forms.people import UNKNOWN, named, near
from focale.works.states import How, State
from focale.works.views.saying import done

NOTED = "noted"


@require_http_methods(["GET", "POST"])
def production_on_it(request, pk):
    """The pictures, sounds and films to tap, the persons to tap; ?creation= keeps to one piece."""
    production = get_object_or_404(Production.objects.visible_to(request.user), pk=pk)
    in_full = Production.objects.changeable_by(request.user).filter(pk=pk).exists()
    files, people = _files(request, production, in_full), list(near(production)[:MOST_PEOPLE])
    wrong = ""
    if request.method == "POST":
        try:
            return _noted(request, files, people)
        except ValidationError as refusal:
            wrong = " ".join(refusal.messages)
    context = {"production": production, "files": files, "hows": How.choices, "wrong": wrong}
    context["people"] = [(str(one.pk), named(one, in_full)) for one in people]
    context |= {"chosen": request.POST.getlist("file"), "persons": request.POST.getlist("person")}
    context["undo"] = [] if wrong else request.session.pop(NOTED, [])
    return page(request, "works/on_many.html", context, status=422 if wrong else 200)


def _files(request, production, in_full):
    """Those of pieces this account may write on now."""
    pieces = Piece.objects.standing().filter(production=production).exclude(state=State.READY)
    if not in_full:
        pieces = pieces.filter(pk__in=Piece.objects.made_for(request.user).values("pk"))
    if only := key_of(request.GET.get("creation")):
        pieces = pieces.filter(pk=only)
    rows = PieceFile.objects.filter(piece__in=pieces, original__family__in=SHOWING)
    rows = rows.select_related("piece__production", "original").order_by("piece", "step", "rank", "pk")
    return list(rows.prefetch_related("original__renditions", "appearances__person")[:MOST_FILES])


def _noted(request, files, people):
    keys = set(keys_of(request.POST.getlist("file"), MOST_FILES))
    who = [one for one in people if str(one.pk) in request.POST.getlist("person")]
    who += [None] if UNKNOWN in request.POST.getlist("person") else []
    how = request.POST.get("how", "")
    chosen = [file for file in files if file.pk in keys]
    made = note_together(chosen, who, how=how if how in How.values else "", by=request.user)
    words = ngettext("C'est noté.", "C'est noté, %(n)d fois.", len(made)) % {"n": len(made)}
    messages.success(request, words if made else _("C'était déjà noté."))
    request.session[NOTED] = [row.pk for row in made]
    return redirect(request.get_full_path())


@require_POST
def on_it_undone(request, pk):
    """Take back what was noted a moment ago."""
    production = get_object_or_404(Production.objects.visible_to(request.user), pk=pk)
    keys = keys_of(request.POST.getlist("row"), MOST_FILES * MOST_PEOPLE)
    mine = Q(piece__in=Piece.objects.visible_to(request.user), piece__production=production)
    rows = list(Appearance.objects.filter(mine, pk__in=keys).select_related("piece").order_by("piece", "pk"))
    done(request, take_back, rows, words=_("C'est annulé."))
    return redirect(reverse("production-on-it", args=[pk]))
