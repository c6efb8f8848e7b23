"""What a browser may do with our pages: nothing from another host, no inline script, no frame around us."""

from django.http import Http404

LARGEST = 2**63 - 1
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    ]
)
PERMISSIONS = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()"


class SecurityHeaders:
    """Add the Content-Security-Policy and the Permissions-Policy to every answer, files included.

    What stands behind the door is not kept by the browser: on a shared computer « back » shows nobody's page
    after signing out.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if getattr(request, "is_behind_the_door", False):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(self, request, view, _args, kwargs):
        """Views are behind the door unless they say that they are public. No row has a key beyond LARGEST:
        a database would not even look for it."""
        if any(isinstance(key, int) and key > LARGEST for key in kwargs.values()):
            raise Http404
        request.is_behind_the_door = getattr(view, "login_required", True)
