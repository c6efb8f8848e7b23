"""The secret address of one person's calendar: whoever has it reads it, so it can be closed at any time."""

import secrets

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record


def new_key() -> str:
    return secrets.token_urlsafe(24)


class CalendarKeyQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(revoked_at=None)

    def visible_to(self, account):
        """One's own, and nobody else's."""
        person = getattr(account, "person", None)
        return self.filter(person=person) if person else self.none()

    @transaction.atomic
    def make(self, person, *, by):
        """A new address for this person's calendar; the former one stops working."""
        type(person).objects.select_for_update().get(pk=person.pk)
        self.in_force().filter(person=person).update(revoked_at=timezone.now())
        key = self.create(person=person)
        record("calendar_key.made", key, by=by, person=person.pk)
        return key


class CalendarKey(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="calendar_keys")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

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

    @transaction.atomic
    def revoke(self, *, by):
        """Close this address: whoever still has it gets nothing. Harmless when closed already."""
        if not CalendarKey.objects.in_force().filter(pk=self.pk).update(revoked_at=timezone.now()):
            return
        self.refresh_from_db()
        record("calendar_key.revoked", self, by=by, person=self.person_id)
