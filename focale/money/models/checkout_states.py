"""Where an attempt to pay by card stands, why somebody must look at it, and when it is looked at again."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    STARTED = "started", _("en préparation")
    OPEN = "open", _("pas encore payé")
    RETURNED = "returned", _("en attente de confirmation")
    PAID = "paid", _("payé")
    REFUSED = "refused", _("refusé")
    CANCELLED = "cancelled", _("abandonné")
    EXPIRED = "expired", _("expiré")
    REFUNDED = "refunded", _("remboursé")
    CONTESTED = "contested", _("contesté")
    FAILED = "failed", _("pas parti")


class Hand(models.TextChoices):
    """Why it needs a hand."""

    CREDIT = "credit", _("Une part de ce paiement n'avait plus rien à payer\xa0: elle reste à valoir.")
    AMOUNT = "amount", _("La somme payée n'est pas celle qui était demandée.")
    FOREIGN = "foreign", _("HelloAsso répond pour une autre demande\xa0: rien n'est encaissé.")
    REFUNDED = (
        "refunded",
        _("Remboursé chez HelloAsso\xa0: la somme est de nouveau due. Sinon, annulez-la par un avoir."),
    )
    CONTESTED = (
        "contested",
        _("Contesté auprès de la banque\xa0: répondez à HelloAsso, qui peut reprendre la somme."),
    )
    BOOKS = "books", _("Payé chez HelloAsso, mais les comptes refusent de l'écrire\xa0: voyez l'exercice.")


WAITING = (State.OPEN, State.RETURNED)
UNPAID = (*WAITING, State.REFUSED, State.CANCELLED)
"""Those whose page at HelloAsso may still be paid on."""
MONEY_CAME = (State.PAID, State.REFUNDED, State.CONTESTED)

PAGE_LASTS = timedelta(minutes=15)
"""How long HelloAsso lets one pay on the page it gave (its documentation of checkout)."""
GIVEN_UP = timedelta(days=1)
"""After this an attempt without an order will not be paid any more."""
CONTESTABLE = timedelta(days=400)
"""A card payment may be contested for thirteen months."""


def pause(state, age, *, has_order) -> timedelta | None:
    """How long until HelloAsso is asked again about an attempt of this age; None: never again."""
    if state in MONEY_CAME:
        return timedelta(days=1 if age < timedelta(days=60) else 14) if age < CONTESTABLE else None
    if state in UNPAID and has_order:  # the bank takes its time
        return timedelta(hours=1) if age < timedelta(days=30) else None
    if state not in UNPAID or age > GIVEN_UP:
        return None
    return timedelta(minutes=1 if age < 2 * PAGE_LASTS else 30)
