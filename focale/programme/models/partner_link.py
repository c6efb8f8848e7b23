"""The secret address a partner registers people by: a school, a social centre. The team can close it."""

import secrets

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may


def new_key() -> str:
    return secrets.token_urlsafe(16)


class PartnerLinkQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(revoked_at=None, organisation__is_active=True)

    def visible_to(self, account):
        return self if may(account, Right.REGISTER_ANYONE) else self.none()

    @transaction.atomic
    def make(self, organisation, *, by):
        """A new link for this partner; the former one opens nothing any more."""
        for former in self.filter(organisation=organisation, revoked_at=None):
            former.revoke(by=by)
        link = self.create(organisation=organisation)
        record("partner_link.made", link, by=by, organisation=organisation.pk)
        return link


class PartnerLink(models.Model):
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.CASCADE, related_name="registration_links"
    )
    key = models.CharField(max_length=32, unique=True, default=new_key)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

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

    @transaction.atomic
    def revoke(self, *, by):
        """The link opens nothing any more; what was registered by it stays."""
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])
        record("partner_link.revoked", self, by=by)
