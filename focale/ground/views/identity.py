"""The colours of the place, as a stylesheet of its own: pages may carry no style."""

from functools import lru_cache
from hashlib import sha1

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ..colours import written_on
from ..models import Identity

HOUSE = ("#1b4d9b", "#ff8a75")
YEAR = 31_536_000


def fingerprint(identity) -> str:
    """A short word that changes with the colours; nothing for the colours of the house."""
    colours = (identity.colour.lower(), identity.dark_colour.lower())
    return "" if colours == HOUSE else sha1("".join(colours).encode()).hexdigest()[:10]


@lru_cache(16)
def stylesheet(light: str, dark: str) -> str:
    """The rules that put these two colours in place of those of the house, with readable text on them."""
    return (
        f":root{{--accent:{light};--on-accent:{written_on(light)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{--accent:{dark};--on-accent:{written_on(dark)}}}}}"
        "@media print{:root{--accent:#000;--on-accent:#fff}}"
    )


@login_not_required
@require_safe
def identity_css(request):
    """The colours of this place; kept for a year, since its address changes with them."""
    identity = Identity.current()
    rules = stylesheet(identity.colour.lower(), identity.dark_colour.lower())
    response = HttpResponse(rules, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
