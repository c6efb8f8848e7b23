"""What a form says about people who are known, when nobody signed in to fill it.

Anybody may type a family's names. So such a form changes no answer that is kept on a known file, and adds
none: what it says holds for its own registration, and the family is told, at the address that is known.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from focale.people.models import Purpose


def may_take_part(unsigned) -> set[int]:
    """The keys of those whom the form itself lets take part. `unsigned`: its answers that are not kept."""
    return {each.subject.pk for each in unsigned if each.purpose == Purpose.TAKE_PART and each.agreed}


def accords_stand(_party=None) -> str:
    """The sentence of the letter, with where to answer otherwise."""
    return _(
        "Cette demande a été faite sans se connecter : les accords déjà donnés (participer, repartir sans"
        " adulte, images) n'ont pas changé. Pour les changer, connectez-vous :\n%(address)s"
    ) % {"address": settings.ADDRESS.rstrip("/") + reverse("sign-in")}
