"""One frame of film on a scan: where it lies, and how a person wants it printed, in words of the darkroom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .derivation import Derivation
from .scan import Scan

AS_IT_COMES = {"stops": 0.0, "grade": 2.0, "filtration": [0, 0, 0]}


def as_it_comes():
    return dict(AS_IT_COMES)


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

    class Meta:
        verbose_name = _("négatif")
        ordering = ["number", "pk"]
        constraints = [models.CheckConstraint(condition=Q(number__lte=999), name="negative_has_its_number")]

    def __str__(self):
        return _("vue %(number)d") % {"number": self.number}
