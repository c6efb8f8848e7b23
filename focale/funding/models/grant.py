"""What was granted, what came in and what is owed in return."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.ground.typography import euros
from focale.money.ledger import Journal, Movement, post
from focale.money.models import PLACES, Fund, Purpose
from focale.people.rights import Right, may

from .grant_payment import GRANTS_TO_RECEIVE, GrantPayment

AGREEMENT_ABOVE = 23_000_00


class GrantQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()


class Grant(models.Model):
    """Money granted for an action: its envelope (never crossed), its agreement, the report owed in return."""

    request = models.OneToOneField(
        "funding.GrantRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="grant"
    )
    action = models.ForeignKey("funding.Action", on_delete=models.PROTECT, related_name="grants")
    funder = models.ForeignKey("funding.Funder", on_delete=models.PROTECT, related_name="grants")
    fund = models.OneToOneField("money.Fund", on_delete=models.PROTECT, related_name="grant")
    reference = models.CharField(_("numéro de convention ou d'arrêté"), max_length=80, blank=True)
    agreed_on = models.DateField(_("décidée le"), default=timezone.localdate)
    agreement = models.FileField(_("convention"), upload_to="conventions/", blank=True)
    report_due_on = models.DateField(_("bilan à rendre le"))
    report_sent_on = models.DateField(_("bilan envoyé le"), null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("subvention")
        ordering = ["-fund__last_day", "pk"]

    def __str__(self):
        return f"{self.funder} · {self.action}"

    @property
    def granted_cents(self) -> int:
        return self.fund.ceiling_cents

    @classmethod
    @transaction.atomic
    def award(cls, *, action, funder, cents, first_day, last_day, by, request=None, **facts):
        """A funder said yes: the envelope is open, the books know what is to come.

        The report is due six months after the last day of the grant, unless `report_due_on` says otherwise.
        """
        fund = Fund.open(
            name=_free_name(f"{funder} · {action} · {last_day.year}"),
            giver=funder.organisation,
            first_day=first_day,
            last_day=last_day,
            ceiling_cents=cents,
            by=by,
        )
        facts.setdefault("report_due_on", months_after(last_day, 6))
        _refuse_early(facts["report_due_on"], last_day)
        grant = cls(request=request, action=action, funder=funder, fund=fund, **facts)
        grant.full_clean()
        grant.save()
        income = Movement(PLACES[Purpose.GRANTS].account, -cents, project=action.code)
        movements = [Movement(GRANTS_TO_RECEIVE, cents), income]
        post(Journal.VARIOUS, grant.agreed_on, str(grant), movements, piece=grant.piece, by=by)
        record("grant.awarded", grant, by=by, cents=cents)
        return grant

    @property
    def piece(self) -> str:
        """What its entries in the books are filed under."""
        return f"S{self.pk}"

    @property
    def lacks_agreement(self) -> bool:
        """The law wants a written agreement above 23,000 euros (decree 2001-495), and none is kept here."""
        return self.granted_cents > AGREEMENT_ABOVE and not self.agreement

    @transaction.atomic
    def correct(self, *, reference, report_due_on, agreement=None, by):
        """What may change after it was noted: its number, the day of the report, the paper. The sum and the
        days stand in the books and in the envelope."""
        held = Grant.objects.select_for_update(of=["self"]).select_related("fund").get(pk=self.pk)
        _refuse_early(report_due_on, held.fund.last_day)
        held.reference, held.report_due_on = reference, report_due_on
        if agreement:
            held.agreement = agreement
        held.save()
        record("grant.corrected", held, by=by, report_due_on=report_due_on.isoformat(), paper=bool(agreement))
        self.refresh_from_db()

    @transaction.atomic
    def expect(self, cents, *, on, by):
        """One instalment to come. All of them never exceed what was granted."""
        Grant.objects.select_for_update().get(pk=self.pk)
        known = self.payments.aggregate(cents=models.Sum("cents"))["cents"] or 0
        if known + cents > self.granted_cents:
            raise ValidationError(
                _now("Les versements dépassent la subvention : il reste %(left)s à prévoir.")
                % {"left": euros(self.granted_cents - known)}
            )
        payment = GrantPayment.objects.create(grant=self, cents=cents, expected_on=on)
        record("grant.payment_expected", self, by=by, cents=cents, on=on.isoformat())
        return payment


def _refuse_early(report_due_on, last_day):
    if report_due_on < last_day:
        words = _now("Le bilan se rend après le dernier jour couvert, le %(day)s.")
        raise ValidationError({"report_due_on": words % {"day": plain_date(last_day)}})


def months_after(day, months) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(year, month + 1, min(day.day, last))


def _free_name(wanted) -> str:
    wanted = wanted[:110]
    taken = Fund.objects.filter(name__startswith=wanted).count()
    return f"{wanted} ({taken + 1})" if taken else wanted
