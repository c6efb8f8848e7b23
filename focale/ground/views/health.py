"""The address that supervisors ask: does the database answer, is the background work alive."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from focale.ground.models import Beat


@require_safe
@never_cache
@login_not_required
def health(request):
    """200 and "ok", or 503 and the word of what is down."""
    try:
        alive = Beat.objects.workers().exists()
    except DatabaseError:
        return HttpResponse("database\n", status=503, content_type="text/plain")
    word, status = ("ok", 200) if alive else ("worker", 503)
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain")
