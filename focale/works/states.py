"""How a piece stands, how somebody is on it, and of which agreement that asks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.models import Medium


class State(models.TextChoices):
    DRAFT = "draft", _("en cours")
    PROPOSED = "proposed", _("proposée")
    TO_CORRECT = "to_correct", _("à corriger")
    READY = "ready", _("prête")


class How(models.TextChoices):
    SEEN = "seen", _("on la voit")
    HEARD = "heard", _("on l'entend")
    NAMED = "named", _("on dit ou écrit son nom")


MEDIA = {How.SEEN: Medium.PICTURE, How.HEARD: Medium.VOICE, How.NAMED: Medium.NAME}
