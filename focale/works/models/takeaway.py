"""The works of one person in one file to take away: made behind, downloaded by who asked, soon gone."""

import secrets

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.later import later
from focale.ground.models import record

from .making import Progress


def new_key() -> str:
    return secrets.token_urlsafe(24)


class TakeawayQuerySet(models.QuerySet):
    def visible_to(self, account):
        """To who asked for it, and nobody else."""
        return self.filter(asked_by=account)

    @transaction.atomic
    def ask(self, person, *, by):
        """Have it made, in place of the former one."""
        type(person).objects.select_for_update(no_key=True).get(pk=person.pk)
        for former in self.filter(person=person, asked_by=by):
            former.drop()
        made = self.create(person=person, asked_by=by)
        record("takeaway.asked", person, by=by)
        later(made.make, heavy=True)
        return made


class Takeaway(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="takeaways")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    address = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    held_files = models.JSONField(default=list)
    sentence = models.CharField(max_length=400, blank=True)

    objects = TakeawayQuerySet.as_manager()

    class Meta:
        verbose_name = _("créations à emporter")
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"{self.person} · {self.asked_at:%d/%m/%Y}"
