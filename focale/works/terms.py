"""By which right something of others may be used, in plain words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Taken(models.TextChoices):
    MUSIC = "music", _("une musique ou un bruit")
    PICTURE = "picture", _("une photo ou un dessin")
    TEXT = "text", _("un texte")
    FILM = "film", _("un film")
    OTHER = "other", _("autre chose")


class Terms(models.TextChoices):
    PUBLIC = "public", _("domaine public : son auteur est mort depuis plus de 70 ans")
    CC0 = "cc0", _("offert à tous, sans condition (CC0)")
    CC_BY = "cc-by", _("libre, si on dit le nom de l'auteur (CC BY)")
    CC_BY_SA = "cc-by-sa", _("libre, si on dit le nom et si on partage pareil (CC BY-SA)")
    CC_BY_NC = "cc-by-nc", _("libre, si on dit le nom et si rien n'est vendu (CC BY-NC)")
    CC_BY_NC_SA = "cc-by-nc-sa", _("libre, le nom, rien de vendu, partagé pareil (CC BY-NC-SA)")
    CC_BY_ND = "cc-by-nd", _("libre, si on dit le nom et si on ne change rien (CC BY-ND)")
    WRITTEN = "written", _("l'auteur a dit oui par écrit")
    PAID = "paid", _("droits payés (SACEM, ADAGP…)")
    QUOTATION = "quotation", _("courte citation : quelques mots, avec le nom et le titre")
    OWN = "own", _("c'est à nous, fait avant ou ailleurs")
    OTHER = "other", _("autre : je l'écris")


PROVEN_BY_SOURCE = {Terms.QUOTATION, Terms.OWN}
"""A quotation needs its name and source (intellectual property code, L122-5); ours, where it is."""
SHORT = {
    Terms.PUBLIC: _("domaine public"),
    Terms.CC0: "CC0",
    Terms.CC_BY: "CC BY",
    Terms.CC_BY_SA: "CC BY-SA",
    Terms.CC_BY_NC: "CC BY-NC",
    Terms.CC_BY_NC_SA: "CC BY-NC-SA",
    Terms.CC_BY_ND: "CC BY-ND",
    Terms.WRITTEN: _("avec l'accord écrit de l'auteur"),
    Terms.PAID: _("droits payés"),
    Terms.QUOTATION: _("citation"),
    Terms.OWN: _("à nous"),
}
"""How it is written beside a piece."""
