"""Who is on one file: one tap on a name; where on the picture, or at which second. Then the next file."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.works.models import Appearance, PieceFile
from focale.works.noting import in_order, usual_how
from focale.works.piece_forms.people import UNKNOWN, named, near
from focale.works.piece_forms.seconds import whole_second
from focale.works.states import How
from focale.works.veiling import WHOLE
from focale.works.views.saying import done


@require_http_methods(["GET", "POST"])
def file_people(request, pk):
    """The file, the persons to tap, those noted."""
    rows = PieceFile.objects.visible_to(request.user).select_related("piece__production", "original")
    file = get_object_or_404(rows.prefetch_related("original__renditions"), pk=pk)
    if request.method == "POST":
        return _tapped(request, file)
    piece = file.piece
    in_full = piece.is_reviewed_by(request.user)
    appearances = list(in_order(file.appearances.select_related("person")))
    on_it = {row.person_id for row in appearances}
    people = [(one.pk, named(one, in_full), one.pk in on_it) for one in near(piece.production)]
    context = {"file": file, "piece": piece, "in_full": in_full, "appearances": appearances}
    context |= {"people": people, "hows": How.choices, "usual": usual_how(file)}
    context["may_write"] = not piece.why_closed and (in_full or piece.is_made_by(request.user))
    return page(request, "works/on_file.html", context | _neighbours(file))


def _neighbours(file):
    files = list(file.piece.files.values_list("pk", flat=True))
    here = files.index(file.pk)
    following = files[here + 1] if here + 1 < len(files) else None
    return {"number": here + 1, "count": len(files), "following": following,
            "before": files[here - 1] if here else None}  # fmt: skip


def _tapped(request, file):
    """One tap: noted, taken off, recognised, or « everybody is noted » and on to the next file."""
    if "all" in request.POST:
        following = _neighbours(file)["following"]
        if done(request, file.note_everybody) and following:
            return redirect("file-people", following)
        return redirect("piece-people", file.piece_id)
    if row := key_of(request.POST.get("off")):
        if noted := file.appearances.filter(pk=row).first():
            done(request, noted.take_off)
    elif row := key_of(request.POST.get("known")):
        unknown = file.appearances.filter(person=None, pk=row).first()
        person = near(file.piece.production).filter(pk=key_of(request.POST.get("who"))).first()
        if unknown and person:
            done(request, unknown.recognise, person)
    else:
        done(request, lambda by: _noted(request.POST, file, by))
    return redirect(f"{reverse('file-people', args=[file.pk])}#qui")


def _noted(post, file, by):
    """Noted where the tap said; who is noted already and is tapped without a place is taken off."""
    how, asked = post.get("how"), post.get("person", "")
    if not asked:
        raise ValidationError(_("Touchez une personne."))
    how = how if how in How.values else usual_how(file)
    person = near(file.piece.production).filter(pk=key_of(asked)).first()
    if person is None and asked != UNKNOWN:
        raise Http404
    at = _place(post, file)
    noted = file.appearances.filter(person=person, how=how)
    if person and at is None and noted.exists():
        for row in noted:
            row.take_off(by=by)
        return
    Appearance.objects.note(file.piece, how, person=person, file=file, at=at, by=by)


def _place(post, file):
    if file.original.family != "picture":
        second = whole_second(post.get("second", "")[:16])
        return None if second is None else (second,)
    point = [post.get(name, "") for name in ("x", "y")]
    if not all(part.isdecimal() and len(part) < 5 for part in point):
        return None
    if any(int(part) > WHOLE for part in point):
        raise ValidationError(_("Cet endroit n'est pas sur l'image."))
    return int(point[0]), int(point[1])
