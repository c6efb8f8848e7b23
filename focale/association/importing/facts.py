"""What a column of a list of members may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Fact(TextChoices):
    NOTHING = "", _("ne pas reprendre")
    LAST_NAME = "last_name", _("nom")
    FIRST_NAME = "first_name", _("prénom")
    FULL_NAME = "full_name", _("nom et prénom ensemble")
    BIRTH = "birth", _("naissance (date ou année)")
    TITLE = "title", _("civilité")
    EMAIL = "email", _("courriel")
    MOBILE = "mobile", _("téléphone mobile")
    PHONE = "phone", _("autre téléphone")
    STREET = "street", _("rue")
    POSTCODE = "postcode", _("code postal")
    TOWN = "town", _("commune")
    ORGANISATION = "organisation", _("structure")
    FAMILY = "family", _("famille (le même mot pour tous les siens)")
    ROLE = "role", _("place dans la famille")
    KIND = "kind", _("formule d'adhésion")
    CENTS = "cents", _("montant de l'adhésion")
    FIRST_DAY = "first_day", _("début de l'adhésion")
    LAST_DAY = "last_day", _("fin de l'adhésion")
    JOINED = "joined", _("membre depuis")
    STATUS = "status", _("état de la commande")
    PAYER_LAST_NAME = "payer_last_name", _("nom de qui paie")
    PAYER_FIRST_NAME = "payer_first_name", _("prénom de qui paie")
    PAYER_EMAIL = "payer_email", _("courriel de qui paie")


OF_MEMBERSHIP = {Fact.KIND, Fact.CENTS, Fact.FIRST_DAY, Fact.LAST_DAY, Fact.JOINED}
