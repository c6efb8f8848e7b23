"""One line of a list of members: what it says, what it would make, what it made."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date


class Verdict(models.TextChoices):
    NEW = "new", _("nouvelle personne")
    KNOWN = "known", _("personne connue")
    CONTACT = "contact", _("personne à prévenir")
    REFUSED = "refused", _("refusée")


class ImportedRowQuerySet(models.QuerySet):
    def waiting(self):
        """Those the worker has still to take in."""
        return self.filter(done_at=None).exclude(verdict=Verdict.REFUSED)

    def refused(self):
        return self.filter(verdict=Verdict.REFUSED)

    def counts(self) -> dict:
        """How many lines of each kind, in one question."""
        of = {verdict: models.Count("pk", filter=Q(verdict=verdict)) for verdict in Verdict.values}
        more = {
            "all": models.Count("pk"),
            "added": models.Count("pk", filter=Q(period="add") & ~Q(verdict=Verdict.REFUSED)),
            "members": models.Count("pk", filter=Q(period="member") & ~Q(verdict=Verdict.REFUSED)),
            "there": models.Count("pk", filter=Q(period="there")),
            "done": models.Count("pk", filter=Q(done_at__isnull=False)),
            "to_do": models.Count("pk", filter=~Q(verdict=Verdict.REFUSED)),
            "undone": models.Count("pk", filter=Q(undone_at__isnull=False)),
            "kept": models.Count("pk", filter=~Q(kept_why="")),
            "to_undo": models.Count("pk", filter=Q(done_at__isnull=False) & ~Q(made={})),
        }
        return self.aggregate(**of, **more)

    def left_by_undoing(self):
        """What was made and could not be taken back."""
        return self.exclude(kept_why="")


class ImportedRow(models.Model):
    imported = models.ForeignKey("association.Import", on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("ligne"))
    rank = models.PositiveSmallIntegerField(default=1, help_text="0: who may answer for others")
    family = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)
    cells = models.JSONField(default=list, help_text="as written, of a line that is refused")
    verdict = models.CharField(max_length=8, choices=Verdict)
    why = models.JSONField(default=list, help_text="sentences")
    period = models.CharField(max_length=6, blank=True, help_text="add, there, member or nothing")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="imported_rows"
    )
    made = models.JSONField(default=dict, help_text="keys of what it made")
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    kept_why = models.CharField(max_length=200, blank=True)

    objects = ImportedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("ligne de liste")
        ordering = ["number", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["imported", "number", "rank"], name="imported_row_once"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(done_at__isnull=False), name="imported_row_made_then_undone"
            ),
        ]
        indexes = [
            models.Index(fields=["imported", "rank", "number"], name="imported_row_order"),
            models.Index(fields=["imported", "family"], name="imported_row_family"),
        ]

    def __str__(self):
        return f"{self.facts.get('first_name', '')} {self.facts.get('last_name', '')}".strip()

    @property
    def who(self) -> str:
        """The person as the line names it, the organisation, or a dash."""
        return str(self) or self.facts.get("organisation") or "—"

    @property
    def birth(self) -> str:
        """12/03/2012, or 1949."""
        birth = self.facts.get("birth", "")
        return plain_date(date.fromisoformat(birth)) if len(birth) > 4 else birth

    @property
    def period_words(self) -> str:
        """The days of the membership it gives."""
        days = [date.fromisoformat(self.facts[name]) for name in ("first_day", "last_day")]
        return " – ".join(map(plain_date, days))

    @classmethod
    def follow_erasure(cls, person, *, by):
        """What the list said of the person goes with the person."""
        cls.objects.filter(person=person).update(facts={}, cells=[], why=[], family="")
