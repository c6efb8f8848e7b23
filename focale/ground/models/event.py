"""The journal: who did what to which thing. Written by verbs, read by history pages and replays.

The chain of seals has an order of its own, that in which the clock finds the rows. The order of their keys
would not do: a transaction takes its key when it writes and shows its row when it ends, so that a smaller key
may come to light after a greater one was sealed, a second later or an hour.
"""

import hashlib
import json

from django.conf import settings
from django.db import models, transaction
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .version import Version

MOST_AT_ONCE = 5000


class EventQuerySet(models.QuerySet):
    def newest(self, most, either, *, what=()):
        """The `most` latest of each `(column, value)` of `either`, `what` being one of these codes when told.

        So a journal of millions is narrowed at the cost of one look in an index for each value; asked all
        together the rows of somebody busy would be read to the last.
        """
        if not either:
            return self.none()
        also = f" AND what IN ({', '.join(['%s'] * len(what))})" if what else ""
        arms, values = [], []
        for column, value in either:
            name, table = self.model._meta.get_field(column).column, self.model._meta.db_table
            rows = f"SELECT id FROM {table} WHERE {name} = %s{also} ORDER BY id DESC LIMIT {most:d}"
            arms.append(f"SELECT id FROM ({rows}) AS latest")
            values += [value, *what]
        return self.filter(pk__in=RawSQL(" UNION ALL ".join(arms), values))

    def about(self, thing):
        """The rows of one thing, oldest first."""
        return self.filter(noun=thing._meta.label, subject_id=thing.pk).order_by("pk")

    def seal_new(self) -> int:
        """Chain the new rows by hash; called by the clock, never by a verb. Returns how many."""
        return self._lengthen() if self.filter(seal_number=None).exists() else 0

    @transaction.atomic
    def _lengthen(self):
        """One sealer at a time: who lengthens the chain holds the journal's own row."""
        Version.objects.get_or_create(pk="journal")
        Version.objects.select_for_update().get(pk="journal")
        last = self.filter(seal_number__isnull=False).order_by("-seal_number").first()
        number, before = (last.seal_number, last.seal) if last else (0, "")
        rows = list(self.filter(seal_number=None).order_by("pk")[:MOST_AT_ONCE])
        for row in rows:
            number += 1
            row.seal_number, row.seal = number, row.seal_after(before)
            before = row.seal
        self.bulk_update(rows, ["seal_number", "seal"], batch_size=500)
        return len(rows)

    def broken_seal(self):
        """The first row whose seal does not follow from the one before, or None when the chain holds."""
        before = ""
        sealed = self.filter(seal_number__isnull=False).order_by("seal_number")
        for row in sealed.iterator(chunk_size=2000):
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
    seal_number = models.PositiveBigIntegerField(null=True, editable=False, unique=True)
    seal = models.CharField(max_length=64, blank=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("fait du journal")
        verbose_name_plural = _("journal")
        indexes = [
            models.Index(fields=["noun", "subject_id"], name="event_subject"),
            models.Index(fields=["what", "id"], name="event_what"),
            models.Index(fields=["by_words", "id"], name="event_by_words"),
            models.Index(fields=["id"], name="event_unsealed", condition=models.Q(seal_number=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seal_number=None, seal="")
                | (models.Q(seal_number__isnull=False) & ~models.Q(seal="")),
                name="event_seal_has_number",
            )
        ]

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
    record_all([(what, subject, details) for subject, details in facts], by=by)


def record_all(facts, /, *, by):
    """Several rows in one statement, in this order. `facts`: triples of what, its subject and the details."""
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
        for what, subject, details in facts
    )
