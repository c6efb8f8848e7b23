"""What people and partners owe us, and for how long. One query for the ages, one for the rows."""

from datetime import timedelta

from django.db.models import Case, CharField, Count, Sum, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.charts import bars
from focale.money.models import Share
from focale.money.owed import LEFT
from focale.money.statement_charts import EUROS
from focale.money.statements import Row

AGES = (
    ("recent", gettext_lazy("30 jours ou moins"), 0),
    ("plus-de-30", gettext_lazy("de 31 à 90 jours"), 31),
    ("plus-de-90", gettext_lazy("plus de 90 jours"), 91),
)
"""Word of the address, words, and the days since the sum is due."""
ALL = "tout"


def unpaid():
    """What is left to pay, each with `left` and the word of its `age`."""
    today = timezone.localdate()
    ages = [
        When(charge__day__lte=today - timedelta(days=days), then=Value(word))
        for word, _words, days in reversed(AGES)
    ]
    age = Case(*ages, default=Value(AGES[0][0]), output_field=CharField())
    return Share.objects.unpaid().annotate(left=LEFT, age=age)


def by_age() -> list[Row]:
    """The sum of each age, the youngest first, then all of it. `before` holds how many sums."""
    found = unpaid().order_by().values_list("age").annotate(cents=Sum(LEFT), count=Count("pk"))
    sums = {age: (cents, count) for age, cents, count in found}
    rows = [Row(str(words), *sums.get(word, (0, 0)), url=_address(word)) for word, words, _days in AGES]
    whole = sum(row.cents for row in rows), sum(row.before for row in rows)
    return [*rows, Row(_("En tout"), *whole, url=_address(ALL))]


def _address(age):
    return f"{reverse('dashboard-rows', args=['a-recevoir'])}?age={age}"


def chart(rows):
    """The ages as bars, in whole euros; nothing when nothing is owed."""
    drawn = [(row.words, round(row.cents / 100), row.url) for row in rows[:-1]]
    return bars(_("Depuis combien de temps"), drawn, unit=EUROS) if rows[-1].cents else None
