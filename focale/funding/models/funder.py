"""Who gives money: the town, the State, the CAF. A partner with its line in budgets and its own scheme."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may


class Line74(models.TextChoices):
    """The lines of subsidies in Cerfa 12156 and 15059."""

    STATE = "74E", _("État")
    REGION = "74R", _("conseil régional")
    DEPARTMENT = "74D", _("conseil départemental")
    INTERTOWN = "74I", _("communauté de communes ou d'agglomération")
    TOWN = "74C", _("commune")
    SOCIAL = "74S", _("organisme social (CAF…)")
    EUROPE = "74U", _("fonds européens")
    SUPPORTED_JOBS = "74A", _("Agence de services et de paiement")
    PUBLIC_BODY = "74P", _("autre établissement public")
    PRIVATE = "74V", _("aide privée")


class FunderQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()


class Funder(models.Model):
    organisation = models.OneToOneField(
        "people.Organisation", on_delete=models.PROTECT, related_name="funder"
    )
    line = models.CharField(_("ligne du budget"), max_length=3, choices=Line74)
    department = models.CharField(_("service, direction"), max_length=120, blank=True)
    scheme = models.ForeignKey(
        "funding.IndicatorScheme", null=True, blank=True, on_delete=models.SET_NULL, related_name="funders"
    )
    note = models.TextField(_("à savoir"), blank=True)

    objects = FunderQuerySet.as_manager()

    class Meta:
        verbose_name = _("financeur")
        ordering = ["organisation__folded_name"]

    def __str__(self):
        return str(self.organisation)

    @property
    def full_name(self) -> str:
        """With the service that decides: « État, DRAC Occitanie »."""
        return ", ".join(filter(None, [str(self), self.department]))
