"""The form by which anybody registers: a family, a visitor, the desk, a partner. At most three screens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from focale.ground.pages import page
from focale.ground.typography import french
from focale.programme import rush
from focale.programme.admission import refuse_unless_open
from focale.programme.forms.screens import Screens
from focale.programme.models import PartnerLink, Seating
from focale.programme.price_sheet import sheet_of
from focale.programme.registering import register_wish
from focale.programme.views import arrivals


@login_not_required
def new(request, seating_id):
    """The screens, one after the other; the last one registers everybody or nobody."""
    if request.method == "POST" and _is_last(request) and rush.is_on(seating_id):
        return arrivals.number(request, seating_id)
    seating = get_object_or_404(Seating.objects.visible_to(request.user), pk=seating_id)
    link = _link(request)
    if request.method != "POST":
        screens = Screens(seating, account=request.user, link=link)
        return _answer(request, screens, closed=_closed(screens))
    screens = Screens(seating, account=request.user, link=link, data=request.POST, files=request.FILES)
    if wish := screens.advance():
        try:
            party = register_wish(seating, wish, by=screens.by)
        except ValidationError as refusal:
            screens.refuse(refusal)
        else:
            _say_if_dearer(request, party)
            return redirect(party)
    return _answer(request, screens)


def _say_if_dearer(request, party):
    """An envelope was emptied between the last screen and the seat: the price is another than was read."""
    seen = request.POST.get("due", "")
    due = sheet_of(party, list(party.live().filter(status="seated")), request.user)
    if seen.isdecimal() and due.is_owed and due.tells_prices and due.due_cents > int(seen[:9]):
        words = _("Le prix a changé entre-temps : l'enveloppe qui payait ces places vient d'être épuisée.")
        messages.warning(request, french(words))


def _is_last(request):
    """Whether the last screen is confirmed, without a file: this is where a rush arrives."""
    typed = request.POST
    return typed.get("screen") == "3" and typed.get("go") == "next" and not request.FILES


def _link(request):
    """The partner whose address was used; an address taken back is not found."""
    key = request.POST.get("lien") or request.GET.get("lien")
    links = PartnerLink.objects.in_force().select_related("organisation")
    return get_object_or_404(links, key=key) if key else None


def _closed(screens):
    try:
        refuse_unless_open(screens.activity, screens.seating.starts_at(), by=screens.by)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _answer(request, screens, closed=""):
    context = {"screens": screens, "seating": screens.seating, "closed": closed}
    if request.headers.get("HX-Request"):  # somebody is being searched for, as one types
        return page(request, "programme/registration_who.html", context, fragment="found")
    return page(request, "programme/registration_new.html", context, status=screens.status)
