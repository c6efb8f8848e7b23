"""What has to exist before a grant or a request can be written: said with its link."""

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Action, Funder

NEED_BOTH = ("demandes",)
NEED_FUNDER = ("appels",)


def lacking(kind="") -> list[tuple[str, str]]:
    """(sentence, address) of each thing to add first. `kind`: of the plain record; a grant needs both."""
    found = []
    if kind and kind not in (*NEED_BOTH, *NEED_FUNDER):
        return found
    if not Funder.objects.exists():
        found.append((_("Ajoutez d'abord un financeur."), reverse("grant-record-new", args=["financeurs"])))
    if kind not in NEED_FUNDER and not Action.objects.exists():
        found.append((_("Écrivez d'abord une action."), reverse("grant-record-new", args=["actions"])))
    return found
