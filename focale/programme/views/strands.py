from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.pages import kept, page
from focale.programme.listing import entries_of, frames_of, strand_frames
from focale.programme.models import Occurrence, Strand
from focale.programme.pictures import shown
from focale.programme.structured import absolute

FRAMES = 24


@login_not_required
@require_safe
@kept("programme")
def strands(request):
    """The standing projects of the place."""
    return page(request, "programme/strands.html", {"frames": strand_frames(heading="h2")})


@login_not_required
@require_safe
@kept("programme", asks=["facile"])
def strand(request, slug):
    """One standing project: what it is and its next dates."""
    found = get_object_or_404(Strand.objects.published(), slug=slug)
    entries = entries_of(Occurrence.objects.published().coming().filter(activity__strand=found))
    pictures = shown(found.pictures.rendered())
    once = list({entry.activity_id: entry for entry in reversed(entries)}.values())[::-1]
    context = {
        "strand": found,
        "is_easy": bool(request.GET.get("facile") == "1" and found.easy_text),
        "pictures": pictures,
        "shared": absolute(pictures[0]["shared"]) if pictures else "",
        "frames": frames_of(once[:FRAMES]),
        "more": len(entries) > len(once[:FRAMES]),
        "crumbs": [(_("Projets"), reverse("strands"))],
        "canonical": absolute(reverse("strand", args=[found.slug])),
    }
    return page(request, "programme/strand.html", context)
