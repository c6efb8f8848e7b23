"""The funded unit: what is done, for whom, with which results. Its code is the analytic code of the books."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may


class Measure(models.TextChoices):
    """What Focale counts by itself for an indicator; empty: the team writes what was reached."""

    NONE = "", _("noté à la main")
    PEOPLE = "people", _("personnes différentes")
    NEW_PEOPLE = "new_people", _("personnes venues pour la première fois")
    PARTICIPATIONS = "participations", _("participations")
    PERSON_HOURS = "person_hours", _("heures-participants")
    HOURS = "hours", _("heures d'activité proposées")
    OCCURRENCES = "occurrences", _("séances")
    DISTRICT_SHARE = "district_share", _("part des habitants de quartiers prioritaires, en %")
    GIRLS_SHARE = "female_share", _("part des filles et des femmes, en %")
    VOLUNTEER_HOURS = "volunteer_hours", _("heures de bénévoles")


class ActionQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()


class Action(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("intitulé"), max_length=160)
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    objectives = models.TextField(_("objectifs"), blank=True)
    description = models.TextField(_("description"), blank=True)
    audience = models.TextField(_("public visé"), blank=True)
    expected_people = models.PositiveIntegerField(_("nombre de personnes visées"), null=True, blank=True)
    territory = models.TextField(_("territoire"), blank=True)
    means = models.TextField(_("moyens matériels et humains"), blank=True)
    partners_words = models.TextField(_("partenaires"), blank=True)
    indirect_rule = models.TextField(_("règle de répartition des charges indirectes"), blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        ordering = ["-first_day", "name"]
        constraints = [models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="action_runs")]

    def __str__(self):
        return self.name


class Indicator(models.Model):
    """One result expected: between `planned_min` and `planned_max`. What was done is counted, or noted."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="indicators")
    label = models.CharField(_("indicateur"), max_length=200)
    measure = models.CharField(_("compté par"), max_length=20, choices=Measure, blank=True)
    planned_min = models.PositiveIntegerField(_("prévu, au moins"), null=True, blank=True)
    planned_max = models.PositiveIntegerField(_("prévu, au plus"), null=True, blank=True)
    noted = models.CharField(_("réalisé, noté à la main"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = _("indicateur")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.label


class BudgetLine(models.Model):
    """What is planned on one line of the Cerfa, in whole cents. `funder` on the lines of subsidies (74)."""

    class Asked(models.TextChoices):
        NONE = "", _("—")
        ASKED = "asked", _("demandé")
        GRANTED = "granted", _("accordé")
        EXPECTED = "expected", _("attendu")

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="budget_lines")
    request = models.ForeignKey(
        "funding.GrantRequest",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="budget_lines",
        help_text="the copy one funder was given; empty: the action's own budget",
    )
    line = models.CharField(_("ligne"), max_length=5, help_text="as in focale.funding.cerfa")
    label = models.CharField(_("précision"), max_length=160, blank=True)
    planned_cents = models.PositiveIntegerField(_("prévu"))
    funder = models.ForeignKey("funding.Funder", null=True, blank=True, on_delete=models.PROTECT)
    asked = models.CharField(_("état"), max_length=10, choices=Asked, blank=True)

    class Meta:
        verbose_name = _("ligne de budget")
        ordering = ["line", "pk"]

    def __str__(self):
        return f"{self.line} {self.label}".strip()
