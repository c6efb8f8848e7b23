"""Who pays the part a person does not pay, in words."""

from django.utils.translation import gettext as _

from .models.tariff import Payer


def payer_words(payer, fund=None, organisation=None) -> str:
    """« Ville d'Alès », « l'association », « France Travail »: after « le reste est payé par »."""
    if payer == Payer.GRANT and fund is not None:
        return str(fund.giver or fund)
    if payer == Payer.PARTNER and organisation is not None:
        return str(organisation)
    return {
        Payer.PLACE: _("l'association"),
        Payer.GRANT: _("une subvention"),
        Payer.VOUCHER: _("des chèques ou des bons"),
        Payer.PARTNER: _("le partenaire qui inscrit"),
    }.get(payer, "")
