"""What HelloAsso told us by itself (a webhook): kept without the names in it, believed in nothing.

A notice about an attempt of ours makes the clock read it again. One about something else (a payment on a form
at HelloAsso) stays in the treasurer's list; it comes in by the import of the exports.
"""

from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may

KEPT = timedelta(days=200)


class About(models.TextChoices):
    OURS = "ours", _("un paiement demandé ici")
    ELSEWHERE = "elsewhere", _("un paiement fait sur HelloAsso")
    FOREIGN = "foreign", _("une autre association")


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def elsewhere(self):
        """Payments made at HelloAsso that did not begin here."""
        return self.filter(about=About.ELSEWHERE)

    def keep(self, digest, **facts):
        """Keep it once, however often it comes. Gives back the notice and whether it is new."""
        try:
            with transaction.atomic():
                return self.create(digest=digest, **facts), True
        except IntegrityError:
            return self.get(digest=digest), False

    def forget(self):
        """Take away the old ones: the payments themselves are in the books."""
        self.filter(came_at__lt=timezone.now() - KEPT).delete()


class Notice(models.Model):
    """`digest`: of the body, so that the same one twice is one."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("genre"), max_length=20)
    about = models.CharField(_("à propos de"), max_length=10, choices=About)
    checkout = models.ForeignKey(
        "money.Checkout", null=True, on_delete=models.PROTECT, related_name="notices", editable=False
    )
    outside_id = models.BigIntegerField(_("numéro chez HelloAsso"), null=True)
    order_id = models.BigIntegerField(null=True)
    state = models.CharField(_("état"), max_length=30, blank=True)
    form = models.CharField(_("formulaire"), max_length=120, blank=True)
    cents = models.PositiveIntegerField(_("somme"), null=True)
    came_at = models.DateTimeField(_("reçue le"), default=timezone.now)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification de HelloAsso")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.kind} {self.outside_id or ''}"
