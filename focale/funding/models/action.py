"""The funded unit: what is done, for whom, with which results. Its code is the analytic code of the books."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may


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
