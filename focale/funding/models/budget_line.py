"""The planned budget of an action, by line of the form, and the copies that funders were given."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BudgetLine(models.Model):
    """What is planned on one line of the Cerfa, in whole cents. `funder` on the lines of subsidies (74).

    Whether the funder was asked or has granted it is known from requests and grants (`budget_state`)."""

    action = models.ForeignKey("funding.Action", on_delete=models.CASCADE, related_name="budget_lines")
    request = models.ForeignKey(
        "funding.GrantRequest",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="budget_lines",
        help_text="the copy one funder was given; empty: the action's own budget",
    )
    line = models.CharField(_("ligne"), max_length=5, help_text="as in focale.funding.cerfa")
    planned_cents = models.PositiveIntegerField(_("prévu"))
    funder = models.ForeignKey("funding.Funder", null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        verbose_name = _("ligne de budget")
        ordering = ["line", "pk"]

    def __str__(self):
        return f"{self.line} {self.planned_cents}"
