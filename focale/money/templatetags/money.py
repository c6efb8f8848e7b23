"""What the pages of money need in their templates."""

from django import template
from django.urls import resolve
from django.utils.html import format_html

from focale.ground.templatetags.look import address
from focale.people.rights import may

register = template.Library()


@register.simple_tag(takes_context=True)
def tile(context, name, title, words):
    """One way on from the home page, in a list: nothing where the page is missing or not for this account."""
    href = address(name)
    needs = getattr(resolve(href).func, "needs", None) if href else None
    if not href or (needs and not may(context["request"].user, needs)):
        return ""
    return format_html('<li><a href="{}"><b>{}</b><small>{}</small></a></li>', href, title, words)
