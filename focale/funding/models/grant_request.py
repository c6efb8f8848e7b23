"""What is asked of a funder for an action, in the choices of Cerfa 12156; sent, it stays as it was."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.ground.sealing import sealed

from .grant import Grant, GrantQuerySet

OF_THE_ASSOCIATION = ("employees", "full_time", "civic_service", "seconded", "approvals", "networks")
OF_THE_ASSOCIATION += ("is_public_utility", "pays_taxes", "de_minimis")
"""What each request says of the association itself; the next one begins with the same."""


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
    remarks = models.TextField(_("remarques sur le projet"), blank=True)
    employees = models.PositiveSmallIntegerField(
        _("salariés"), null=True, blank=True, validators=[MaxValueValidator(9_999)]
    )
    full_time = models.DecimalField(
        _("salariés, en équivalents temps plein"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    civic_service = models.PositiveSmallIntegerField(
        _("volontaires en service civique"), null=True, blank=True, validators=[MaxValueValidator(9_999)]
    )
    seconded = models.PositiveSmallIntegerField(
        _("agents publics mis à disposition"), null=True, blank=True, validators=[MaxValueValidator(9_999)]
    )
    approvals = models.TextField(_("agréments : lequel, de qui, depuis quand"), blank=True)
    networks = models.TextField(_("unions, fédérations, réseaux"), blank=True)
    is_public_utility = models.BooleanField(_("l'association est reconnue d'utilité publique"), default=False)
    pays_taxes = models.BooleanField(_("l'association est assujettie aux impôts commerciaux"), default=False)
    de_minimis = models.TextField(_("aides « de minimis » reçues depuis trois ans"), blank=True)
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

    def describe(self) -> dict:
        """What the request itself says, as plain JSON."""
        told = {name: getattr(self, name) for name in ("remarks", *OF_THE_ASSOCIATION)}
        return told | {"full_time": None if self.full_time is None else str(self.full_time)}

    def _end(self, state, wanted, on, by):
        held = GrantRequest.objects.select_for_update().get(pk=self.pk)
        held._refuse_unless(wanted)
        held.state, held.answered_on = state, on
        held.save(update_fields=["state", "answered_on"])
        record(f"request.{state}", held, by=by)
        self.refresh_from_db()

    def clean(self):
        if self.call_id and self.funder_id and self.call.funder_id != self.funder_id:
            words = _now("Cet appel à projets est de « %(funder)s ». Choisissez le même financeur.")
            raise ValidationError({"call": words % {"funder": self.call.funder}})
        if self.pk and (kept := GrantRequest.objects.filter(pk=self.pk).first()):
            kept.refuse_unless_draft()

    def refuse_unless_draft(self):
        """What a funder holds in hand is not rewritten."""
        self._refuse_unless(self.State.DRAFT)

    def _refuse_unless(self, state):
        over = (self.State.GRANTED, self.State.REFUSED, self.State.WITHDRAWN)
        if self.state != state or state in over:
            raise ValidationError(
                _now("Cette demande est « %(state)s » : elle ne peut plus changer ainsi.")
                % {"state": self.get_state_display()}
            )
