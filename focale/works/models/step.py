"""One step of a production's plan: written as one works, ticked when done, put in another order."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import ranks

MOST = 40
USUAL = (
    _("Préparer"),
    _("Photographier, enregistrer, filmer"),
    _("Choisir et monter"),
    _("Demander les accords"),
    _("Vérifier"),
    _("Publier"),
)


class StepQuerySet(models.QuerySet):
    @transaction.atomic
    def add(self, production, name, *, by):
        """One more, at the end."""
        held = production.held()
        steps = held.steps.order_by("rank").values_list("rank", flat=True)
        if len(steps) >= MOST:
            raise ValidationError(_now("Un plan a %(most)d étapes au plus.") % {"most": MOST})
        step = self.create(production=held, name=name, rank=(steps[len(steps) - 1] if steps else 0) + 1)
        record("step.added", step, by=by, name=name)
        return step


class Step(models.Model):
    production = models.ForeignKey("works.Production", on_delete=models.CASCADE, related_name="steps")
    rank = models.PositiveSmallIntegerField()
    name = models.CharField(_("étape"), max_length=80)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("étape")
        ordering = ["rank", "pk"]

    def __str__(self):
        return self.name

    @transaction.atomic
    def rename(self, name, *, by):
        self.production.held()
        if Step.objects.filter(pk=self.pk).exclude(name=name).update(name=name):
            record("step.renamed", self, by=by, before=self.name, name=name)
        self.name = name

    @transaction.atomic
    def tick(self, *, is_done=True, by):
        """Done, or to be done again; who said so first stays."""
        self.production.held()
        same = Step.objects.filter(pk=self.pk, done_at__isnull=is_done)
        done = {"done_at": timezone.now(), "done_by": by} if is_done else {"done_at": None, "done_by": None}
        if same.update(**done):
            record("step.done" if is_done else "step.reopened", self, by=by, name=self.name)
        self.refresh_from_db()

    @transaction.atomic
    def move(self, *, up, by):
        """Change places with the one before, or after."""
        if ranks.move_by(self.production.held().steps.all(), self, -1 if up else 1):
            record("step.moved", self, by=by, name=self.name)

    @transaction.atomic
    def remove(self, *, by):
        self.production.held()
        record("step.removed", self, by=by, name=self.name)
        Step.objects.filter(pk=self.pk).delete()
