"""The figures given to a funder, as they were that day: frozen, sealed by a hash, the same at every printing.

Numbers, brackets and words are copied, so neither a birthday, a move, an erasure nor a new scheme changes
them. The hash stands in the journal too, which is itself sealed.
"""

import hashlib
import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.funding.comparing import differences
from focale.funding.counting import figures
from focale.funding.selection import Selection
from focale.ground.models import Event, record
from focale.ground.sealing import canonical, sealed
from focale.people.rights import Right, may

from .dimension import Bracket, Dimension

DEFINITIONS = 1
"""Raised when docs/figures.md defines a figure differently; a report says which it was counted by."""


def digest_of(rows) -> str:
    """SHA-256 over the attendances counted: their keys, visitors, days and minutes, in the order of keys."""
    digest = hashlib.sha256()
    told = rows.order_by("pk").values_list("pk", "visitor", "on", "minutes")
    for pk, visitor, on, minutes in told.iterator(chunk_size=5000):
        digest.update(f"{pk} {visitor} {on} {minutes}\n".encode())
    return digest.hexdigest()


class ReportQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_FIGURES) else self.none()

    def published(self):
        return self.filter(published_at__isnull=False)

    @transaction.atomic
    def save_for(self, funder, *, title, selection, scheme, by, words=(), note=""):
        """Count now and freeze the answer. `words`: what the selection is narrowed to, as (what, which)."""
        content = {
            "title": title,
            "funder": funder,
            "note": note,
            "words": [list(pair) for pair in words],
            "scheme": {"name": scheme.name, "asked_by": scheme.asked_by, "source": scheme.source},
            "scales": [frozen_scale(dimension, brackets) for dimension, brackets in scheme.scales],
            "selection": selection.as_json(),
            "figures": figures(selection, scheme.scales),
            "rows": {"attendances": digest_of(selection.attendances())},
            "definitions": DEFINITIONS,
        }
        report = self.create(
            title=title,
            funder=funder,
            first_day=selection.first,
            last_day=selection.last,
            content=content,
            sha256=sealed(content),
            saved_by=by,
            saved_by_words=str(by)[:150] if by else "",
        )
        record("report.saved", report, by=by, sha256=report.sha256, title=title, funder=funder)
        return report

    def broken(self):
        """The reports that no longer say what was sealed, for `focale check`. There should be none."""
        return [report for report in self.order_by("pk").iterator(chunk_size=50) if not report.is_intact()]


def frozen_scale(dimension, brackets) -> dict:
    return {
        "fact": str(dimension.fact),
        "label": dimension.label,
        "unknown_label": dimension.unknown_label,
        "brackets": [
            {
                "code": bracket.code,
                "label": bracket.label,
                "min_age": bracket.min_age,
                "max_age": bracket.max_age,
                "values": bracket.values,
            }
            for bracket in brackets
        ],
    }


def thawed(told) -> list[tuple]:
    """The dimensions and brackets that `frozen_scale` told, to count by again."""
    found = []
    for scale in told:
        dimension = Dimension(fact=scale["fact"], label=scale["label"], unknown_label=scale["unknown_label"])
        brackets = [Bracket(dimension=dimension, **bracket) for bracket in scale["brackets"]]
        found.append((dimension, brackets))
    return found


class Report(models.Model):
    title = models.CharField(_("titre"), max_length=160)
    funder = models.CharField(_("pour"), max_length=160, blank=True)
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    content = models.JSONField()
    sha256 = models.CharField(_("empreinte"), max_length=64)
    saved_at = models.DateTimeField(_("enregistré le"), default=timezone.now)
    saved_by = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_by_words = models.CharField(max_length=150, blank=True, help_text="their name on that day")
    published_at = models.DateTimeField(_("rendu public le"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("bilan")
        ordering = ["-saved_at", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("report", args=[self.pk])

    @property
    def figures(self) -> dict:
        return self.content["figures"]

    @property
    def selection(self) -> Selection:
        return Selection.from_json(self.content["selection"])

    def is_intact(self) -> bool:
        """The content still has its hash, and the journal holds the same one."""
        said = Event.objects.about(self).filter(what="report.saved").values_list("details", flat=True).first()
        return sealed(self.content) == self.sha256 and (said or {}).get("sha256") == self.sha256

    def scales(self):
        """The dimensions and brackets as they were, to count by again."""
        return thawed(self.content["scales"])

    def changes_since(self) -> list[dict]:
        """What the same question answers differently today; the report itself stays as it is."""
        today = figures(self.selection, self.scales())
        found = differences(self.figures, json.loads(canonical(today)))
        same_rows = digest_of(self.selection.attendances()) == self.content["rows"]["attendances"]
        if not found and not same_rows:
            words = _now("Les nombres sont les mêmes, mais des présences ont été corrigées depuis.")
            found = [{"what": words, "then": "", "now": ""}]
        return found

    @transaction.atomic
    def publish(self, *, by):
        """Show it to everybody, small numbers masked. Refuses a report that no longer has its seal."""
        report = Report.objects.select_for_update().get(pk=self.pk)
        if not report.is_intact():
            raise ValidationError(
                _now(
                    "Ce bilan a été modifié hors du logiciel : il ne peut pas être rendu public. Refaites-le."
                )
            )
        self.published_at = report.published_at or timezone.now()
        self.save(update_fields=["published_at"])
        record("report.published", self, by=by)

    @transaction.atomic
    def withdraw(self, *, by):
        """Take it off the public pages. It stays among the reports."""
        Report.objects.select_for_update().get(pk=self.pk)
        self.published_at = None
        self.save(update_fields=["published_at"])
        record("report.withdrawn", self, by=by)

    @property
    def days(self) -> tuple[date, date]:
        return self.first_day, self.last_day
