"""What makes coming possible: step-free way, calm, a companion. Never a diagnosis; with consent, for a time."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    STEP_FREE = "step_free", _("accès sans marche")
    QUIET = "quiet", _("un endroit calme")
    EASY_READ = "easy_read", _("textes faciles à lire")
    SIGN = "sign", _("langue des signes")
    COMPANION = "companion", _("vient avec une personne qui l'aide")
    LARGE_PRINT = "large_print", _("gros caractères")
    MORE_TIME = "more_time", _("plus de temps")
    SCREEN_READER = "screen_reader", _("lecteur d'écran")
    ALLERGY = "allergy", _("précaution utile pendant l'atelier")


class AccessNeedQuerySet(models.QuerySet):
    def current(self, on=None):
        """Those still to be kept that day and whose consent stands."""
        day = on or timezone.localdate()
        return self.filter(ends_on__gte=day, consent__ended_at=None)

    def outdated(self):
        """Those the clock erases."""
        today = timezone.localdate()
        return self.filter(models.Q(ends_on__lt=today) | models.Q(consent__ended_at__isnull=False))


class AccessNeed(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="access_needs")
    need = models.CharField(_("besoin"), max_length=20, choices=Need)
    words = models.CharField(_("en quelques mots"), max_length=200, blank=True)
    consent = models.ForeignKey("people.Consent", on_delete=models.CASCADE, related_name="access_needs")
    ends_on = models.DateField(_("à effacer après le"))

    objects = AccessNeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("besoin d'accès")
        constraints = [models.UniqueConstraint(fields=["person", "need"], name="access_need_once")]

    def __str__(self):
        return self.get_need_display()
