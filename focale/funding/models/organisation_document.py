"""The papers every funder asks for, with the day until which they are good: ready for the next request?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may


class DocumentKind(models.TextChoices):
    STATUTES = "statutes", _("statuts")
    PREFECTURE_RECEIPT = "prefecture_receipt", _("récépissé de la préfecture")
    OFFICIAL_JOURNAL = "official_journal", _("parution au Journal officiel")
    SIRET = "siret", _("avis de situation SIRET")
    LEADERS = "leaders", _("liste des dirigeants")
    BANK_DETAILS = "bank_details", _("RIB")
    INSURANCE = "insurance", _("assurance responsabilité civile")
    ACTIVITY_REPORT = "activity_report", _("rapport d'activité")
    ACCOUNTS = "accounts", _("comptes annuels")
    BUDGET = "budget", _("budget prévisionnel")
    ASSEMBLY_MINUTES = "assembly_minutes", _("procès-verbal de la dernière assemblée")
    SOCIAL_CHARGES = "social_charges", _("attestation URSSAF")
    APPROVAL = "approval", _("agrément, contrat d'engagement républicain")
    OTHER = "other", _("autre")


GOOD_FOR_DAYS = {DocumentKind.INSURANCE: 365, DocumentKind.SOCIAL_CHARGES: 183}
"""How long some papers are good when no day is written on them."""

YEARLY = {
    DocumentKind.ACTIVITY_REPORT,
    DocumentKind.ACCOUNTS,
    DocumentKind.BUDGET,
    DocumentKind.ASSEMBLY_MINUTES,
}
"""Those asked for again every year, by the year they are about."""


class OrganisationDocumentQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()


class OrganisationDocument(models.Model):
    kind = models.CharField(_("document"), max_length=20, choices=DocumentKind)
    name = models.CharField(_("nom"), max_length=120, blank=True)
    file = models.FileField(_("fichier"), upload_to="papiers/")
    issued_on = models.DateField(_("daté du"))
    valid_until = models.DateField(_("valable jusqu'au"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("exercice"), null=True, blank=True)

    objects = OrganisationDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document de l'association")
        ordering = ["kind", "-issued_on"]

    def __str__(self):
        return self.name or self.get_kind_display()
