"""A moment of a sound or a film, typed or set by the player, in whole seconds."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from focale.works.captioning import times

LONGEST = 24 * 3600


def whole_second(typed: str) -> int | None:
    """Seconds of « 83 », « 1:23 »; None for nothing. Raises ValidationError for what is no moment."""
    if not typed.strip():
        return None
    found = times.read(typed.strip())
    if found is None or found > LONGEST:
        raise ValidationError(_("Écrivez les minutes et les secondes, par exemple 1:20."))
    return int(found)
