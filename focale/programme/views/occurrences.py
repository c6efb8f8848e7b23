from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.models import Occurrence
from focale.programme.planning_forms import DateForm, ReasonForm
from focale.programme.telling import concerned
from focale.programme.undoing import after, offered
from focale.programme.views.planning import back


def fetch(request, pk):
    dates = Occurrence.objects.visible_to(request.user).with_line().select_related("activity", "room")
    return get_object_or_404(dates.prefetch_related("leaders"), pk=pk)


def initial(date):
    """The form as the date stands."""
    start, end = timezone.localtime(date.starts_at), timezone.localtime(date.ends_at)
    return {
        "day": start.date(),
        "begins": start.time(),
        "ends": end.time(),
        "room": date.room,
        "leaders": date.leaders.all(),
        "seats": date.seats,
    }


def show(request, date, *, form=None, reason=None):
    """The page of one date: move it, call it off, put it back."""
    letters, following = concerned([date]), date.following()
    refused = [each for each in (form, reason) if each is not None and each.errors]
    context = {
        "date": date,
        "form": form or DateForm(initial=initial(date), activity=date.activity),
        "reason": reason or ReasonForm(prefix="annulation"),
        "following": len(following),
        "letters_following": concerned(following) if len(following) > 1 else letters,
        "letters": letters,
        "can_go": not (letters or date.has_traces()),
        "scope": request.POST.get("portee", ""),
        "may_register": may(request.user, Right.REGISTER_ANYONE),
        "undoable": offered(request),
    }
    return page(request, "programme/occurrence_edit.html", context, status=422 if refused else 200)


@right(Right.EDIT_PROGRAMME)
def edit(request, pk):
    """Another time, room or leader: this date, or this one and all that follow."""
    date, said = fetch(request, pk), request.POST if request.method == "POST" else None
    form = DateForm(said, activity=date.activity)
    if request.method != "POST" or not form.is_valid():
        return show(request, date, form=form if form.is_bound else None)
    try:
        if request.POST.get("portee") == "suivantes":
            facts = date.move_following(form.slot(), by=request.user)
        else:
            facts = Occurrence.objects.move_all([(date, form.slot())], by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return show(request, fetch(request, pk), form=form)
    moved = ngettext("La séance est déplacée.", "%(count)d séances sont déplacées.", len(facts))
    messages.success(request, moved % {"count": len(facts)})
    warn_double_booked(request, facts)
    return redirect(after(reverse("occurrence-edit", args=[pk]), facts))


def warn_double_booked(request, facts):
    """Name those who now hold two seats at the same time."""
    for date in Occurrence.objects.filter(pk__in=[fact.subject_id for fact in facts][:30]):
        if names := [str(person) for person in date.double_booked()[:8]]:
            said = _("%(when)s\xa0: %(who)s a déjà une autre place à cette heure. Voyez avec la famille.")
            words = {"when": capfirst(date.when_words()), "who": ", ".join(names)}
            messages.warning(request, said % words)


@right(Right.EDIT_PROGRAMME)
@require_POST
def cancellation(request, pk):
    """Call it off, alone or with all that follow; everyone registered is told why."""
    date, reason = fetch(request, pk), ReasonForm(request.POST, prefix="annulation")
    if not reason.is_valid():
        return show(request, date, reason=reason)
    dates = date.following() if request.POST.get("portee") == "suivantes" else [date]
    try:
        facts = Occurrence.objects.cancel_all(dates, reason.cleaned_data["reason"], by=request.user)
    except ValidationError as refusal:
        reason.add_error("reason", refusal)
        return show(request, date, reason=reason)
    told(request, dates, facts)
    return redirect(after(reverse("occurrence-edit", args=[pk]), facts))


def told(request, dates, facts):
    """Say how many dates are called off and how many letters leave."""
    letters = concerned([date for date in dates if date.ends_at > timezone.now()])
    said = ngettext("La séance est annulée.", "%(count)d séances sont annulées.", len(facts))
    mail = ngettext(
        "%(count)d message part dans deux minutes.", "%(count)d messages partent dans deux minutes.", letters
    )
    words = [
        said % {"count": len(facts)},
        mail % {"count": letters} if letters else _("Personne n'était inscrit."),
    ]
    messages.success(request, " ".join(words))


@right(Right.EDIT_PROGRAMME)
@require_POST
def cancellations(request):
    """Call off the dates that are ticked, for one reason."""
    keys = keys_of(request.POST.getlist("seance"))
    dates = list(Occurrence.objects.visible_to(request.user).scheduled().filter(pk__in=keys).order_by("pk"))
    facts = []
    try:
        if not dates:
            raise ValidationError(_("Cochez d'abord au moins une séance."))
        facts = Occurrence.objects.cancel_all(dates, request.POST.get("reason", ""), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        told(request, dates, facts)
    return redirect(after(back(request, "planning"), facts))


@right(Right.EDIT_PROGRAMME)
@require_POST
def restoring(request, pk):
    """Put back a date that was called off, if its room and leaders are still free."""
    date = fetch(request, pk)
    try:
        date.restore(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(
            request, _("La séance aura bien lieu. Les personnes déjà prévenues reçoivent un message.")
        )
    return redirect("occurrence-edit", pk)


@right(Right.EDIT_PROGRAMME)
@require_POST
def deletion(request, pk):
    """Take out a date planned by mistake."""
    date = fetch(request, pk)
    try:
        date.remove(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("occurrence-edit", pk)
    messages.success(request, _("La séance est retirée."))
    return redirect("activity-dates", date.activity_id)
