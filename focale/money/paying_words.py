"""How one pays here, and what becomes of what was paid for nothing, in words for letters and pages."""

from django.utils.translation import gettext as _

from focale.money.helloasso.client import is_set


def how_to_pay() -> str:
    """One sentence: where, and by which means."""
    if is_set():
        return _(
            "Vous payez par carte dans votre espace, ou à l'accueil : espèces, chèque, virement,"
            " chèques-vacances."
        )
    return _("Vous payez à l'accueil : espèces, chèque, virement, chèques-vacances.")


def may_pay_by_card() -> bool:
    """Whether the pages offer it."""
    return is_set()


def paid_back_words() -> str:
    """One sentence for who has paid already."""
    return _("Ce que vous avez déjà payé sert pour la suite, ou vous est rendu : demandez à l'accueil.")
