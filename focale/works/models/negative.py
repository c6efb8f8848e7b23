"""One frame of film on a scan: where it lies, and how a person wants it printed, in words of the darkroom."""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import proving

from .derivation import Derivation, Tool
from .roll import Roll
from .scan import PART, Scan

AS_IT_COMES = {"stops": 0.0, "grade": 2.0, "filtration": [0, 0, 0]}
STOPS, GRADES, FILTERS = (-4, 4), (-1, 5), (-60, 60)


def as_it_comes():
    return dict(AS_IT_COMES)


class NegativeQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the rolls this account sees."""
        return self.filter(scan__roll__in=Roll.objects.visible_to(account))


class Negative(models.Model):
    """`area`: left, top, right, bottom, in ten-thousandths of the scan."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="negatives")
    number = models.PositiveSmallIntegerField(_("numéro de la vue"))
    area = models.JSONField(default=list)
    choices = models.JSONField(default=as_it_comes)
    is_kept = models.BooleanField(_("à tirer"), default=True)
    printed = models.ForeignKey(
        Derivation, null=True, editable=False, on_delete=models.SET_NULL, related_name="negatives"
    )

    objects = NegativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("négatif")
        ordering = ["number", "pk"]
        constraints = [models.CheckConstraint(condition=Q(number__lte=999), name="negative_has_its_number")]

    def __str__(self):
        return _now("vue %(number)d") % {"number": self.number}

    @property
    def settings(self) -> dict:
        """All that its print is made with: what was measured, and what a person chose."""
        area = [part / PART for part in self.area]
        return self.scan.measured.get("settings", {}) | self.choices | {"area": area}

    @property
    def is_printed(self) -> bool:
        """Whether it is printed as it is wanted now, or about to be."""
        made = self.printed
        if made is None or made.refusal or made.recipe.get("settings") != self.settings:
            return False
        return made.original is None or made.original.binned_at is None

    def choose(self, *, by, **choices):
        """Stops, grade, filtration, kept within what paper can do; its proof shows them at once.
        Raises Refused."""
        with transaction.atomic():
            held = self.scan.roll.production.held()
            self.refresh_from_db(fields=["choices"])
            wanted = _within(self.choices | choices)
            Negative.objects.filter(pk=self.pk).update(choices=wanted)
            record("negative.chosen", held, by=by, negative=self.pk, **wanted)
        self.choices = wanted
        proving.prove([self])

    @transaction.atomic
    def give_to_all(self, *, by):
        """The same choices for the whole roll; the proofs are made anew behind."""
        roll = self.scan.roll
        held = roll.production.held()
        Negative.objects.filter(scan__roll=roll).update(choices=self.choices)
        record("roll.chosen", held, by=by, roll=roll.pk, **self.choices)
        roll.ask_measure()

    @transaction.atomic
    def ask_print(self, *, by):
        """Have it printed in every pixel of its scan; once for the same settings."""
        self.scan.roll.production.held()
        mine = Negative.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if mine.is_printed:
            return
        left, top, right, bottom = mine.area
        told = mine.scan.measured
        room = told["width"] * told["height"] * (right - left) * (bottom - top) // PART**2
        recipe = {"settings": mine.settings, "number": mine.number}
        mine.printed = Derivation.objects.ask(mine.scan.original, Tool.PRINT, recipe, room=room, by=by)
        mine.save(update_fields=["printed"])
        self.printed = mine.printed


def _within(choices):
    filters = [int(min(max(part, FILTERS[0]), FILTERS[1])) for part in choices["filtration"]]
    stops, grade = (
        min(max(round(choices[name] * 4) / 4, least), most)
        for name, (least, most) in (("stops", STOPS), ("grade", GRADES))
    )
    return {"stops": stops, "grade": grade, "filtration": filters}
