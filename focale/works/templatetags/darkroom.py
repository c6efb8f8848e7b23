"""With which settings a file was made out of another, in words."""

from django import template

from focale.works.darkroom_words import said

register = template.Library()


@register.filter
def recipe_words(derivation) -> list[str]:
    """Of a print, in words of the darkroom; nothing of the others."""
    settings = derivation.recipe.get("settings")
    return said(settings) if settings else []
