"""Who pays the part a person does not pay, in words."""

from django.utils.translation import gettext as _

from focale.ground.typography import euros

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


def rest_words(public_cents, due_cents, payer) -> str:
    """Beside a price that is lower than the public one: instead of what, and who pays the difference."""
    if due_cents >= public_cents:
        return ""
    said = {"public": euros(public_cents), "payer": payer}
    if not due_cents:
        return _("au lieu de %(public)s, payé par %(payer)s") % said
    return _("au lieu de %(public)s, le reste est payé par %(payer)s") % said
