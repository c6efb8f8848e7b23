"""A partner: the town hall, a school, a job centre, a neighbourhood association."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.models import record
from focale.people.folding import digits, fold


class Kind(models.TextChoices):
    TOWN = "town", _("mairie ou collectivité")
    STATE = "state", pgettext_lazy("the government", "État")
    JOB_CENTRE = "job_centre", _("emploi et insertion")
    SCHOOL = "school", _("école, collège, lycée")
    TRAINING = "training", _("centre de formation")
    LIBRARY = "library", _("médiathèque")
    SOCIAL_CENTRE = "social_centre", _("centre social")
    CARE = "care", _("établissement médico-social")
    ASSOCIATION = "association", _("association")
    COMPANY = "company", _("entreprise")
    OTHER = "other", _("autre")


class OrganisationQuerySet(models.QuerySet):
    def found_by(self, typed: str):
        """Those whose name holds every word typed; accents and case do not matter."""
        found = self
        for word in fold(typed).split():
            found = found.filter(folded_name__contains=word)
        return found


class Organisation(models.Model):
    name = models.CharField(_("nom"), max_length=160)
    kind = models.CharField(
        pgettext_lazy("kind", "genre"), max_length=20, choices=Kind, default=Kind.ASSOCIATION
    )
    town = models.CharField(_("commune"), max_length=80, blank=True)
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    site = models.URLField(_("site"), blank=True)
    is_active = models.BooleanField(_("partenaire actuel"), default=True)
    folded_name = models.CharField(max_length=160, editable=False, default="", db_index=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("partenaire")
        ordering = ["folded_name", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded_name = fold(self.name)[:160]
        self.phone = digits(self.phone)
        super().save(*args, **kwargs)

    def letter_address(self) -> str:
        """Its own e-mail address, else that of the first contact who has one, or nothing."""
        reached = self.email or self.contacts.exclude(email="").values_list("email", flat=True).first()
        return reached or ""

    @transaction.atomic
    def write(self, *, by):
        """Keep what was written about the partner."""
        self.save()
        record("organisation.written", self, by=by, name=self.name)

    @transaction.atomic
    def add_contact(self, contact, *, by):
        """Somebody to speak to there."""
        contact.organisation = self
        contact.save()
        record("organisation.contact_added", self, by=by)

    @transaction.atomic
    def remove_contact(self, contact, *, by):
        """No longer there."""
        contact.delete()
        record("organisation.contact_removed", self, by=by)


class Contact(models.Model):
    """Somebody to speak to in an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("nom"), max_length=120)
    duty = models.CharField(_("fonction"), max_length=120, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("contact")
        ordering = ["name"]

    def __str__(self):
        return self.name
