"""One registration, opened by its secret address: how it stands, why, and what can be done about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.charging import again_words, charge_again
from focale.programme.ical import personal_calendar
from focale.programme.models import Party
from focale.programme.party_page import PartyPage
from focale.programme.price_sheet import PRICES, sheet_of

PARTIES = Party.objects.select_related(
    "seating__activity__site", "seating__activity__fund__giver", "seating__occurrence", "made_by"
)


@login_not_required
@never_cache
@require_safe
def show(request, key):
    """The page of the registration."""
    return _page(request, get_object_or_404(PARTIES, key=key))


@login_not_required
@never_cache
@require_safe
def paper(request, key):
    """The same on paper, for those without e-mail."""
    party = get_object_or_404(PARTIES, key=key)
    view = PartyPage(party)
    sheet = sheet_of(party, view.live, request.user)
    sheet.tells = min(sheet.tells, PRICES)  # why stays off a paper that lies about
    return page(request, "programme/party_print.html", {"party": party, "view": view, "prices": sheet})


@login_not_required
@require_POST
def accept(request, key):
    """Take the seat that is offered."""
    party = get_object_or_404(PARTIES, key=key)
    return _act(request, party, lambda by: party.accept_offer(by=by), _("C'est noté : la place est à vous."))


@login_not_required
@require_POST
def cancel(request, key):
    """Everyone of the party gives up."""
    party = get_object_or_404(PARTIES, key=key)
    asked = {"reason": request.POST.get("reason", "")[:200], "keeps_due": "garder" in request.POST}
    return _act(request, party, lambda by: party.cancel(by=by, **asked), _("L'inscription est annulée."))


@login_not_required
@require_POST
def cancel_one(request, key, pk):
    """One person of the party gives up; the others stay."""
    party = get_object_or_404(PARTIES, key=key)
    registration = get_object_or_404(party.registrations.select_related("participant"), pk=pk)
    registration.party = party
    done = _("L'inscription de %(who)s est annulée.") % {"who": registration.participant.first_name}
    keeps = "garder" in request.POST
    return _act(request, party, lambda by: registration.cancel(by=by, keeps_due=keeps), done)


@right(Right.TAKE_PAYMENTS)
@require_POST
def price(request, key, pk):
    """Work the price of one person out again, from what is known today; the former one is credited."""
    party = get_object_or_404(PARTIES, key=key)
    registration = get_object_or_404(party.registrations, pk=pk)
    registration.party = party
    done = _("Le prix est calculé avec ce qui est connu aujourd'hui.")
    return _act(request, party, lambda by: charge_again(registration, reason=again_words(), by=by), done)


@right(Right.REGISTER_ANYONE)
@require_POST
def move(request, key):
    """Another place in line, with the reason."""
    party = get_object_or_404(PARTIES.visible_to(request.user), key=key)
    place, reason = request.POST.get("place", ""), request.POST.get("reason", "")
    rank = int(place) if place.isdecimal() and len(place) < 5 else 0
    done = _("Le rang est changé.")
    return _act(request, party, lambda by: party.move_in_line(rank, reason=reason, by=by), done)


@login_not_required
@never_cache
@require_safe
def agenda(request, key):
    """The dates of this registration, to put in one's agenda."""
    party = get_object_or_404(PARTIES, key=key)
    dates = list(party.seating.occurrences().select_related("activity__site", "room"))
    pairs = [(registration, date) for registration in party.live() for date in dates]
    answer = HttpResponse(personal_calendar(pairs, party.seating.activity.title))
    answer["Content-Type"] = "text/calendar; charset=utf-8"
    answer["Content-Disposition"] = 'attachment; filename="inscription.ics"'
    return answer


def _act(request, party, verb, done):
    """One verb; back to the line for the desk that came from there, else the page of the registration."""
    by = request.user if request.user.is_authenticated else None
    try:
        verb(by)
    except ValidationError as refusal:
        party.refresh_from_db()
        return _page(request, party, refusal=" ".join(refusal.messages), status=422)
    messages.success(request, done)
    if request.POST.get("retour") == "liste" and may(by, Right.REGISTER_ANYONE):
        return redirect("line", party.seating_id)
    return redirect(party)


def _page(request, party, *, refusal="", status=200):
    view = PartyPage(party)
    context = {"party": party, "view": view, "refusal": refusal, "dates": view.dates}
    context["is_team"] = may(request.user, Right.REGISTER_ANYONE)
    context["prices"] = sheet_of(party, view.live, request.user)
    context["may_price"] = may(request.user, Right.TAKE_PAYMENTS)
    context["may_keep"] = context["may_price"] and context["prices"].is_owed and party.seating.is_open
    return page(request, "programme/party.html", context, status=status)
