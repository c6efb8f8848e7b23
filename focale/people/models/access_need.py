"""What makes coming possible: step-free way, calm, a companion. No diagnosis; with consent, for a time."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record

from .consent import Consent, Ended, Purpose

LONGEST = timedelta(days=2 * 366)


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

    @transaction.atomic
    def note(self, person, *, needs, words, wording, given_by, ends_on, by):
        """Keep these needs until `ends_on`, on the consent of one who decides; the same need is kept once.

        The consent in force of the same person is taken up again, else the needs it carries would fall.
        """
        if not needs:
            raise ValidationError(_now("Choisissez au moins un besoin."))
        if not timezone.localdate() <= ends_on <= timezone.localdate() + LONGEST:
            raise ValidationError(_now("Choisissez une date d'effacement dans les deux ans qui viennent."))
        terms = {"subject": person, "purpose": Purpose.ACCESS_NEED, "given_by": given_by}
        consent = Consent.objects.in_force().filter(agreed=True, wording=wording, **terms).first()
        consent = consent or Consent.objects.give(wording=wording, by=by, **terms)
        for need in needs:
            facts = {"words": words, "consent": consent, "ends_on": ends_on}
            self.update_or_create(person=person, need=need, defaults=facts)
        self.filter(person=person).outdated_consent().update(consent=consent)
        record("access_need.noted", person, by=by, count=len(needs))

    def outdated_consent(self):
        """Those whose consent was replaced by a new answer, not withdrawn."""
        return self.filter(consent__ended_because=Ended.REPLACED)

    def erase_outdated(self):
        """The clock: what is past its date, or no longer agreed to, is erased. Returns how many."""
        return self.outdated().delete()[0]


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

    @transaction.atomic
    def erase(self, *, by):
        """No longer to be kept. The journal says that one was erased, not which."""
        record("access_need.erased", self.person, by=by)
        self.delete()
