"""What money is for, in the words people choose from; accounts and lines of forms follow from the word.

The chart of accounts of associations (ANC 2018-06) and the financial report Cerfa 15059 number voluntary
contributions differently: 870 and 875 are swapped between them, so each word names both.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    CONSUMABLES = "consumables", _("matières et fournitures")
    SMALL_EQUIPMENT = "small_equipment", _("petit équipement, autres fournitures")
    SERVICES_BOUGHT = "services_bought", _("prestations achetées")
    RENTALS = "rentals", _("locations")
    MAINTENANCE = "maintenance", _("entretien et réparation")
    INSURANCE = "insurance", _("assurance")
    DOCUMENTATION = "documentation", _("documentation")
    INSTRUCTOR_FEES = "instructor_fees", _("intervenants, honoraires")
    COMMUNICATION = "communication", _("publicité, impression")
    TRAVEL = "travel", _("déplacements, missions")
    BANK_FEES = "bank_fees", _("banque et autres services")
    WAGE_TAXES = "wage_taxes", _("impôts et taxes sur salaires")
    OTHER_TAXES = "other_taxes", _("autres impôts et taxes")
    WAGES = "wages", _("salaires")
    SOCIAL_CHARGES = "social_charges", _("charges sociales")
    OTHER_STAFF = "other_staff", _("autres frais de personnel")
    AUTHOR_RIGHTS = "author_rights", _("droits d'auteur, gestion courante")
    INTEREST = "interest", _("charges financières")
    EXCEPTIONAL_COSTS = "exceptional_costs", _("charges exceptionnelles")
    DEPRECIATION = "depreciation", _("amortissements")
    ACTIVITY_FEES = "activity_fees", _("participation aux activités")
    SALES = "sales", _("ventes et prestations")
    GRANTS = "grants", _("subventions")
    MEMBERSHIP_FEES = "membership_fees", _("adhésions")
    MEMBERSHIP_GIFTS = "membership_gifts", _("adhésions sans contrepartie")
    GIFTS = "gifts", _("dons")
    WAIVED_EXPENSES = "waived_expenses", _("frais abandonnés par des bénévoles")
    OTHER_INCOME = "other_income", _("autres produits")
    FINANCIAL_INCOME = "financial_income", _("produits financiers")
    EXCEPTIONAL_INCOME = "exceptional_income", _("produits exceptionnels")
    FUNDS_CARRIED_OVER = "funds_carried_over", _("report de subventions non utilisées")
    HELP_GIVEN = "help_given", _("secours en nature (emploi)")
    FREE_PREMISES = "free_premises", _("locaux et matériel mis à disposition (emploi)")
    FREE_SERVICES = "free_services", _("prestations gratuites (emploi)")
    VOLUNTEER_WORK = "volunteer_work", _("bénévoles (emploi)")
    VOLUNTEERING = "volunteering", _("bénévolat (ressource)")
    SERVICES_IN_KIND = "services_in_kind", _("prestations en nature (ressource)")
    GIFTS_IN_KIND = "gifts_in_kind", _("dons en nature (ressource)")


@dataclass(frozen=True)
class Places:
    """Where a purpose goes: `account` of the chart ANC 2018-06, `line` of Cerfa 15059 and 12156."""

    account: str
    line: str

    @property
    def is_expense(self) -> bool:
        return self.account[0] == "6" or self.account[:2] == "86"


PLACES = {
    Purpose.CONSUMABLES: Places("6068", "601"),
    Purpose.SMALL_EQUIPMENT: Places("6063", "60x"),
    Purpose.SERVICES_BOUGHT: Places("604", "604"),
    Purpose.RENTALS: Places("6132", "613"),
    Purpose.MAINTENANCE: Places("6155", "615"),
    Purpose.INSURANCE: Places("616", "616"),
    Purpose.DOCUMENTATION: Places("6181", "618"),
    Purpose.INSTRUCTOR_FEES: Places("6226", "622"),
    Purpose.COMMUNICATION: Places("6236", "623"),
    Purpose.TRAVEL: Places("6251", "625"),
    Purpose.BANK_FEES: Places("627", "62x"),
    Purpose.WAGE_TAXES: Places("631", "631"),
    Purpose.OTHER_TAXES: Places("635", "635"),
    Purpose.WAGES: Places("6411", "641"),
    Purpose.SOCIAL_CHARGES: Places("645", "645"),
    Purpose.OTHER_STAFF: Places("648", "647"),
    Purpose.AUTHOR_RIGHTS: Places("6516", "65"),
    Purpose.INTEREST: Places("661", "66"),
    Purpose.EXCEPTIONAL_COSTS: Places("678", "67"),
    Purpose.DEPRECIATION: Places("6811", "68"),
    Purpose.ACTIVITY_FEES: Places("706", "70"),
    Purpose.SALES: Places("707", "70"),
    Purpose.GRANTS: Places("741", "74"),
    Purpose.MEMBERSHIP_FEES: Places("7562", "756"),
    Purpose.MEMBERSHIP_GIFTS: Places("7561", "756"),
    Purpose.GIFTS: Places("7541", "758"),
    Purpose.WAIVED_EXPENSES: Places("75412", "758"),
    Purpose.OTHER_INCOME: Places("758", "750"),
    Purpose.FINANCIAL_INCOME: Places("768", "76"),
    Purpose.EXCEPTIONAL_INCOME: Places("778", "77"),
    Purpose.FUNDS_CARRIED_OVER: Places("789", "78"),
    Purpose.HELP_GIVEN: Places("860", "860"),
    Purpose.FREE_PREMISES: Places("861", "861"),
    Purpose.FREE_SERVICES: Places("862", "862"),
    Purpose.VOLUNTEER_WORK: Places("864", "864"),
    Purpose.VOLUNTEERING: Places("875", "870"),
    Purpose.SERVICES_IN_KIND: Places("871", "871"),
    Purpose.GIFTS_IN_KIND: Places("870", "875"),
}
