"""The year of the accounts: its entries are numbered without gap and chained; closed, it never changes."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.people.rights import Right, may

LONGEST = timedelta(days=731)
YEARS_AHEAD = 3
"""A day further ahead is a slip of the keyboard, no reason to open years."""


def anniversary(day: date) -> date:
    """The same day a year later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


class FiscalYearQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def still_open(self):
        return self.filter(closed_at=None)

    def covering(self, day):
        """The year that holds this day, or None."""
        return self.filter(first_day__lte=day, last_day__gte=day).first()

    def for_entry(self, day, *, by):
        """The year an entry of this day belongs to, opened when it follows the last one.

        None before the very first year is opened: the entry waits for it, unnumbered. Refuses a closed year,
        a day before the first year, and one too far ahead.
        """
        if year := self.covering(day):
            if year.closed_at:
                raise ValidationError(
                    _now("L'exercice %(year)s est clôturé\xa0: choisissez un jour à partir du %(day)s.")
                    % {"year": year, "day": plain_date(year.last_day + timedelta(days=1))},
                    code="closed",
                )
            return year
        last = self.order_by("-last_day").first()
        if last is None:
            return None
        if day < last.first_day:
            first = self.order_by("first_day").first()
            raise ValidationError(
                _now("Le premier exercice commence le %(day)s\xa0: choisissez un jour à partir de là.")
                % {"day": plain_date(first.first_day)},
                code="before",
            )
        for _step in range(YEARS_AHEAD):
            last = last.open_next(by=by)
            if day <= last.last_day:
                return last
        raise ValidationError(_now("Ce jour est trop loin\xa0: vérifiez l'année."), code="ahead")


class FiscalYear(models.Model):
    first_day = models.DateField(_("premier jour"), unique=True)
    last_day = models.DateField(_("dernier jour"), unique=True)
    last_number = models.PositiveIntegerField(default=0, editable=False)
    last_seal = models.CharField(max_length=64, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = FiscalYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("exercice")
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gt=F("first_day")), name="fiscal_year_runs")
        ]

    def __str__(self):
        first, last = self.first_day, self.last_day
        whole = anniversary(first) == last + timedelta(days=1)
        if whole and first.year == last.year:
            return str(first.year)
        if whole:
            return f"{first.year}-{last.year}"
        return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"

    def before(self):
        """The year just before, or None."""
        return FiscalYear.objects.filter(last_day=self.first_day - timedelta(days=1)).first()

    def after(self):
        """The year just after, or None."""
        return FiscalYear.objects.filter(first_day=self.last_day + timedelta(days=1)).first()

    def running(self, known=None) -> list:
        """This year and those before it whose balances are not carried over yet, the latest first.

        `known`: all years there are, where one has them already.
        """
        known = FiscalYear.objects.all() if known is None else known
        years, found = [year for year in known if year.first_day <= self.first_day], [self]
        for year in years[1:]:
            if year.closed_at:
                break
            found.append(year)
        return found

    @classmethod
    @transaction.atomic
    def open(cls, *, first_day, last_day, by):
        """A new year, next to those there are. Entries of its days that waited for it join it."""
        _refuse_length(first_day, last_day)
        known = list(cls.objects.select_for_update().order_by("first_day"))
        if known:
            _refuse_apart(first_day, last_day, known[0], known[-1])
        year = cls.objects.create(first_day=first_day, last_day=last_day)
        year.take_waiting()
        record("year.opened", year, by=by, first_day=str(first_day), last_day=str(last_day))
        return year

    @transaction.atomic
    def redate(self, *, first_day, last_day, by):
        """Other days, as long as none of its entries is numbered. Entries that fall outside wait again."""
        held = FiscalYear.objects.select_for_update().get(pk=self.pk)
        if held.last_number or held.closed_at:
            raise ValidationError(_now("Des écritures sont déjà numérotées\xa0: les dates ne changent plus."))
        _refuse_length(first_day, last_day)
        others = list(FiscalYear.objects.exclude(pk=self.pk).order_by("first_day"))
        if others:
            _refuse_apart(first_day, last_day, others[0], others[-1])
        held.entries.update(year=None)
        held.first_day, held.last_day = first_day, last_day
        held.save(update_fields=["first_day", "last_day"])
        held.take_waiting()
        record("year.redated", held, by=by, first_day=str(first_day), last_day=str(last_day))
        self.refresh_from_db()

    @transaction.atomic
    def open_next(self, *, by):
        """The year that follows, twelve months long; harmless when it is there already."""
        first = self.last_day + timedelta(days=1)
        until = anniversary(first) - timedelta(days=1)
        year, is_new = FiscalYear.objects.get_or_create(first_day=first, defaults={"last_day": until})
        if is_new:
            year.take_waiting()
            record("year.opened", year, by=by, first_day=str(first), last_day=str(until))
        return year

    def take_waiting(self):
        """Entries of these days that were written before the year was opened belong to it."""
        self.entries.model.objects.filter(
            year=None, day__gte=self.first_day, day__lte=self.last_day, seal=""
        ).update(year=self)


def _refuse_length(first_day, last_day):
    if not first_day < last_day <= first_day + LONGEST:
        raise ValidationError(
            _now("Un exercice finit après son premier jour, et dure deux ans au plus."), code="length"
        )


def _refuse_apart(first_day, last_day, first, last):
    """Years stand side by side: no hole, no overlap. A closed year is the end of what can be told before."""
    next_day, day_before = last.last_day + timedelta(days=1), first.first_day - timedelta(days=1)
    if first_day == next_day or (last_day == day_before and not first.closed_at):
        return
    if first.closed_at:
        raise ValidationError(
            _now("Le prochain exercice commence le %(next)s, le lendemain du dernier.")
            % {"next": plain_date(next_day)},
            code="apart",
        )
    raise ValidationError(
        _now(
            "Les exercices se suivent sans trou\xa0: celui-ci commence le %(next)s, "
            "ou finit le %(before)s s'il est plus ancien."
        )
        % {"next": plain_date(next_day), "before": plain_date(day_before)},
        code="apart",
    )
