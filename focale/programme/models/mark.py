"""One tap on a list: kept for ever, whoever tapped, on whatever phone, in whatever order it arrived.

What counts for a person is the tap made last; two leaders who mark the same list never lose one. A phone
that sends the same tap twice changes nothing: the tap carries its own number.
"""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .attendance import Presence


class Mark(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    occurrence = models.ForeignKey("programme.Occurrence", on_delete=models.CASCADE, related_name="marks")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="marks")
    presence = models.CharField(_("présence"), max_length=10, choices=Presence, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(help_text="by the clock of the phone, never later than received")
    received_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("people.Account", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("pointage")
        ordering = ["made_at", "received_at"]
        indexes = [models.Index(fields=["occurrence", "person"], name="mark_of")]

    def __str__(self):
        return f"{self.person} {self.presence}"
