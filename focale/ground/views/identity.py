"""The colours of the place, as a stylesheet of its own: pages may carry no style."""

from functools import lru_cache
from hashlib import sha1

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ..models import Identity

HOUSE = ("#1b4d9b", "#ff8a75")
YEAR = 31_536_000


def fingerprint(identity) -> str:
    """A short word that changes with the colours; nothing for the colours of the house."""
    colours = (identity.colour.lower(), identity.dark_colour.lower())
    return "" if colours == HOUSE else sha1("".join(colours).encode()).hexdigest()[:10]


def light_of(colour: str) -> float:
    """Relative luminance of a colour like #1b4d9b, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast between two colours, 1 to 21 (WCAG 2.2); text needs 4.5."""
    high, low = sorted((light_of(one), light_of(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(16)
def stylesheet(light: str, dark: str) -> str:
    """The rules that put these two colours in place of those of the house, with readable text on them."""
    on_light = "#fff" if contrast(light, "#ffffff") >= contrast(light, "#0b0d12") else "#0b0d12"
    on_dark = "#fff" if contrast(dark, "#ffffff") >= contrast(dark, "#130b0a") else "#130b0a"
    return (
        f":root{{--accent:{light};--on-accent:{on_light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{--accent:{dark};--on-accent:{on_dark}}}}}"
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
