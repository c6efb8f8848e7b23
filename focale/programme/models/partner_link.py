"""The secret address a partner registers people by: a school, a social centre."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.ground.models import SecretAddress, SecretAddressQuerySet
from focale.people.rights import Right, may


class PartnerLinkQuerySet(SecretAddressQuerySet):
    def in_force(self):
        """Those of partners one still works with."""
        return self.not_closed().filter(organisation__is_active=True)

    def visible_to(self, account):
        return self if may(account, Right.REGISTER_ANYONE) else self.none()


class PartnerLink(SecretAddress):
    held_by, told_as = "organisation", "partner_link"
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.CASCADE, related_name="registration_links"
    )

    objects = PartnerLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien de partenaire")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(revoked_at=None), name="partner_link_one_in_force"
            )
        ]

    def __str__(self):
        return str(self.organisation)
