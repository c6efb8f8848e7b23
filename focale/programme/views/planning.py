from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.planning_forms import ReasonForm
from focale.programme.timetable import Asked, Timetable
from focale.programme.undoing import offered, undo, undoable


@right(Right.SEE_PLANNING)
@require_safe
def planning(request):
    """The week, the month or the list, by room or by leader."""
    asked = Asked(request.GET)
    views = [("", _("Semaine"), "semaine"), ("mois", _("Mois"), "mois"), ("liste", _("Liste"), "liste")]
    context = {
        "asked": asked,
        "timetable": Timetable(asked, request.user),
        "tabs": [(words, asked.address(vue=code), asked.view == view) for code, words, view in views],
        "former": asked.address(jour=asked.step(-1).isoformat()),
        "next": asked.address(jour=asked.step(1).isoformat()),
        "today": asked.address(jour=""),
        "may_edit": may(request.user, Right.EDIT_PROGRAMME),
        "may_set": may(request.user, Right.EDIT_IDENTITY),
        "may_see_grants": may(request.user, Right.SEE_GRANTS),
        "reason": ReasonForm(),
        "undoable": offered(request),
        "here": request.path + asked.address(),
    }
    return page(request, "programme/planning.html", context)


@right(Right.EDIT_PROGRAMME)
@require_POST
def undoing(request):
    """« Annuler ce changement » : the facts named by the form, if nothing followed them."""
    facts = undoable(request.POST.get("fait", "").split(","), by=request.user)
    try:
        count = undo(facts, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = ngettext("C'est remis comme avant.", "%(count)d changements sont annulés.", count)
        messages.success(request, said % {"count": count})
    return redirect(back(request, "planning"))


def back(request, otherwise):
    """The page of this site that the form names, or the one told; without the offer to undo."""
    address = request.POST.get("suite", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return reverse(otherwise)
    parts = urlsplit(address)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("fait=")]
    return parts._replace(query="&".join(kept)).geturl()
