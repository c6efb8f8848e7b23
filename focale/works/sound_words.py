"""What was done to a sound, in plain words and as two curves: before, and after."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SILENT = -69
TOP, BOTTOM, WIDTH, HEIGHT = -8, -44, 600, 120
"""LUFS at the edges of the drawing, and its sides."""
MOST_POINTS = 300


def told_of(report) -> list[str]:
    """Sentences: what was heard, what was done."""
    before, after = report["before"], report["after"]
    if after["loudness"] <= SILENT:
        return [_("On n'entend rien dans cet enregistrement.")]
    said = [_change(after["loudness"] - before["loudness"]) % {"after": _number(after["loudness"])}]
    if before["spread"] - after["spread"] > 2:
        said.append(_("Les passages faibles et les passages forts ont été rapprochés."))
    if report["hum"]:
        said.append(_("Un ronflement du courant (%(hertz)d Hz) a été enlevé.") % {"hertz": report["hum"][0]})
    if report["noise"] >= 3:
        said.append(_("Le bruit de fond a été baissé de %(much)d décibels.") % {"much": report["noise"]})
    removed = round(report.get("removed", 0))
    if removed:
        said.append(ngettext("%(n)d seconde a été coupée.", "%(n)d secondes ont été coupées.", removed)
                    % {"n": removed})  # fmt: skip
    if after["peak"] <= -1:
        said.append(
            _("Rien ne grésille : le plus fort est à %(peak)s dB.") % {"peak": _number(after["peak"])}
        )
    return said


def _change(much):
    if abs(much) < 1:
        return _("Le volume était déjà bon : %(after)s LUFS.")
    if much > 0:
        return _("Le son est plus fort : il est maintenant à %(after)s LUFS.")
    return _("Le son est moins fort : il est maintenant à %(after)s LUFS.")


def _number(value) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")


def curves(report) -> dict:
    """`before` and `after`: the points of two lines, loud above; `target`: height of the loudness asked."""
    longest = max(len(report[when]["curve"]) for when in ("before", "after"))
    drawn = {when: _line(report[when]["curve"], longest) for when in ("before", "after")}
    return drawn | {"target": _height(report["after"]["loudness"]), "width": WIDTH, "height": HEIGHT}


def _line(curve, longest) -> str:
    step = max(1, len(curve) // MOST_POINTS)
    places = range(0, len(curve), step)
    return " ".join(f"{place * WIDTH / max(1, longest - 1):.0f},{_height(curve[place])}" for place in places)


def _height(loudness) -> int:
    share = (TOP - max(BOTTOM, min(TOP, loudness))) / (TOP - BOTTOM)
    return round(share * HEIGHT)
