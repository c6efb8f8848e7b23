"""Choosing the tariff of an activity and the envelope that pays its free or reduced places."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.typography import euros
from focale.money.models import Fund, Tariff


class TariffField(forms.ModelChoiceField):
    """Those in use, and the one the activity has."""

    def __init__(self, **kwargs):
        super().__init__(
            Tariff.objects.none(),
            label=_("Tarif"),
            required=False,
            empty_label=_("aucun : le prix est écrit en mots"),
            help_text=_(
                "Le tarif donne à chaque personne son prix, et dit qui paie le reste. Chacun voit le sien"
                " avant de confirmer."
            ),
            **kwargs,
        )

    def offer(self, current):
        """Offer what may be chosen; `current`: the key of the one that is chosen already, or None."""
        self.queryset = Tariff.objects.filter(Q(retired_at=None) | Q(pk=current))


class FundField(forms.ModelChoiceField):
    """Those that still run, each with what is left of it."""

    def __init__(self, **kwargs):
        super().__init__(
            Fund.objects.none(),
            label=_("Enveloppe qui paie les places gratuites ou réduites"),
            required=False,
            empty_label=_("aucune"),
            help_text=_(
                "Elle n'est jamais dépassée : vide, les personnes suivantes ont le prix suivant du tarif."
            ),
            **kwargs,
        )

    def offer(self, current):
        running = Q(closed_at=None, last_day__gte=timezone.localdate())
        self.queryset = Fund.objects.filter(running | Q(pk=current))

    def label_from_instance(self, fund):
        said = {
            "fund": fund.name,
            "left": euros(fund.offerable_cents),
            "all": euros(fund.ceiling_cents),
            "day": plain_date(fund.last_day),
        }
        return _now("%(fund)s : reste %(left)s sur %(all)s, jusqu'au %(day)s") % said
