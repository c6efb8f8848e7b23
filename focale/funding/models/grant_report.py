"""The report owed in return for a grant: its words are written by the team, its figures are counted.

Until it is sent everything is live; sent, it is frozen with its hash, which also stands in the journal. The
figures and the rows behind them (`ReportRows`) are copied: neither a birthday, a move nor an erasure changes
them.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Event, record
from focale.ground.sealing import sealed
from focale.people.rights import Right, may

from .grant import Grant

WORDS = ("carried_out", "objectives_reached", "differences", "in_kind_words", "observations")


class GrantReportQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()

    def sent(self):
        return self.exclude(sent_at=None)

    def broken(self):
        """Those that no longer say what was sealed, for `focale check`. There should be none."""
        return [report for report in self.sent().iterator(chunk_size=20) if not report.is_intact()]


class GrantReport(models.Model):
    grant = models.ForeignKey("funding.Grant", on_delete=models.PROTECT, related_name="reports")
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    carried_out = models.TextField(_("comment l'action s'est déroulée"), blank=True)
    objectives_reached = models.TextField(_("les objectifs ont-ils été atteints ?"), blank=True)
    differences = models.TextField(_("écarts entre le budget prévu et le réalisé"), blank=True)
    in_kind_words = models.TextField(_("contributions volontaires en nature"), blank=True)
    observations = models.TextField(_("observations"), blank=True)
    compared_with = models.ForeignKey(
        "funding.Action",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("comparer avec"),
        help_text=_("L'action d'un an avant. Sans réponse : la même, si elle existait déjà."),
    )
    content = models.JSONField(null=True, editable=False)
    counted_at = models.DateTimeField(_("compté le"), null=True, editable=False)
    sha256 = models.CharField(_("empreinte"), max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(_("envoyé le"), null=True, blank=True, editable=False)

    objects = GrantReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("bilan d'une subvention")
        ordering = ["-last_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="grant_report_runs"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at=None, sha256="")
                | models.Q(sent_at__isnull=False, content__isnull=False) & ~models.Q(sha256=""),
                name="grant_report_sent_is_frozen",
            ),
        ]

    def __str__(self):
        return str(self.grant)

    @classmethod
    @transaction.atomic
    def begin(cls, grant, *, by, first_day=None, last_day=None):
        """A report over the days of the grant (or these). One that is being written goes on."""
        held = Grant.objects.select_for_update().select_related("fund").get(pk=grant.pk)
        if draft := cls.objects.filter(grant=held, sent_at=None).first():
            return draft
        days = {"first_day": first_day or held.fund.first_day, "last_day": last_day or held.fund.last_day}
        report = cls.objects.create(grant=held, **days)
        record("grant_report.begun", report, by=by)
        return report

    @transaction.atomic
    def write(self, *, by, **words):
        """Keep the words and the days. Refuses once sent."""
        held = GrantReport.objects.select_for_update().get(pk=self.pk)
        held._refuse_sent()
        for name, value in words.items():
            setattr(held, name, value)
        held.full_clean()
        held.save()
        record("grant_report.written", held, by=by, changed=sorted(words))
        self.refresh_from_db()

    @transaction.atomic
    def count(self, content):
        """Keep what `reporting.content_of` counts today: the page then shows it at once."""
        held = GrantReport.objects.select_for_update().get(pk=self.pk)
        held._refuse_sent()
        held._keep(content)
        held.counted_at = timezone.now()
        held.save(update_fields=["content", "counted_at"])
        self.refresh_from_db()

    @transaction.atomic
    def send(self, content, *, by):
        """Freeze it as it goes to the funder. `content`: what `reporting.content_of` counted."""
        held = GrantReport.objects.select_for_update().get(pk=self.pk)
        held._refuse_sent()
        for picture in held.pictures.all():
            picture.refuse_unless_allowed()
        held._keep(content)
        held.sha256 = sealed(held.content)
        held.counted_at = held.sent_at = timezone.now()
        held.save()
        Grant.objects.filter(pk=held.grant_id).update(report_sent_on=timezone.localdate())
        record("grant_report.sent", held, by=by, sha256=held.sha256)
        self.refresh_from_db()

    def _keep(self, content):
        """The rows out of the content into their own table, their hashes in."""
        told = dict(content)
        parts = told.pop("rows")
        self.parts.all().delete()
        self.parts.bulk_create(
            self.parts.model(report=self, part=part, content=rows) for part, rows in parts.items()
        )
        self.content = told | {"rows_sha256": {part: sealed(rows) for part, rows in parts.items()}}

    def rows_of(self, part) -> list:
        """The rows behind one part as they were counted; nothing where there were none."""
        return next(iter(self.parts.filter(part=part).values_list("content", flat=True)), [])

    def is_intact(self, with_rows=True) -> bool:
        """The content still has its hash, the journal holds the same one, and the rows are those of then."""
        events = Event.objects.about(self).filter(what="grant_report.sent")
        said = events.values_list("details", flat=True).first() or {}
        if not sealed(self.content) == self.sha256 == said.get("sha256"):
            return False
        if not with_rows:
            return True
        kept = {part.part: sealed(part.content) for part in self.parts.iterator(chunk_size=1)}
        return kept == self.content.get("rows_sha256", {})

    def _refuse_sent(self):
        if self.sent_at:
            raise ValidationError(
                _now("Ce bilan est déjà envoyé : il ne change plus. Commencez-en un autre pour le corriger.")
            )
