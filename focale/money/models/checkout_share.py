"""What an attempt to pay by card is to pay."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .charge import Share


class CheckoutShare(models.Model):
    """So many cents were asked for this share."""

    checkout = models.ForeignKey("money.Checkout", on_delete=models.PROTECT, related_name="rows")
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="checkout_rows")
    cents = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("part d'un paiement par carte")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["checkout", "share"], name="checkout_share_once"),
        ]

    def __str__(self):
        return f"{self.checkout_id} · {self.share_id}"
