"""Double entry. The clock numbers and seals what the acts wrote, in order; then it never changes.

The database itself holds this: triggers refuse to change, delete or add to what is sealed, and to seal what
is not balanced (migration `0003_guard_the_books`).
"""

import hashlib
import json
from datetime import UTC, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may

from .fiscal_year import FiscalYear

SETTLED_AFTER = timedelta(seconds=60)
"""Entries younger than this are not numbered: another transaction may still commit an earlier one."""


AT_ONCE = 2000


class Journal(models.TextChoices):
    SALES = "VE", _("ventes et participations")
    PURCHASES = "AC", _("achats")
    BANK = "BQ", _("banque")
    CASH = "CA", _("caisse")
    VARIOUS = "OD", _("opérations diverses")
    OPENING = "AN", _("à-nouveaux")


class EntryQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def sealed(self):
        return self.exclude(seal="")

    def unbalanced(self):
        """Those whose debits and credits differ, or that have no line: they are never numbered."""
        totals = {"debit": Sum("lines__debit_cents"), "credit": Sum("lines__credit_cents")}
        return self.annotate(**totals).filter(Q(debit=None) | ~Q(debit=F("credit")))

    def seal_new(self):
        """Number the settled entries of each open year and chain them by hash. Returns how many.

        Called by the clock, never by a verb: every verb would wait for every other.
        """
        self._give_years()
        waiting = self.filter(seal="", year__closed_at=None, made_at__lt=timezone.now() - SETTLED_AFTER)
        years = waiting.order_by("year").values_list("year", flat=True).distinct()
        return sum(self.seal_year(key, until=timezone.now() - SETTLED_AFTER) for key in years if key)

    def _give_years(self):
        """An entry written the second its year was opened may have missed it."""
        if self.filter(year=None).exists():
            for year in FiscalYear.objects.still_open():
                year.take_waiting()

    @transaction.atomic
    def seal_year(self, key, *, until=None):
        """Number and chain what is not yet sealed in this year, oldest first. `until`: a moment, or all."""
        year = FiscalYear.objects.select_for_update(no_key=True).get(pk=key)
        fresh = Entry.objects.filter(year=year, seal="")
        fresh = fresh.filter(made_at__lt=until) if until else fresh
        fresh = fresh.exclude(pk__in=Entry.objects.filter(year=year, seal="").unbalanced().values("pk"))
        count = 0
        while rows := list(fresh.order_by("pk").prefetch_related("lines")[:AT_ONCE]):
            for row in rows:
                year.last_number += 1
                row.year, row.number, row.sealed_at = year, year.last_number, timezone.now()
                row.seal = year.last_seal = row.seal_after(year.last_seal)
            Entry.objects.bulk_update(rows, ["number", "seal", "sealed_at"], batch_size=200)
            count += len(rows)
            if until:
                break
        year.save(update_fields=["last_number", "last_seal"])
        return count


class Entry(models.Model):
    year = models.ForeignKey(
        FiscalYear, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    journal = models.CharField(_("journal"), max_length=2, choices=Journal)
    day = models.DateField(_("date"))
    label = models.CharField(_("libellé"), max_length=200)
    piece = models.CharField(_("pièce"), max_length=40, blank=True)
    is_by_hand = models.BooleanField(default=False, editable=False, help_text="written as such, by no act")
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    number = models.PositiveIntegerField(_("numéro"), null=True, blank=True, editable=False)
    seal = models.CharField(max_length=64, blank=True, editable=False)
    sealed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("écriture")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="entry_number_once"),
            models.CheckConstraint(
                condition=Q(seal="", number=None, sealed_at=None)
                | Q(~Q(seal=""), year__isnull=False, number__isnull=False, sealed_at__isnull=False),
                name="entry_sealed_with_its_number",
            ),
        ]
        indexes = [models.Index(fields=["year", "day"], name="entry_of_year")]

    def __str__(self):
        return f"{self.journal} {self.day} {self.label}"

    @property
    def cents(self) -> int:
        """What the entry moves: the sum of its debits."""
        return sum(line.debit_cents for line in self.lines.all())

    def seal_after(self, before: str) -> str:
        """SHA-256 over the former seal and all the entry says; who wrote it stands in the journal of acts."""
        said = [before, str(self.year.first_day), str(self.year.last_day), self.number, self.journal]
        said += [str(self.day), self.label, self.piece, self.made_at.astimezone(UTC).isoformat()]
        for line in sorted(self.lines.all(), key=lambda line: line.pk):
            said.append([line.account, line.debit_cents, line.credit_cents, line.project, line.label])
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
