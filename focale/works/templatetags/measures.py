"""How big a part for the printer is, in words."""

from django import template
from django.utils.translation import gettext as _

from focale.ground.typography import number

register = template.Library()


@register.simple_tag
def measures(original) -> list[tuple[str, str]]:
    """(what, how much) of a part: its sides, its matter, its surface and whether it is closed. Nothing of
    another file, nor of a part that was looked at before its measures were kept."""
    facts = original.facts
    if "size_mm" not in facts:
        return []
    surface = _("%(area)s cm², fermée") if facts.get("watertight") else _("%(area)s cm², pas fermée")
    return [
        (_("Dimensions"), f"{' × '.join(number(side, 2) for side in facts['size_mm'])} mm"),
        (_("Volume"), f"{number(facts.get('volume_cm3', 0), 2)} cm³"),
        (_("Surface"), surface % {"area": number(facts.get("area_cm2", 0), 2)}),
    ]
