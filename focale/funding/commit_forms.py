"""The shape of what is typed when something is committed to an action: its share, the money kept for it."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import EurosField
from focale.ground.several_field import SeveralField
from focale.ground.typography import euros
from focale.place.models import Equipment
from focale.programme.models import Activity, Occurrence

from .models import Action, Grant


class ShareForm(forms.Form):
    """`what` follows in the forms below. A sum is kept of a grant; without one only the share counts."""

    action = forms.ModelChoiceField(
        label=_("Action"), queryset=Action.objects.none(), required=False, empty_label=_("Choisissez")
    )
    share_percent = forms.IntegerField(label=_("Part, en %"), min_value=1, max_value=100, initial=100)
    grant = forms.ModelChoiceField(
        label=_("Subvention qui paiera"),
        queryset=Grant.objects.none(),
        required=False,
        empty_label=_("aucune"),
    )
    cents = EurosField(label=_("Somme à réserver"), required=False, least=0)

    def __init__(self, *args, account, action=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action
        grants = Grant.objects.visible_to(account).select_related("fund", "action", "funder__organisation")
        if action:
            del self.fields["action"]
            grants = grants.filter(action=action)
        else:
            self.fields["action"].queryset = Action.objects.visible_to(account)
        self.fields["grant"].queryset = grants.filter(fund__closed_at=None)
        self.fields["grant"].label_from_instance = lambda grant: (
            _now("%(grant)s · reste %(left)s")
            % {
                "grant": grant,
                "left": euros(grant.fund.committable_cents),
            }
        )

    def clean(self):
        told = super().clean()
        grant, action = told.get("grant"), self.action or told.get("action")
        told["action"] = action or (grant and grant.action)
        if not self.errors and not told["action"]:
            self.add_error("action", _("Choisissez l'action, ou la subvention qui paiera."))
        elif grant and told["action"] != grant.action:
            self.add_error("grant", _("Cette subvention n'est pas pour cette action."))
        if told.get("cents") and not grant:
            self.add_error("grant", _("Dites sur quelle subvention réserver cette somme."))
        if grant and not told.get("cents") and "cents" not in self.errors:
            self.add_error("cents", _("Dites combien réserver sur cette subvention."))
        return told

    def facts(self):
        """Keyword arguments of `Commitment.make`, without what is committed."""
        told = self.cleaned_data
        return {
            "share_percent": told["share_percent"],
            "grant": told["grant"],
            "cents": told["cents"] or 0,
        }


class CommitDatesForm(ShareForm):
    """Dates that were ticked, of any activity; the sum is kept for each."""

    seance = SeveralField(
        queryset=Occurrence.objects.scheduled().select_related("activity"),
        widget=forms.MultipleHiddenInput,
        error_messages={"required": _("Cochez au moins une séance.")},
    )
    field_order = ["seance", "action", "share_percent", "grant", "cents"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cents"].label = _("Somme à réserver pour chaque séance")

    @property
    def things(self):
        return list(self.cleaned_data["seance"])


class CommitWithinForm(CommitDatesForm):
    """Of one activity: the dates ticked, or all of it when none is."""

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.activity = activity
        self.fields["seance"].required = False
        self.fields["seance"].queryset = activity.occurrences.scheduled().select_related("activity")
        self.fields["cents"].label = _("Somme à réserver, pour chaque séance cochée ou pour toute l'activité")

    @property
    def things(self):
        return super().things or [self.activity]


class CommitActivityForm(ShareForm):
    activity = forms.ModelChoiceField(label=_("Activité"), queryset=Activity.objects.order_by("title"))
    field_order = ["activity"]

    @property
    def things(self):
        return [self.cleaned_data["activity"]]


class CommitMachineForm(ShareForm):
    equipment = forms.ModelChoiceField(label=_("Machine"), queryset=Equipment.objects.select_related("site"))
    field_order = ["equipment"]

    @property
    def things(self):
        return [self.cleaned_data["equipment"]]
