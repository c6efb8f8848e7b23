"""Into which ages people are counted without a name: chosen by the team, by what its funders ask.

The default cuts wherever the shipped grids of funders cut, so that every count falls into theirs.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record

SHIPPED = [0, 6, 12, 16, 18, 25, 26, 40, 60, 65, 70]
OLDEST, MOST = 120, 15


def shipped():
    return list(SHIPPED)


class CountAges(models.Model):
    """One row. `starts`: the first age of each bracket, from 0 on; the last bracket has no end."""

    starts = models.JSONField(_("âges où commence une tranche"), default=shipped)

    class Meta:
        verbose_name = _("tranches du comptage")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="count_ages_alone")]

    def __str__(self):
        return ", ".join(map(str, self.starts))

    @classmethod
    def current(cls):
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def codes(self) -> list[str]:
        """« 0-5 », « 6-11 », …, « 70+ »: what a count keeps, so that it stays true when the ages change."""
        ends = [f"{start}-{after - 1}" for start, after in zip(self.starts, self.starts[1:], strict=False)]
        return [*ends, f"{self.starts[-1]}+"]

    @classmethod
    @transaction.atomic
    def settle(cls, starts, *, by):
        """From now on people are counted so; counts already made keep their own ages. Returns the row."""
        starts = sorted({0, *starts})
        if len(starts) > MOST or starts[-1] > OLDEST:
            raise ValidationError(
                _now("Au plus %(most)d tranches, d'âges de 0 à %(oldest)d ans.")
                % {"most": MOST, "oldest": OLDEST}
            )
        settled, _created = cls.objects.update_or_create(pk=1, defaults={"starts": starts})
        record("count_ages.settled", settled, by=by, ages=str(settled))
        return settled


def words_of(code) -> str:
    """« moins de 12 ans », « 12 à 17 ans », « 25 ans », « 70 ans et plus »"""
    if code.endswith("+"):
        return _now("%(age)s ans et plus") % {"age": code[:-1]}
    first, last = code.split("-")
    if first == "0":
        return _now("moins de %(age)d ans") % {"age": int(last) + 1}
    if first == last:
        return _now("%(age)s ans") % {"age": first}
    return _now("%(first)s à %(last)s ans") % {"first": first, "last": last}
