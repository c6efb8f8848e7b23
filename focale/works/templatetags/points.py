"""What the scripts that point at places of a piece say."""

import json

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def point_words() -> str:
    """What points.js and moments.js say, as JSON."""
    return json.dumps({"here": _("Ici, à"), "remark": _("Remarque sur ces mots")}, ensure_ascii=False)
