"""A point somebody touched on a picture: by the browser's own coordinates, by a script, or typed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TOUCHED = 320
"""Pixels a picture to touch is wide where no script makes it larger; film.css says the same."""


def touchable(width, height) -> tuple[int, int]:
    """The size on the page of a picture to touch."""
    return TOUCHED, max(1, round(TOUCHED * height / max(width, 1)))


def read_point(post, size) -> tuple[float, float]:
    """Shares from the left and the top. `size`: pixels of the picture on the page, for `<input type=image>`.
    Raises ValidationError when nothing was touched."""
    typed = [post.get(name, "").strip().replace(",", ".") for name in ("left", "top")]
    by_script = [post.get(name, "") for name in ("x", "y")]
    by_browser = [post.get(f"at.{axis}", "") for axis in "xy"]
    if all(typed):
        point = [_number(word) / 100 for word in typed]
    elif all(by_script):
        point = [_number(word) / 1000 for word in by_script]
    elif all(by_browser) and any(_number(word) for word in by_browser):
        point = [_number(word) / side for word, side in zip(by_browser, size, strict=True)]
    else:
        raise ValidationError(_("Touchez la photo, ou écrivez deux nombres de 0 à 100."))
    if not all(0 <= share <= 1 for share in point):
        raise ValidationError(_("Ce point est hors de la photo."))
    return tuple(min(share, 0.999) for share in point)


def _number(word) -> float:
    try:
        number = float(word)
    except ValueError:
        number = -1.0
    return number if abs(number) < 1e6 else -1.0
