"""The secret address of one person's calendar: whoever has it reads it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from focale.ground.models import SecretAddress, SecretAddressQuerySet


class CalendarKeyQuerySet(SecretAddressQuerySet):
    def visible_to(self, account):
        """One's own, and nobody else's."""
        person = getattr(account, "person", None)
        return self.filter(person=person) if person else self.none()


class CalendarKey(SecretAddress):
    held_by, told_as = "person", "calendar_key"
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="calendar_keys")

    objects = CalendarKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("adresse d'agenda")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at=None), name="calendar_key_one_in_force"
            )
        ]

    def __str__(self):
        return f"{self.person} · {self.made_at:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("personal-ical", args=[self.key])

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Nobody reads the calendar of one who asked to be forgotten."""
        cls.objects.filter(person=person).delete()
