"""What the pages of money need in their templates."""

from django import template
from django.urls import resolve, reverse
from django.utils.html import format_html

from focale.ground.templatetags.look import address
from focale.money.lines_sifting import rows_address
from focale.people.rights import may

register = template.Library()


@register.filter
def opposite(cents) -> int:
    """A credit kept below zero, as a sum."""
    return -cents


@register.filter
def with_year(href, year) -> str:
    """The address of a statement, of this year."""
    return f"{href}?exercice={year.pk}"


@register.simple_tag
def act_url(acts, ending, *key):
    """An address of one kind of acts: {% act_url acts "-new" %}, {% act_url acts "" act.pk %}."""
    return reverse(f"{acts.page}{ending}", args=key)


@register.simple_tag
def rows_url(account, first=None, last=None):
    """The lines of one account: {% rows_url "512" %}."""
    return rows_address([account], first, last)


@register.simple_tag(takes_context=True)
def tile(context, name, title, words):
    """One way on from the home page, in a list: nothing where the page is missing or not for this account."""
    href = address(name)
    needs = getattr(resolve(href).func, "needs", None) if href else None
    if not href or (needs and not may(context["request"].user, needs)):
        return ""
    return format_html('<li><a href="{}"><b>{}</b><small>{}</small></a></li>', href, title, words)


@register.simple_tag
def cheque_url(cheque):
    """The page of what a cheque is: a payment, a gift or a deposit."""
    return reverse(cheque._meta.model_name, args=[cheque.pk])
