"""Hours of volunteers: noted in two taps, validated by the team, added up by task and action."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.association.forms import HoursForm
from focale.association.hours_sifting import HoursSift, sums, table, totals
from focale.association.models import VolunteerTime
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.keys import key_of, keys_of
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.models import Person
from focale.people.rights import Right, may, right

ON_A_PAGE, SHOWN = 30, 20
DURATIONS = (30, 60, 90, 120, 180, 240)


@require_http_methods(["GET", "POST"])
def mine(request):
    """Choose a task, touch a duration: noted."""
    person, form = volunteer_of(request), HoursForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            _enter(person, form, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté, merci\u00a0!"))
            return redirect(request.get_full_path())
    times = VolunteerTime.objects.filter(person=person)
    year = times.filter(refused_at=None, day__year=timezone.localdate().year)
    context = {"form": form, "durations": DURATIONS, "times": times.select_related("task")[:SHOWN]}
    context["minutes"] = year.aggregate(sum=Sum("minutes", default=0))["sum"]
    context["to_sign"] = times.to_sign().select_related("task") if person == request.user.person else []
    context |= {"person": person, "may_validate": may(request.user, Right.VALIDATE_HOURS)}
    return page(request, "association/my_hours.html", context, status=422 if form.errors else 200)


def volunteer_of(request):
    """Oneself; for the team also somebody else, whom the address names."""
    wanted = request.GET.get("pour", "")
    if wanted.isdecimal() and may(request.user, Right.VALIDATE_HOURS):
        return get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=key_of(wanted))
    if request.user.person is None:
        raise Http404
    return request.user.person


def _enter(person, form, *, by):
    told = dict(form.cleaned_data)
    told.pop("hours")
    VolunteerTime.enter(person, told.pop("task"), told.pop("minutes"), by=by, **told)


@require_safe
@right(Right.VALIDATE_HOURS)
def listing(request):
    """What waits for an answer, or whatever the address asks for."""
    sift = HoursSift(request.GET)
    rows = sift.rows(request.user)
    if wanted := request.GET.get("format"):
        if wanted not in MOST_ROWS:
            raise Http404
        head, lines = table(rows)
        return exported(wanted, _("heures-benevoles"), [(_("Heures"), head, lines)])
    sheet = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"sift": sift, "sheet": sheet, "query": without(request.GET, "page"), "totals": totals(rows)}
    context["by_task"], context["by_action"] = sums(rows, "task__name"), sums(rows, "project")
    context["may_tasks"] = may(request.user, Right.EDIT_MEMBERS)
    context["waits"] = any(time.is_open for time in sheet.object_list)
    return page(request, "association/hours.html", context)


@require_POST
@right(Right.VALIDATE_HOURS)
def validation(request):
    """The team agrees with all that is ticked; each stands in the books by itself."""
    keys = keys_of(request.POST.getlist("time"), ON_A_PAGE)
    done = 0
    for time in VolunteerTime.objects.visible_to(request.user).filter(pk__in=keys).order_by("pk"):
        try:
            time.validate(by=request.user)
            done += 1
        except ValidationError as refusal:
            messages.error(request, f"{time.person}\u00a0: {' '.join(refusal.messages)}")
    words = ngettext("%(count)d ligne est validée.", "%(count)d lignes sont validées.", done)
    if done:
        messages.success(request, words % {"count": done})
    return redirect("hours")


@require_POST
@right(Right.VALIDATE_HOURS)
def refusal(request, pk):
    """The team does not agree; the volunteer reads why."""
    time = get_object_or_404(VolunteerTime.objects.visible_to(request.user), pk=pk)
    try:
        time.refuse(request.POST.get("reason", ""), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("C'est refusé. La personne lit pourquoi sous «\u00a0Mes heures\u00a0»."))
    return redirect("hours")
