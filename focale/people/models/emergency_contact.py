"""Somebody to call who is not a guardian: a neighbour, a grandparent."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.folding import digits


class EmergencyContactQuerySet(models.QuerySet):
    @transaction.atomic
    def name_for(self, person, *, by, **facts):
        """One more to call for this person; the same number is not kept twice."""
        type(person).objects.select_for_update(no_key=True).get(pk=person.pk)
        if self.filter(person=person, phone=digits(facts["phone"])).exists():
            raise ValidationError(_now("Ce numéro est déjà dans la liste."))
        contact = self.create(person=person, **facts)
        record("emergency_contact.named", person, by=by)
        return contact


class EmergencyContact(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="emergency_contacts")
    name = models.CharField(_("nom"), max_length=120)
    relation = models.CharField(_("lien"), max_length=60, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20)
    may_pick_up = models.BooleanField(_("peut venir chercher la personne"), default=False)
    call_order = models.PositiveSmallIntegerField(_("ordre d'appel"), default=1)

    objects = EmergencyContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne à prévenir")
        ordering = ["call_order", "pk"]

    def __str__(self):
        return f"{self.name} {self.phone}"

    def save(self, *args, **kwargs):
        self.phone = digits(self.phone)
        super().save(*args, **kwargs)

    @transaction.atomic
    def remove(self, *, by):
        """No longer to be called for this person."""
        record("emergency_contact.removed", self.person, by=by)
        self.delete()
