"""The team opens a tablet for a production or a date: here, or on another device with a code."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from focale.ground.codes import qr_code
from focale.ground.forms import CheckCards
from focale.ground.pages import page
from focale.people.forms.consent import YEARS
from focale.people.models import Use
from focale.people.rights import Right, right
from focale.works.asking import ASKED
from focale.works.models import Sitting
from focale.works.tablet.asked import asked_on
from focale.works.views.dates import fetch_date
from focale.works.views.production import fetch, frame
from focale.works.views.saying import done
from focale.works.views.tablet import hand_over


class TabletForm(forms.Form):
    uses = forms.MultipleChoiceField(
        label=gettext_lazy("Où voulez-vous montrer ?"), choices=Use, widget=CheckCards, initial=list(ASKED)
    )
    years = forms.TypedChoiceField(
        label=gettext_lazy("Pour combien de temps ?"), choices=YEARS, coerce=int, initial=1
    )


def production_tablet(request, pk):
    """Whose yes is missing for a production, and the button that turns this screen into the tablet."""
    found = fetch(request, pk)
    context = frame(request, found, "production-pieces")
    if not context["may_change"]:
        raise Http404
    context |= {"back": reverse("production-asking", args=[pk]), "tabs_shown": True}
    return _open(request, context, {"production": found})


@right(Right.MAKE_WORKS)
def date_tablet(request, pk):
    """The same for those present on one date."""
    date = fetch_date(request, pk)
    context = {"date": date, "back": reverse("production-of-date", args=[pk])}
    context["layout"] = "ground/team_layout.html"
    return _open(request, context, {"occurrence": date})


def _open(request, context, about):
    form = TabletForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sitting = Sitting.objects.begin(by=request.user, **about, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            if "code" in request.POST:
                return redirect("sitting", sitting.pk)
            hand_over(request, sitting)
            return redirect("tablet")
    trial = Sitting(uses=list(ASKED), **about)
    context |= {"form": form, "asked": list(asked_on(trial).values())}
    context["open"] = Sitting.objects.open().filter(**about).select_related("opened_by__person")
    return page(request, "works/sitting_new.html", context, status=422 if form.is_bound else 200)


def _mine(request, pk):
    return get_object_or_404(Sitting.objects.visible_to(request.user), pk=pk)


@never_cache
@right(Right.MAKE_WORKS)
@require_safe
def sitting(request, pk):
    """The code to type on the tablet, until it is used; then how far it is."""
    shown = _mine(request, pk)
    address = settings.ADDRESS.rstrip("/") + reverse("tablet")
    context = {"sitting": shown, "address": address, "left": len(asked_on(shown))}
    if shown.code:
        context["drawn_code"] = qr_code(f"{address}?code={shown.code}")
    return page(request, "works/sitting.html", context, fragment="state")


@right(Right.MAKE_WORKS)
@require_POST
def sitting_end(request, pk):
    """The tablet opens nothing any more."""
    shown = _mine(request, pk)
    done(request, shown.close, words=_("La tablette est fermée."))
    if shown.production_id:
        return redirect("production-tablet", shown.production_id)
    return redirect("date-tablet", shown.occurrence_id)
