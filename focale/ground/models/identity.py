"""How the place presents itself: name, mark, colour, words. One row."""

from django.core.cache import cache
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .event import record
from .version import Version

KEPT = "identity"
SECONDS = 60


class Identity(models.Model):
    name = models.CharField(_("nom du lieu"), max_length=80, default="Focale")
    association = models.CharField(_("association"), max_length=120, blank=True)
    tagline = models.CharField(_("phrase d'accueil"), max_length=200, blank=True)
    about = models.TextField(_("présentation"), blank=True)
    colour = models.CharField(_("couleur"), max_length=7, default="#1b4d9b", help_text=_("sur papier blanc"))
    dark_colour = models.CharField(_("couleur dans le noir"), max_length=7, default="#ff8a75")
    mark = models.CharField(_("signe"), max_length=20, default="aperture", help_text="a name of marks.py")
    email = models.EmailField(_("adresse électronique"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    legal = models.TextField(_("mentions légales"), blank=True)
    privacy_contact = models.CharField(_("contact pour les données personnelles"), max_length=120, blank=True)
    is_demonstration = models.BooleanField(_("démonstration"), default=False)

    class Meta:
        verbose_name = _("identité")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="identity_alone")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)
        cache.delete(KEPT)
        Version.bump("programme")

    @transaction.atomic
    def change(self, *, by, changed):
        """Keep what was changed; `changed` names it for the journal."""
        self.save()
        record("identity.changed", self, by=by, changed=sorted(changed))

    @classmethod
    def current(cls):
        """The identity of this place, kept in memory for a minute; the default one before it is set up."""
        identity = cache.get(KEPT)
        if identity is None:
            identity = cls.objects.first() or cls()
            cache.set(KEPT, identity, SECONDS)
        return identity
