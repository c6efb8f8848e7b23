"""Working without network: the script that keeps pages on a device, and the page for what it has not kept."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def worker(request):
    """The service worker. Served at the root, for it rules only what lies below its own address."""
    answer = render(request, "desk/offline-worker.js", content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = "/"
    return answer


@login_not_required
@require_safe
def offline(request):
    """Shown without network when the page itself is not kept on the device."""
    return render(request, "ground/offline.html")
