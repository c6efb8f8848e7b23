"""The list of members as the address asks for it, and as a table."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may

from .models import Member, Membership, MembershipType
from .renewing import BEFORE_THE_END

STATES = [
    ("", _("tous, sans les anciens")),
    ("a-jour", _("à jour")),
    ("a-renouveler", _("à renouveler")),
    ("en-attente", _("demandes à accepter")),
    ("anciens", _("anciens")),
]
ORDERS = {"": ("number",), "nom": ("person__folded_name", "organisation__folded_name"), "fin": ("last_day",)}


class MembersSift(forms.Form):
    q = forms.CharField(
        label=_("Chercher"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    etat = forms.ChoiceField(label=_("Lesquels"), required=False, choices=STATES)
    formule = forms.ModelChoiceField(
        label=_("Formule"), required=False, queryset=MembershipType.objects.all(), empty_label=_("toutes")
    )
    tri = forms.ChoiceField(
        label=_("Dans l'ordre"),
        required=False,
        choices=[("", _("des numéros")), ("nom", _("des noms")), ("fin", _("des fins d'adhésion"))],
    )

    def __init__(self, asked):
        super().__init__(asked, auto_id="sift_%s")

    def rows(self, account):
        """The members asked for, with their last day paid."""
        told = self.cleaned_data if self.is_valid() else {}
        today = timezone.localdate()
        found = Member.objects.visible_to(account).existing().with_last_day()
        found = found.select_related("person", "organisation").found_by(told.get("q") or "")
        found = {
            "a-jour": lambda: found.current(today),
            "a-renouveler": lambda: found.to_renew(today + BEFORE_THE_END),
            "en-attente": found.pending,
            "anciens": found.ended,
        }.get(told.get("etat"), lambda: found.filter(ended_on=None))()
        if kind := told.get("formule"):
            held = Membership.objects.standing().filter(type=kind)
            found = found.filter(pk__in=held.values("member"))
        return found.order_by(*ORDERS[told.get("tri") or ""], "pk")


STATE_WORDS = {
    "current": _("à jour"),
    "arrears": _("à renouveler"),
    "pending": _("à accepter"),
    "ended": _("terminée"),
}


def table(rows, account):
    """Head and lines for a spreadsheet. Who may not see people gets no telephone and no e-mail."""
    head = [_now("Numéro"), _now("Nom"), _now("Prénom"), _now("Structure"), _now("État")]
    head += [_now("Membre depuis"), _now("Payé jusqu'au")]
    reaches = may(account, Right.SEE_PEOPLE)
    head += [_now("Téléphone"), _now("Courriel")] if reaches else []
    return head, (_line(member, reaches) for member in rows.iterator(chunk_size=500))


def _line(member, reaches):
    person, there = member.person, member.organisation
    line = [member.number, person.last_name if person else "", person.first_name if person else ""]
    line += [str(there or ""), str(STATE_WORDS[member.state]), member.joined_on, member.last_day]
    return line + ([(person or there).phone, (person or there).email] if reaches else [])
