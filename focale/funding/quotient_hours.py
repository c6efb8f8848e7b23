"""Hours of presence by bracket of the family quotient, outside and in the school holidays (domain.md 1.8).

The proven quotient of the household on that day, the lowest where parents differ, as prices are worked out;
who has none stands apart. Only sums leave here: the quotient of a family is read by nobody else.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from focale.money.models import FamilyQuotient
from focale.people.models import Guardianship
from focale.people.models.guardianship import FOR_PROTECTED_ADULTS, MAJORITY

from .hours_tables import NAMES, sums_of
from .presence_hours import TIMES, each_presence
from .wording import exact_hours


def by_quotient(selection, limits, most=None) -> tuple:
    """(title, head, rows, sums) of minutes. `limits`: the highest quotient of each bracket, in euros; the
    last bracket has none. `most`: as in `hours_of`."""
    limits = sorted(set(limits))
    found = [[0] * len(TIMES) for _bracket in range(len(limits) + 2)]
    known = Quotients()
    for visitor, day, age, is_holiday, minutes in each_presence(selection, most):
        value = known.on(visitor, day, age)
        place = -1 if value is None else sum(value > limit for limit in limits)
        found[place][is_holiday] += minutes
    rows = [[words, *cells, sum(cells)] for words, cells in zip(words_of(limits), found, strict=True)]
    head = [_("Quotient familial"), *(str(NAMES[time]) for time in TIMES), _("Total")]
    return _("Heures de présence par quotient familial"), head, rows, sums_of(rows)


def words_of(limits) -> list[str]:
    """« jusqu'à 400 », « de 401 à 700 », « plus de 700 », and those who have proven none."""
    pairs = zip(limits, limits[1:], strict=False)
    between = [_("de %(least)d à %(most)d") % {"least": low + 1, "most": high} for low, high in pairs]
    first, last = _("jusqu'à %(most)d") % {"most": limits[0]}, _("plus de %(most)d") % {"most": limits[-1]}
    return [first, *between, last, _("non vérifié")]


class Quotients:
    """What is proven of each household, read in two queries."""

    def __init__(self):
        self.proven, self.deciders = defaultdict(list), defaultdict(list)
        told = FamilyQuotient.objects.proven().values_list("person", "value", "first_day", "last_day")
        for person, *fact in told:
            self.proven[person].append(fact)
        links = Guardianship.objects.in_force().filter(holds_authority=True)
        for ward, adult, relation in links.values_list("ward", "adult", "relation"):
            self.deciders[ward].append((adult, relation in FOR_PROTECTED_ADULTS))

    def on(self, person, day, age) -> int | None:
        """The quotient of who was so old that day, or nothing."""
        is_minor = age is not None and age < MAJORITY
        adults = [adult for adult, for_adults in self.deciders[person] if is_minor or for_adults]
        facts = (fact for who in (person, *adults) for fact in self.proven.get(who, ()))
        return min((value for value, first, last in facts if first <= day <= last), default=None)


def shown(table) -> dict:
    """For the page: words alone, no rows behind them."""
    title, head, rows, sums = table
    lines = [{"words": words, "cells": [exact_hours(cell) for cell in cells]} for words, *cells in rows]
    return {"title": title, "head": head, "rows": lines, "total": [exact_hours(cell) for cell in sums]}
