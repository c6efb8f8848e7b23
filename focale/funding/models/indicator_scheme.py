"""How a funder wants people counted: which facts, in which brackets. Data the team may change, never code."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.funding.shipped import in_page_language
from focale.ground.models import record
from focale.people.rights import Right, may

from .dimension import Bracket, Dimension


class IndicatorSchemeQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_FIGURES) else self.none()

    def with_scales(self):
        """The schemes in their order, each with `scales`: (dimension, its brackets). One query for all."""
        joined = [f"dimensions__{field.attname}" for field in Dimension._meta.concrete_fields]
        deeper = [f"dimensions__brackets__{field.attname}" for field in Bracket._meta.concrete_fields]
        own = [field.attname for field in self.model._meta.concrete_fields]
        order = "position", "pk", "dimensions__position", "dimensions__pk"
        rows = self.order_by(*order, "dimensions__brackets__position").values_list(*own, *joined, *deeper)
        schemes, dimensions = {}, {}
        for row in rows:
            if row[0] not in schemes:
                schemes[row[0]] = self.model(*row[: len(own)])
                schemes[row[0]].scales = []
            scheme = schemes[row[0]]
            told = row[len(own) : len(own) + len(joined)]
            if told[0] is None:
                continue
            if told[0] not in dimensions:
                dimensions[told[0]] = Dimension(*told), []
                scheme.scales.append(dimensions[told[0]])
            if row[len(own) + len(joined)] is not None:
                bracket = Bracket(*row[len(own) + len(joined) :])
                bracket.dimension = dimensions[told[0]][0]
                dimensions[told[0]][1].append(bracket)
        return list(schemes.values())


class IndicatorScheme(models.Model):
    name = models.CharField(_("nom"), max_length=120, unique=True)
    asked_by = models.CharField(_("demandée par"), max_length=120, blank=True)
    source = models.CharField(_("d'après"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("ordre"), default=100)

    objects = IndicatorSchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("grille de comptage")
        ordering = ["position", "pk"]

    def __str__(self):
        return in_page_language(self.name)

    @cached_property
    def scales(self) -> list[tuple]:
        """(dimension, its brackets), in order; `with_scales` reads those of all schemes at once."""
        if self.pk is None:
            return []
        dimensions = self.dimensions.prefetch_related("brackets")
        return [(dimension, list(dimension.brackets.all())) for dimension in dimensions]

    @transaction.atomic
    def copy(self, *, by):
        """The same dimensions and brackets under another name, to change them without touching these."""
        number = IndicatorScheme.objects.count() + 1
        name = _now("%(name)s (copie %(number)d)") % {"name": self.name[:100], "number": number}
        copied = IndicatorScheme.objects.create(
            name=name, asked_by=self.asked_by, source=self.source, position=self.position + 1
        )
        for dimension in self.dimensions.prefetch_related("brackets"):
            brackets = list(dimension.brackets.all())
            dimension.pk, dimension.scheme = None, copied
            dimension._state.adding = True
            dimension.save()
            for bracket in brackets:
                bracket.pk, bracket.dimension = None, dimension
            Bracket.objects.bulk_create(brackets)
        record("scheme.copied", copied, by=by, of=self.pk)
        return copied

    @transaction.atomic
    def rename(self, *, by, name, asked_by):
        """Another name, or another funder. Reports already saved keep the words they had."""
        IndicatorScheme.objects.select_for_update().get(pk=self.pk)
        self.name, self.asked_by = name.strip(), asked_by.strip()
        self.full_clean()
        self.save(update_fields=["name", "asked_by"])
        record("scheme.renamed", self, by=by, name=self.name)

    @transaction.atomic
    def take_away(self, *, by):
        """Take a grid away; the last one stays. Reports already saved keep their own copy of it."""
        if IndicatorScheme.objects.select_for_update().exclude(pk=self.pk).count() == 0:
            raise ValidationError(_now("C'est la seule grille. Copiez-la avant de la retirer."))
        record("scheme.deleted", self, by=by, name=self.name)
        Dimension.objects.filter(scheme=self).delete()
        self.delete()
