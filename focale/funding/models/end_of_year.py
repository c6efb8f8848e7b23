"""What a grant has left at the end of a year is put aside for its action, and used in the years that follow.

Dedicated funds of the chart of associations: 689 against 194 when put aside, 194 against 789 when used.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.ground.typography import euros
from focale.money.ledger import Journal, Movement, post, reverse
from focale.money.models import PLACES, FiscalYear, Purpose
from focale.people.rights import Right, may

PUT_ASIDE, ASIDE = "689", "194"
USED = PLACES[Purpose.FUNDS_CARRIED_OVER].account


class CarryOverQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def standing(self):
        return self.filter(cancelled_at=None)

    @transaction.atomic
    def carry(self, year, grant, cents, *, by):
        """Put so many cents of a grant aside at the end of a year; below zero, use them. Once a year.

        Refuses a year that runs or is closed, more than the grant, and using more than stands aside.
        """
        held = FiscalYear.objects.select_for_update(no_key=True).get(pk=year.pk)
        type(grant).objects.select_for_update(no_key=True).get(pk=grant.pk)
        if held.closed_at:
            raise ValidationError(_now("L'exercice %(year)s est clôturé.") % {"year": held})
        if timezone.localdate() <= held.last_day:
            raise ValidationError(_now("L'exercice %(year)s n'est pas fini.") % {"year": held})
        if not cents or self.standing().filter(grant=grant, year=held).exists():
            raise ValidationError(_now("Le report de «\xa0%(grant)s\xa0» est déjà écrit.") % {"grant": grant})
        aside = self.standing().filter(grant=grant).aggregate(cents=Sum("cents", default=0))["cents"]
        if not 0 <= aside + cents <= grant.granted_cents:
            words = _now("De «\xa0%(grant)s\xa0», on reporte de 0 à %(most)s en tout.")
            raise ValidationError(words % {"grant": grant, "most": euros(grant.granted_cents)})
        made = self.create(grant=grant, year=held, cents=cents, made_by=by)
        made.entry = made._post(by=by)
        made.save(update_fields=["entry"])
        record("grant.carried_over", grant, by=by, year=str(held), cents=cents)
        return made


class CarryOver(models.Model):
    grant = models.ForeignKey("funding.Grant", on_delete=models.PROTECT, related_name="carry_overs")
    year = models.ForeignKey("money.FiscalYear", on_delete=models.PROTECT, related_name="carry_overs")
    cents = models.IntegerField(_("somme"))
    entry = models.OneToOneField(
        "money.Entry", null=True, editable=False, on_delete=models.PROTECT, related_name="carry_over"
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, editable=False)

    objects = CarryOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("report d'une subvention")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(cents=0), name="carry_over_of_something"),
            models.UniqueConstraint(
                fields=["grant", "year"], condition=Q(cancelled_at=None), name="carry_over_once_a_year"
            ),
        ]

    def __str__(self):
        return f"{self.grant} · {self.year}"

    def _post(self, *, by):
        code, cents = self.grant.action.code, abs(self.cents)
        if self.cents > 0:
            words, moves = _now("À reporter\xa0: %(grant)s"), [(PUT_ASIDE, cents, code), (ASIDE, -cents, "")]
        else:
            words, moves = _now("Repris\xa0: %(grant)s"), [(ASIDE, cents, ""), (USED, -cents, code)]
        label = words % {"grant": self.grant}
        movements = [Movement(*move) for move in moves]
        return post(Journal.VARIOUS, self.year.last_day, label, movements, piece=f"F{self.pk}", by=by)

    @transaction.atomic
    def cancel(self, *, reason, by):
        """Take it back by the opposite entry, as long as its year is open."""
        held = (
            CarryOver.objects.select_for_update(of=("self",)).select_related("entry", "year").get(pk=self.pk)
        )
        if held.cancelled_at:
            raise ValidationError(_now("C'est déjà annulé."))
        if held.year.closed_at:
            raise ValidationError(_now("L'exercice %(year)s est clôturé.") % {"year": held.year})
        reverse(held.entry, reason, by=by)
        held.cancelled_at = timezone.now()
        held.save(update_fields=["cancelled_at"])
        record("grant.carry_over_cancelled", held.grant, by=by, year=str(held.year), reason=reason)
        self.refresh_from_db()
