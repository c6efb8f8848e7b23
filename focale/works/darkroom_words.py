"""The settings of a print in the words of the darkroom, in the language of the page."""

from django.utils.translation import gettext as _

SECONDS = 10.0
"""The enlarger's time when nothing is changed; one stop more is twice the time, and a darker print."""
FRACTIONS = {0: "", 1: "¼", 2: "½", 3: "¾"}


def said(settings: dict) -> list[str]:
    """« Pose 14 s, ½ diaphragme plus sombre », « Grade 2½ », « Filtres : 10 magenta »."""
    told = [_time(settings["stops"]), _grade(settings["grade"])]
    return told if settings.get("monochrome") else [*told, _filters(settings["filtration"])]


def _time(stops):
    words = _("Pose %(seconds)d s") % {"seconds": round(SECONDS * 2**stops)}
    if not stops:
        return words
    told = {"time": words, "stops": _quarters(stops)}
    if stops > 0:
        return _("%(time)s, %(stops)s diaphragme plus sombre") % told
    return _("%(time)s, %(stops)s diaphragme plus clair") % told


def _grade(grade):
    """Soft paper is 00 or 0, normal 2, hard 5."""
    return _("Papier de grade %(grade)s") % {"grade": "00" if grade <= -0.5 else _quarters(grade)}


def _filters(filtration):
    names = _("cyan"), _("magenta"), _("jaune")
    told = ", ".join(f"{value} {name}" for value, name in zip(filtration, names, strict=True) if value)
    return _("Filtres : %(told)s") % {"told": told} if told else _("Sans filtre")


def _quarters(value):
    whole, part = divmod(round(abs(value) * 4), 4)
    return f"{whole or ''}{FRACTIONS[part]}" or "0"
