"""What was asked of a funder, what was granted, what came in and what is owed in return."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may


class GrantQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()


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


class Grant(models.Model):
    """Money granted for an action: its envelope (never crossed), its agreement, the report owed in return."""

    request = models.OneToOneField(
        GrantRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="grant"
    )
    action = models.ForeignKey("funding.Action", on_delete=models.PROTECT, related_name="grants")
    funder = models.ForeignKey("funding.Funder", on_delete=models.PROTECT, related_name="grants")
    fund = models.OneToOneField("money.Fund", on_delete=models.PROTECT, related_name="grant")
    reference = models.CharField(_("numéro de convention ou d'arrêté"), max_length=80, blank=True)
    agreed_on = models.DateField(_("décidée le"), default=timezone.localdate)
    agreement = models.FileField(_("convention"), upload_to="conventions/", blank=True)
    report_due_on = models.DateField(_("bilan à rendre le"))
    report_sent_on = models.DateField(_("bilan envoyé le"), null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("subvention")
        ordering = ["-fund__last_day", "pk"]

    def __str__(self):
        return f"{self.funder} · {self.action}"

    @property
    def granted_cents(self) -> int:
        return self.fund.ceiling_cents


class GrantPayment(models.Model):
    """One instalment: expected, then received."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="payments")
    cents = models.PositiveIntegerField(_("somme"))
    expected_on = models.DateField(_("attendue le"))
    received_on = models.DateField(_("reçue le"), null=True, blank=True)

    class Meta:
        verbose_name = _("versement")
        ordering = ["expected_on", "pk"]

    def __str__(self):
        return f"{self.grant} {self.cents}"


class Commitment(models.Model):
    """What an action (and a grant of it, when money is spent) takes its share of.

    Shares of one thing over all actions never exceed the whole; the cents of a grant never exceed its
    envelope (`money.Fund`, which holds the ceiling).
    """

    action = models.ForeignKey("funding.Action", on_delete=models.PROTECT, related_name="commitments")
    activity = models.ForeignKey(
        "programme.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    occurrence = models.ForeignKey(
        "programme.Occurrence", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    share_percent = models.PositiveSmallIntegerField(_("part, en %"), default=100)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("engagement")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share_percent__gte=1, share_percent__lte=100), name="commitment_share_is_part"
            ),
            models.CheckConstraint(
                condition=Q(activity=None, occurrence__isnull=False)
                | Q(activity__isnull=False, occurrence=None),
                name="commitment_of_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.activity or self.occurrence} → {self.action}"
