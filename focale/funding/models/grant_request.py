"""What is asked of a funder for an action, in the choices of Cerfa 12156; sent, it stays as it was."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.ground.sealing import sealed

from .grant import Grant, GrantQuerySet


class GrantRequest(models.Model):
    """One request to one funder, with the choices of Cerfa 12156; an action has one for each funder."""

    class State(models.TextChoices):
        DRAFT = "draft", _("en préparation")
        SENT = "sent", _("envoyée")
        GRANTED = "granted", _("accordée")
        REFUSED = "refused", _("refusée")
        WITHDRAWN = "withdrawn", _("retirée")

    class Form(models.TextChoices):
        MONEY = "money", _("en numéraire")
        KIND = "kind", _("en nature")

    class Frequency(models.TextChoices):
        FIRST = "first", _("première demande")
        RENEWAL = "renewal", _("renouvellement")

    class Aim(models.TextChoices):
        RUNNING = "running", _("fonctionnement global")
        PROJECT = "project", _("projet")

    class Period(models.TextChoices):
        YEAR = "year", _("annuelle ou ponctuelle")
        YEARS = "years", _("pluriannuelle")

    action = models.ForeignKey("funding.Action", on_delete=models.PROTECT, related_name="requests")
    funder = models.ForeignKey("funding.Funder", on_delete=models.PROTECT, related_name="requests")
    call = models.ForeignKey(
        "funding.Call", null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    asked_cents = models.PositiveIntegerField(_("montant demandé"))
    form = models.CharField(_("forme"), max_length=10, choices=Form, default=Form.MONEY)
    frequency = models.CharField(_("fréquence"), max_length=10, choices=Frequency, default=Frequency.FIRST)
    aim = models.CharField(_("objet"), max_length=10, choices=Aim, default=Aim.PROJECT)
    period = models.CharField(_("période"), max_length=10, choices=Period, default=Period.YEAR)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.DRAFT)
    sent_on = models.DateField(_("envoyée le"), null=True, blank=True)
    answered_on = models.DateField(_("réponse du"), null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True, editable=False, help_text="what was sent, word for word")
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande de subvention")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.action} · {self.funder}"

    @transaction.atomic
    def send(self, content, *, on, by):
        """It has gone to the funder: `content`, what it said, is kept word for word with its hash."""
        held = GrantRequest.objects.select_for_update().get(pk=self.pk)
        held._refuse_unless(self.State.DRAFT)
        held.state, held.sent_on = self.State.SENT, on
        held.frozen, held.sha256 = content, sealed(content)
        held.save()
        record("request.sent", held, by=by, sha256=held.sha256, asked_cents=held.asked_cents)
        self.refresh_from_db()

    @transaction.atomic
    def accept(self, cents, *, on, first_day, last_day, by, **facts):
        """The funder said yes, to this amount. Returns the grant."""
        held = GrantRequest.objects.select_for_update().get(pk=self.pk)
        held._refuse_unless(self.State.SENT)
        held.state, held.answered_on = self.State.GRANTED, on
        held.save(update_fields=["state", "answered_on"])
        terms = {"first_day": first_day, "last_day": last_day, "agreed_on": on, **facts}
        grant = Grant.award(action=held.action, funder=held.funder, cents=cents, request=held, by=by, **terms)
        self.refresh_from_db()
        return grant

    @transaction.atomic
    def refuse(self, *, on, by):
        """The funder said no."""
        self._end(self.State.REFUSED, self.State.SENT, on, by)

    @transaction.atomic
    def withdraw(self, *, by):
        """Taken back before an answer."""
        self._end(self.State.WITHDRAWN, self.state, timezone.localdate(), by)

    def _end(self, state, wanted, on, by):
        held = GrantRequest.objects.select_for_update().get(pk=self.pk)
        held._refuse_unless(wanted)
        held.state, held.answered_on = state, on
        held.save(update_fields=["state", "answered_on"])
        record(f"request.{state}", held, by=by)
        self.refresh_from_db()

    def clean(self):
        if self.pk and (kept := GrantRequest.objects.filter(pk=self.pk).first()):
            kept.refuse_unless_draft()

    def refuse_unless_draft(self):
        """What a funder holds in hand is not rewritten."""
        self._refuse_unless(self.State.DRAFT)

    def _refuse_unless(self, state):
        if self.state != state or state in (self.State.GRANTED, self.State.REFUSED):
            raise ValidationError(
                _now("Cette demande est « %(state)s » : elle ne peut plus changer ainsi.")
                % {"state": self.get_state_display()}
            )
