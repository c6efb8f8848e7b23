"""The colours of the place as a stylesheet of its own (pages may carry no style), and its mark as an icon."""

from functools import lru_cache
from hashlib import sha1

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ..colours import written_on
from ..marks import APERTURE, icon
from ..models import Identity

HOUSE = ("#1b4d9b", "#ff8a75", APERTURE)
YEAR = 31_536_000


def fingerprint(identity) -> str:
    """A short word that changes with the colours and the mark; nothing for those of the house."""
    looks = (identity.colour.lower(), identity.dark_colour.lower(), mark_of(identity))
    return "" if looks == HOUSE else sha1("".join(looks).encode()).hexdigest()[:10]


def mark_of(identity) -> str:
    """The name of the mark the place has chosen."""
    return getattr(identity, "mark", "") or APERTURE


@lru_cache(16)
def stylesheet(light: str, dark: str) -> str:
    """The rules that put these two colours in place of those of the house, with readable text on them."""
    return (
        f":root{{--accent:{light};--on-accent:{written_on(light)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{--accent:{dark};--on-accent:{written_on(dark)}}}}}"
        "@media print{:root{--accent:#000;--on-accent:#fff}}"
    )


def _for_a_year(text, content_type):
    """An answer whose address changes with what it says."""
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@login_not_required
@require_safe
def identity_css(request):
    """The colours of this place."""
    identity = Identity.current()
    return _for_a_year(stylesheet(identity.colour.lower(), identity.dark_colour.lower()), "text/css")


@login_not_required
@require_safe
def identity_icon(request):
    """The mark of this place in its colour."""
    identity = Identity.current()
    return _for_a_year(icon(mark_of(identity), identity.colour), "image/svg+xml")
