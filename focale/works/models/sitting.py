"""A tablet handed round: who has not answered yet answers on it, one after the other, and signs.

The tablet is signed out: it knows this sitting and nothing of the team. It ends by itself after some hours.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.models.card import LETTERS
from focale.programme.models import Occurrence

from .production import Production

LASTS = timedelta(hours=4)
CODE_LASTS = timedelta(minutes=15)
CODE_LETTERS = 8


class SittingQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the productions this account changes, and of the dates it marks."""
        productions = Production.objects.changeable_by(account).values("pk")
        dates = Occurrence.objects.markable_by(account).values("pk")
        return self.filter(models.Q(production__in=productions) | models.Q(occurrence__in=dates))

    def open(self):
        """Those a tablet may still be used for."""
        return self.filter(closed_at=None, opened_at__gt=timezone.now() - LASTS)

    @transaction.atomic
    def begin(self, *, production=None, occurrence=None, by, **terms):
        """A new one, for a production or for one date. `terms`: uses (codes of Use), years."""
        if not terms.get("uses"):
            raise ValidationError(_now("Choisissez au moins un endroit où montrer."))
        code = "".join(secrets.choice(LETTERS) for _letter in range(CODE_LETTERS))
        made = self.create(production=production, occurrence=occurrence, opened_by=by, code=code, **terms)
        record("sitting.opened", made, by=by, production=getattr(production, "pk", None))
        return made

    @transaction.atomic
    def enter(self, typed):
        """The sitting of a code typed on a tablet: once, within a quarter of an hour; else None."""
        code = typed.upper().replace(" ", "").replace("-", "")
        fresh = self.open().filter(opened_at__gt=timezone.now() - CODE_LASTS).exclude(code="")
        found = fresh.select_for_update().filter(code=code).first() if code else None
        if found:
            found.code, found.entered_at = "", timezone.now()
            found.save(update_fields=["code", "entered_at"])
        return found


class Sitting(models.Model):
    production = models.ForeignKey(
        "works.Production", null=True, on_delete=models.CASCADE, related_name="sittings"
    )
    occurrence = models.ForeignKey(
        "programme.Occurrence", null=True, on_delete=models.CASCADE, related_name="sittings"
    )
    uses = models.JSONField(default=list)
    years = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(max_length=CODE_LETTERS, blank=True, editable=False)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    entered_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    answered = models.PositiveIntegerField(default=0, editable=False)

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("tablette ouverte pour signer")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(production=None) ^ models.Q(occurrence=None),
                name="sitting_is_of_one_thing",
            )
        ]

    def __str__(self):
        return self.production.title if self.production else self.occurrence.activity.title

    @property
    def spaced_code(self) -> str:
        return f"{self.code[:4]} {self.code[4:]}"

    @property
    def ends_at(self):
        return self.opened_at + LASTS

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and timezone.now() < self.ends_at

    def until(self):
        """The last day of what is agreed to on it."""
        return timezone.localdate() + timedelta(days=365 * self.years)

    @transaction.atomic
    def close(self, *, by):
        """The tablet opens nothing any more; harmless twice."""
        if Sitting.objects.filter(pk=self.pk, closed_at=None).update(closed_at=timezone.now(), code=""):
            record("sitting.closed", self, by=by, answered=self.answered)
        self.refresh_from_db()
