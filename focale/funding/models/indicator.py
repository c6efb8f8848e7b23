"""A result that is expected of an action, planned between two numbers, and what counts it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    MACHINE_HOURS = "machine_hours", _("heures de machine")


class Indicator(models.Model):
    """One result expected: between `planned_min` and `planned_max`. What was done is counted, or noted."""

    action = models.ForeignKey("funding.Action", on_delete=models.CASCADE, related_name="indicators")
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
