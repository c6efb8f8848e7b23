"""Prices said on any page: how one pays, a rule of a tariff, a public price."""

from django import template

from focale.money import paying_words, rule_words

register = template.Library()
register.simple_tag(paying_words.how_to_pay, name="how_to_pay")
register.filter("rule_sentence", rule_words.sentence_of)
register.filter("public_price", rule_words.public_words)
