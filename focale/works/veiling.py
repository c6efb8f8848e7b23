"""Places of a picture hidden in everything made of it: boxes in thousandths of the upright picture."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WHOLE = 1000
SIDES = ("left", "top", "right", "bottom")
MOST = 40


def sound_boxes(boxes) -> list[list[int]]:
    """These boxes [x, y, width, height] as whole numbers; ValidationError where one cannot be."""
    if len(boxes) > MOST:
        raise ValidationError(_("%(most)d cadres au plus sur une image.") % {"most": MOST})
    return [_sound(box) for box in boxes]


def _sound(box):
    try:
        x, y, width, height = (int(number) for number in box)
    except (TypeError, ValueError):
        raise ValidationError(_("Ce cadre n'est pas lisible.")) from None
    if not (0 <= x < WHOLE and 0 <= y < WHOLE and 0 < width <= WHOLE - x and 0 < height <= WHOLE - y):
        raise ValidationError(_("Ce cadre sort de l'image."))
    return [x, y, width, height]


def typed_boxes(post) -> list[list]:
    """The box whose sides somebody typed, in hundredths, for who draws none: one, or none. As typed where
    they are no numbers, which sound_boxes refuses."""
    typed = [post.get(side, "").strip().replace(",", ".") for side in SIDES]
    if not any(typed):
        return []
    try:
        left, top, right, bottom = (round(float(number) * WHOLE / 100) for number in typed)
    except (ValueError, OverflowError):
        return [typed]
    return [[left, top, right - left, bottom - top]]


def shares(boxes) -> list[list[float]]:
    """The same as shares of the picture, as `mediatools` takes them."""
    return [[number / WHOLE for number in box] for box in boxes]


def thousandths(found) -> list[list[int]]:
    """Shares as `mediatools` proposes them, in thousandths, kept inside the picture."""
    boxes = []
    for left, top, width, height in found:
        x, y = (min(int(share * WHOLE), WHOLE - 1) for share in (left, top))
        sides = (min(int(share * WHOLE), WHOLE - at) for share, at in ((width, x), (height, y)))
        boxes.append([x, y, *(max(1, side) for side in sides)])
    return boxes[:MOST]


def uncovers(before, after) -> bool:
    """Whether something hidden by the boxes `before` is to be seen with those `after`: each of the former is
    to lie in one of the latter."""
    return not all(any(_lies_in(box, other) for other in after) for box in before)


def _lies_in(box, other):
    (x, y, width, height), (left, top, wide, high) = box, other
    return left <= x and top <= y and x + width <= left + wide and y + height <= top + high
