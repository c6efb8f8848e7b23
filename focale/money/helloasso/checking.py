"""What `focale check` says of HelloAsso, in the words of who installs."""

from django.conf import settings

from .client import api, is_set
from .errors import Away, Refused


def faults() -> list[str]:
    """A sentence when the keys do not open, or nobody answers."""
    if not is_set():
        return []
    try:
        api().organisation()
    except Refused:
        return [
            "HelloAsso refuse ces clés\u00a0: vérifiez FOCALE_HELLOASSO_CLIENT, FOCALE_HELLOASSO_SECRET et "
            "FOCALE_HELLOASSO_SLUG (docs/helloasso.md)."
        ]
    except Away:
        return [f"HelloAsso ne répond pas à {settings.HELLOASSO['address']}\u00a0: réessayez plus tard."]
    return []


def advice() -> list[str]:
    """What would keep payers from coming back."""
    if is_set() and not settings.HTTPS:
        return [
            "HelloAsso demande que l'adresse du site soit en https pour y ramener qui a payé\u00a0: "
            "réglez FOCALE_ADDRESS."
        ]
    return []
