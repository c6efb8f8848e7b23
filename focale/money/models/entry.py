"""Double entry. The clock numbers and seals what the acts wrote, in order; then it never changes.

The database itself holds this: triggers refuse to change, delete or add to what is sealed, and to seal what
is not balanced (migration `0003_guard_the_books`).
"""

from contextlib import nullcontext

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.money.chaining import lengthen, seal_of
from focale.people.rights import Right, may

from .fiscal_year import FiscalYear


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
        """Number the entries of each open year and chain them by hash. Returns how many.

        Called by the clock, never by a verb: every verb would wait for every other. A few thousand at a
        time, so that nobody who writes waits long.
        """
        self._give_years()
        waiting = self.filter(seal="", year__closed_at=None).order_by("year")
        years = [key for key in waiting.values_list("year", flat=True).distinct() if key]
        return sum(self._seal_by_parts(key, transaction.atomic) for key in years)

    def _give_years(self):
        """An entry written the second its year was opened may have missed it."""
        if self.filter(year=None).exists():
            for year in FiscalYear.objects.still_open():
                year.take_waiting()

    def seal_year(self, key) -> int:
        """Number and chain all that is not yet sealed in this year, in one transaction. Returns how many.

        Without a savepoint: on SQLite each row changed inside one costs more than the row before.
        """
        with transaction.atomic(savepoint=False):
            return self._seal_by_parts(key, nullcontext)

    def _seal_by_parts(self, key, each) -> int:
        count, after = 0, 0
        while after is not None:
            with each():
                found, after = self._seal_some(key, after)
            count += found
        return count

    def _seal_some(self, key, after):
        """The next few thousand of a year that is still open: how many were sealed, where to go on."""
        year = FiscalYear.objects.select_for_update(no_key=True).filter(pk=key, closed_at=None).first()
        if year is None:
            return 0, None
        found, after = lengthen(year, Entry.objects.filter(year=year, seal=""), after)
        year.save(update_fields=["last_number", "last_seal"])
        return found, after


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
        """What its seal should be after the former one."""
        facts = (self.journal, self.day, self.label, self.piece, self.made_at)
        lines = sorted(self.lines.all(), key=lambda line: line.pk)
        told = [(row.account, row.debit_cents, row.credit_cents, row.project, row.label) for row in lines]
        return seal_of(before, self.year, self.number, facts, told)
