"""One fact people are counted by, and the brackets it falls into. Whatever falls into none is unknown."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.funding.shipped import in_page_language
from focale.ground.models import record

ENDLESS = float("inf")


class Fact(models.TextChoices):
    """What is frozen on each attendance, or follows from it."""

    GENDER = "gender", _("genre")
    AGE = "age", _("âge")
    IN_DISTRICT = "in_district", _("quartier prioritaire, oui ou non")
    DISTRICT = "district_code", _("code du quartier prioritaire")
    SITUATION = "situation", _("situation")
    TOWN = "town", _("commune")
    FIRST_VISIT = "first_visit", _("première visite")


class Dimension(models.Model):
    scheme = models.ForeignKey("funding.IndicatorScheme", on_delete=models.CASCADE, related_name="dimensions")
    fact = models.CharField(_("ce qu'on compte"), max_length=20, choices=Fact)
    label = models.CharField(_("titre"), max_length=80)
    unknown_label = models.CharField(_("quand on ne sait pas"), max_length=80)
    position = models.PositiveSmallIntegerField(_("ordre"), default=100)

    class Meta:
        verbose_name = _("dimension")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["scheme", "fact"], name="dimension_once")]

    def __str__(self):
        return in_page_language(self.label)

    @property
    def is_open(self) -> bool:
        """Without brackets every value is its own row: the towns, the districts."""
        return self.fact in (Fact.TOWN, Fact.DISTRICT)

    @transaction.atomic
    def settle_brackets(self, rows, *, by, label, unknown_label):
        """Write the brackets anew. `rows`: dicts of label and min_age, max_age or values, in their order.

        Refuses brackets that share an age or a value: somebody would be counted twice.
        """
        Dimension.objects.select_for_update().get(pk=self.pk)
        brackets = [
            Bracket(dimension=self, position=place, code=f"t{place}", **row)
            for place, row in enumerate(rows, start=1)
        ]
        for bracket in brackets:
            bracket.refuse_unless_in_order()
        if self.fact == Fact.AGE:
            self._refuse_shared_ages(brackets)
        else:
            self._refuse_shared_values(brackets)
        self.label, self.unknown_label = label, unknown_label
        self.save(update_fields=["label", "unknown_label"])
        self.brackets.all().delete()
        Bracket.objects.bulk_create(brackets)
        record("brackets.settled", self, by=by, brackets=[bracket.label for bracket in brackets])

    def _refuse_shared_ages(self, brackets):
        placed = sorted(brackets, key=lambda bracket: bracket.min_age or 0)
        for young, old in zip(placed, placed[1:], strict=False):
            if (ENDLESS if young.max_age is None else young.max_age) >= (old.min_age or 0):
                raise ValidationError(
                    _now(
                        "« %(young)s » et « %(old)s » se recouvrent : quelqu'un serait compté deux fois. "
                        "Faites commencer l'une après la fin de l'autre."
                    )
                    % {"young": young, "old": old}
                )

    def _refuse_shared_values(self, brackets):
        seen = {}
        for bracket in brackets:
            for value in bracket.values:
                if value in seen:
                    raise ValidationError(
                        _now(
                            "« %(value)s » est à la fois dans « %(one)s » et dans « %(other)s ». Choisissez."
                        )
                        % {"value": value, "one": seen[value], "other": bracket}
                    )
                seen[value] = bracket


class Bracket(models.Model):
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="brackets")
    code = models.CharField(max_length=20)
    label = models.CharField(_("nom"), max_length=80)
    min_age = models.PositiveSmallIntegerField(_("de (âge)"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("à (âge)"), null=True, blank=True)
    values = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = _("tranche")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["dimension", "code"], name="bracket_once")]

    def __str__(self):
        return in_page_language(self.label)

    def refuse_unless_in_order(self):
        if self.max_age is not None and self.max_age < (self.min_age or 0):
            raise ValidationError(
                _now("« %(label)s » finit avant de commencer. Échangez les deux âges.")
                % {"label": self.label}
            )

    def holds(self, value) -> bool:
        """Whether a frozen fact falls here. An age alone, or the two ends of an anonymous age bracket."""
        if self.dimension.fact != Fact.AGE:
            return value in self.values
        youngest, oldest = value if isinstance(value, tuple) else (value, value)
        return (self.min_age or 0) <= youngest and oldest <= (
            ENDLESS if self.max_age is None else self.max_age
        )

    def condition(self) -> Q:
        """The same, asked of attendances."""
        fact = self.dimension.fact
        if fact != Fact.AGE:
            return Q(**{f"{fact}__in": self.values})
        told = Q(age__isnull=False, age__gte=self.min_age or 0)
        return told if self.max_age is None else told & Q(age__lte=self.max_age)
