"""One file that was brought: seen, downloaded, thrown away, put back; an upload given up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.works.gate import HEARD
from focale.works.models import Arrangement, Making, Original, Upload
from focale.works.models.making import Progress
from focale.works.views.production import frame


@require_safe
def original(request, pk):
    """What it is, who brought it, what is shown of it."""
    seen = Original.objects.visible_to(request.user).kept().select_related("production", "brought_by")
    found = get_object_or_404(seen, pk=pk)
    removable = Original.objects.removable_by(request.user).filter(pk=pk).exists()
    is_heard = found.family in HEARD
    prefetch_related_objects([found], "renditions", *(["captions"] if is_heard else []))
    shown = {kind: [] for kind in ("image", "audio", "video")}
    for each in found.renditions.all():
        shown.setdefault(each.media_type.partition("/")[0], []).append(each)
    context = frame(request, found.production, "production") | {
        "original": found,
        "renditions": shown["image"],
        "shown": shown,
        "still": found.makings.exclude(progress=Progress.DONE).first(),
        "may_remove": removable,
        "origin": found.origins.select_related("source").first(),
        "derived": found.derivations.filter(original__binned_at=None).select_related("original"),
        "may_arrange": not found.production.archived_at,
        "made_by": is_heard and Arrangement.objects.filter(takes__original=found).first(),
    }
    return page(request, "works/original.html", context)


def fetch_mine(request, pk):
    rows = Original.objects.removable_by(request.user).select_related("production")
    return get_object_or_404(rows, pk=pk)


@require_POST
def binning(request, pk):
    """Into the bin, or out of it."""
    found, is_back = fetch_mine(request, pk), "remettre" in request.POST
    try:
        found.put_back(by=request.user) if is_back else found.throw_away(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        told = _("Le fichier est de nouveau là.") if is_back else _("Le fichier est dans la corbeille.")
        messages.success(request, told)
    return redirect("production-bin" if is_back else "production", found.production_id)


@require_POST
def making_again(request, pk):
    """Try once more what has failed."""
    rows = Making.objects.retried_by(request.user)
    facts = ("original__production", "take__arrangement__production", "takeaway__person")
    making = get_object_or_404(rows.select_related(*facts), pk=pk)
    making.again(by=request.user)
    messages.success(request, _("Le travail est redemandé."))
    if making.production:
        return redirect(making.subject)
    return redirect("takeaways" if making.takeaway.asked_by_id == request.user.pk else "makings")


@require_POST
def dropping(request, key):
    """An upload that was interrupted is given up, without a script."""
    upload = get_object_or_404(Upload.objects.visible_to(request.user).open(), key=key)
    upload.drop(by=request.user)
    return redirect("production", upload.production_id)
