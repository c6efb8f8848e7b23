"""Prices said on any page: how one pays, a rule of a tariff, a public price."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from focale.money import paying_words, rule_words

register = template.Library()
register.simple_tag(paying_words.how_to_pay, name="how_to_pay")
register.filter("rule_sentence", rule_words.sentence_of)
register.filter("public_price", rule_words.public_words)


@register.simple_tag
def card_link(quiet=False):
    """The way to pay by card; nothing where the place does not take cards."""
    if not paying_words.may_pay_by_card():
        return ""
    return format_html(
        '<p class="no-print"><a class="button{}" href="{}">{}</a></p>',
        *(" quiet" if quiet else "", reverse("pay-by-card"), _("Payer par carte")),
    )
