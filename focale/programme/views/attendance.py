"""A list on a phone: the page, the taps one by one or in batches, and who was not expected."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.attendance_forms import CallForm, NewcomerForm
from focale.programme.hours import moment_of
from focale.programme.marking import mark as keep_tap
from focale.programme.models import Occurrence, Presence
from focale.programme.roll import rolls_of
from focale.programme.taps import Batch
from focale.programme.welcoming import found, name_to_call, on_the_list, ticket_of, welcome

SIDES = ("arrived", "left")


def mine(request, pk):
    """The date, when this account may take its list; else there is none."""
    return get_object_or_404(Occurrence.objects.markable_by(request.user).select_related("activity"), pk=pk)


def roll_of(request, pk):
    """The list of a date this account may take; else there is none."""
    rolls = rolls_of(Occurrence.objects.markable_by(request.user).filter(pk=pk), account=request.user)
    if not rolls:
        raise Http404
    return rolls[0]


def address_of(occurrence):
    return reverse("occurrence", args=[occurrence.pk])


def show(request, pk, *, form=None, call=None, asked=None, refusal=None):
    """The page of the list, with what was searched, or with why the last thing was refused (422).

    `form` and `call`: the newcomer that was described; `asked`: (number, form) of whom to call on a line.
    """
    roll, words = roll_of(request, pk), request.GET.get("q", "")
    for line in roll.lines if asked else ():
        if line.person.pk == asked[0] and line.asks:
            line.call = asked[1]
    people = [
        (person, person.age(roll.occurrence.day), ticket_of(person, roll.occurrence))
        for person in found(words, request.user)
    ]
    context = {
        "roll": roll,
        "words": words,
        "found": people,
        "form": form or NewcomerForm(),
        "call": call or CallForm(prefix="call", needed=False),
        "refusal": refusal,
        "may_edit": may(request.user, Right.EDIT_PROGRAMME),
    }
    wrong = refusal or asked or (form and form.errors) or (call and call.errors)
    return page(request, "programme/occurrence.html", context, fragment="found", status=422 if wrong else 200)


@right(Right.TAKE_ATTENDANCE)
@never_cache
@require_safe
def occurrence(request, pk):
    """One list: who is expected, walk-ins, headcount, sheet."""
    return show(request, pk)


@right(Right.TAKE_ATTENDANCE)
@require_POST
def mark(request, pk):
    """One tap without JavaScript: « mark » is « 12:present », with hours where they differ."""
    occurrence = mine(request, pk)
    key, _colon, presence = request.POST.get("mark", "").partition(":")
    try:
        person = on_the_list(key_of(key), occurrence)
        arrived_at, left_at = (moment_of(occurrence, request.POST.get(side)) for side in SIDES)
        keep_tap(occurrence, person, presence, by=request.user, arrived_at=arrived_at, left_at=left_at)
    except ValidationError as refusal:
        return show(request, pk, refusal=" ".join(refusal.messages))
    word = Presence(presence).label if presence else _("à pointer")
    messages.success(request, _("%(who)s : %(state)s.") % {"who": person, "state": word})
    back = reverse("today") if request.POST.get("back") == "today" else address_of(occurrence)
    return redirect(f"{back}#p-{occurrence.pk}-{person.pk}")


@right(Right.TAKE_ATTENDANCE)
@never_cache
@require_http_methods(["GET", "POST"])
def marks(request, pk):
    """For the phone: GET tells the list as it stands, POST keeps a batch of taps and tells it too."""
    occurrence, said = mine(request, pk), {}
    if request.method == "POST":
        try:
            batch = Batch(request.body)
            if not batch.is_of(request.user):
                return JsonResponse({"why": _("Ces pointages sont d'un autre compte.")}, status=409)
            said["kept"], said["refused"] = batch.keep(occurrence, by=request.user)
        except ValidationError as refusal:
            return JsonResponse({"why": " ".join(refusal.messages)}, status=422)
    said["lines"] = {
        line.person.pk: {
            "presence": line.presence,
            "arrived": line.arrived,
            "left": line.left,
            "notes": line.notes,
            "asks": line.asks,
        }
        for line in roll_of(request, pk).lines
    }
    return JsonResponse(said | {"csrf": get_token(request)})


@right(Right.TAKE_ATTENDANCE)
@require_POST
def walk_in(request, pk):
    """Somebody who was not expected is here: found by name, by card, or quickly described."""
    occurrence, posted = mine(request, pk), request.POST
    told, form, call = {"ticket": posted.get("ticket", ""), "card": posted.get("card")}, None, None
    if "first_name" in posted:
        form = NewcomerForm(posted)
        needed = form.is_of_a_minor() and "without" not in posted
        call = CallForm(posted, prefix="call", needed=needed)
        if not (form.is_valid() and call.is_valid()):
            return show(request, pk, form=form, call=call)
        told |= {"described": form.facts(), "call": call.facts()}
    try:
        person = welcome(occurrence, by=request.user, **told)
    except ValidationError as refusal:
        return show(request, pk, form=form, call=call, refusal=" ".join(refusal.messages))
    messages.success(request, _("%(who)s est sur la liste.") % {"who": person})
    return redirect(f"{address_of(occurrence)}#p-{occurrence.pk}-{person.pk}")


@right(Right.TAKE_ATTENDANCE)
@require_POST
def contact(request, pk):
    """Whom to call for a minor of this list."""
    occurrence, key = mine(request, pk), key_of(request.POST.get("person", ""))
    form = CallForm(request.POST, auto_id=f"call-{occurrence.pk}-{key}-%s")
    try:
        person = on_the_list(key, occurrence)
        if not form.is_valid():
            return show(request, pk, asked=(key, form))
        name_to_call(person, by=request.user, **form.facts())
    except ValidationError as refusal:
        return show(request, pk, asked=(key, form), refusal=" ".join(refusal.messages))
    messages.success(request, _("%(who)s : quelqu'un est noté à appeler.") % {"who": person})
    back = reverse("today") if request.POST.get("back") == "today" else address_of(occurrence)
    return redirect(f"{back}#p-{occurrence.pk}-{person.pk}")
