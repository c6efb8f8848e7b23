"""The journal: who did what to which thing. Written by verbs, read by history pages and replays."""

import hashlib
import json
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SETTLED_AFTER = timedelta(seconds=60)
"""Rows younger than this are not sealed: another transaction may still commit a smaller number."""


class EventQuerySet(models.QuerySet):
    def about(self, thing):
        """The rows of one thing, oldest first."""
        return self.filter(noun=thing._meta.label, subject_id=thing.pk).order_by("pk")

    @transaction.atomic
    def seal_new(self):
        """Chain the new rows by hash, in order; called by the clock, never by a verb. Returns how many."""
        last = self.exclude(seal="").order_by("-pk").select_for_update().first()
        before = last.seal if last else ""
        fresh = self.filter(seal="", at__lt=timezone.now() - SETTLED_AFTER).order_by("pk")[:5000]
        rows = list(fresh.select_for_update())
        for row in rows:
            row.seal = before = row.seal_after(before)
        self.bulk_update(rows, ["seal"], batch_size=500)
        return len(rows)

    def broken_seal(self):
        """The first row whose seal does not follow from the one before, or None when the chain holds."""
        before = ""
        for row in self.exclude(seal="").order_by("pk").iterator(chunk_size=2000):
            if row.seal != row.seal_after(before):
                return row
            before = row.seal
        return None


class Event(models.Model):
    what = models.CharField(_("fait"), max_length=60)
    at = models.DateTimeField(_("quand"), default=timezone.now, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_words = models.CharField(max_length=150, blank=True, help_text="the actor's name on that day")
    noun = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    details = models.JSONField(default=dict, blank=True)
    seal = models.CharField(max_length=64, blank=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("fait du journal")
        verbose_name_plural = _("journal")
        indexes = [models.Index(fields=["noun", "subject_id"], name="event_subject")]

    def __str__(self):
        return f"{self.what} {self.noun} {self.subject_id}"

    def seal_after(self, before: str) -> str:
        """SHA-256 over the former seal and what this row says (the actor by name: accounts may be erased)."""
        said = [before, self.pk, self.what, self.at.isoformat(), self.by_words, self.noun, self.subject_id]
        said.append(json.dumps(self.details, sort_keys=True, ensure_ascii=False))
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def record(what, subject, /, *, by, **details):
    """Write one row of the journal: `by` (an account, or None for the clock) did `what` to `subject`."""
    return Event.objects.create(
        what=what,
        noun=subject._meta.label,
        subject_id=subject.pk,
        by=by,
        by_words=str(by)[:150] if by else "",
        details=details,
    )


def record_each(what, facts, /, *, by):
    """Several rows of one kind in one statement. `facts`: pairs of a subject and its details."""
    words = str(by)[:150] if by else ""
    Event.objects.bulk_create(
        Event(
            what=what,
            noun=subject._meta.label,
            subject_id=subject.pk,
            by=by,
            by_words=words,
            details=details,
        )
        for subject, details in facts
    )
