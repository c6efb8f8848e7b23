"""The card payments the address asks for."""

from decimal import Decimal

from django import forms
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.people.models import Person

from .models import Checkout
from .models.checkout_states import MONEY_CAME, WAITING, State

STATES = [
    ("", _("tous")),
    ("a-regarder", _("à regarder")),
    ("en-cours", _("en cours")),
    ("payes", _("payés")),
    ("rendus", _("remboursés ou contestés")),
    ("sans-suite", _("sans suite")),
]
GONE = (State.REFUSED, State.CANCELLED, State.EXPIRED, State.FAILED)
MEANT = {
    "a-regarder": ~Q(hand=""),
    "en-cours": Q(state__in=(State.STARTED, *WAITING)),
    "payes": Q(state=State.PAID),
    "rendus": Q(state__in=(State.REFUNDED, State.CONTESTED)),
    "sans-suite": Q(state__in=GONE),
}


class CheckoutsSift(forms.Form):
    """`names_people`: whether the reader may see who pays; else names are neither shown nor searched."""

    q = forms.CharField(label=_("Chercher"), required=False, max_length=100)
    etat = forms.ChoiceField(label=_("Lesquels"), required=False, choices=STATES)

    def __init__(self, asked, *, names_people):
        super().__init__(asked, auto_id="sift_%s")
        self.names_people = names_people
        self.fields["q"].widget = forms.TextInput({"type": "search", "autocomplete": "off"})

    def rows(self):
        """The latest first."""
        told, found = self.cleaned_data, Checkout.objects.all()
        if typed := told.get("q"):
            found = found.filter(self._said(typed))
        if state := told.get("etat"):
            found = found.filter(MEANT[state])
        return found.order_by("-pk")

    def _said(self, typed):
        said = Q(rows__share__charge__label__icontains=typed)
        if typed.isdecimal() and len(typed) < 19:
            said |= Q(order_id=int(typed)) | Q(pk=int(typed)) | Q(noted__has_key=typed)
        if self.names_people:
            said |= Q(payer__in=Person.objects.found_by(typed).values("pk"))
        return Q(pk__in=Checkout.objects.filter(said).values("pk"))

    @staticmethod
    def totals(rows) -> dict:
        """How many, and the cents of those that were paid."""
        paid = Sum("cents", filter=Q(state__in=MONEY_CAME), default=0)
        return rows.order_by().aggregate(count=Count("pk"), cents=paid)

    def table(self, rows):
        """Head and lines of the export, row by row."""
        head = [_now("Numéro"), _now("Commencé le"), _now("De"), _now("Somme"), _now("État")]
        head += [_now("À regarder"), _now("Commande HelloAsso")]
        named = rows.select_related("payer")
        return head, map(self._told, named.iterator(chunk_size=1000))

    def _told(self, checkout):
        who = str(checkout.payer) if self.names_people else ""
        told = [checkout.pk, timezone.localdate(checkout.started_at), who, Decimal(checkout.cents) / 100]
        return [*told, checkout.get_state_display(), checkout.get_hand_display(), checkout.order_id or ""]
