"""The secret address of a portfolio: whoever has it looks, until it is changed or the portfolio closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.ground.models import SecretAddress, SecretAddressQuerySet

from .portfolio import Portfolio


class PortfolioLinkQuerySet(SecretAddressQuerySet):
    def in_force(self):
        """Those of portfolios that are open."""
        return self.not_closed().filter(portfolio__in=Portfolio.objects.open())


class PortfolioLink(SecretAddress):
    held_by, told_as = "portfolio", "portfolio_link"
    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="links")

    objects = PortfolioLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien de portfolio")
        constraints = [
            models.UniqueConstraint(
                fields=["portfolio"], condition=models.Q(revoked_at=None), name="portfolio_link_one_in_force"
            )
        ]

    def __str__(self):
        return str(self.portfolio)
