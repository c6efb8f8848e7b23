"""Signs of life of the background work: who works, who holds the clock, when each job was done."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

SILENCE = timedelta(seconds=15)
"""A worker not heard for so long is taken for dead, and its tasks are taken up again."""


class BeatQuerySet(models.QuerySet):
    def workers(self):
        """The workers heard of lately."""
        return self.filter(name__startswith="worker:", at__gt=timezone.now() - SILENCE)


class Beat(models.Model):
    name = models.CharField(max_length=200, primary_key=True)
    by = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = BeatQuerySet.as_manager()

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def strike(cls, name, *, by):
        """Say that `by` has just done `name`."""
        cls.objects.update_or_create(name=name, defaults={"by": by, "at": timezone.now()})

    @classmethod
    def take(cls, name, *, by, after, keep=False) -> bool:
        """Take `name` when nobody did for `after`, or when `keep` and it is already ours; one taker only."""
        now = timezone.now()
        _beat, fresh = cls.objects.get_or_create(name=name, defaults={"by": by, "at": now})
        free = models.Q(at__lte=now - after)
        if keep:
            free |= models.Q(by=by)
        return fresh or bool(cls.objects.filter(free, name=name).update(by=by, at=now))
