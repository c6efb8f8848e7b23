"""A signature given on the tablet, with the exact words it stands under: for who may see these answers."""

from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.people.models import Consent, Signature
from focale.people.strokes import HIGH, WIDE, as_path


@never_cache
@require_safe
def signature(request, pk):
    """Drawn again from its figures; nothing of what was sent is shown as it came."""
    rows = Signature.objects.visible_to(request.user).select_related("person", "entered_by__person")
    shown = get_object_or_404(rows, pk=pk)
    answers = Consent.objects.visible_to(request.user).filter(signature=shown).select_related("subject")
    context = {
        "signature": shown,
        "path": as_path(shown.drawn),
        "wide": WIDE,
        "high": HIGH,
        "answers": answers.order_by("pk"),
    }
    return page(request, "people/signature.html", context)
