"""The list of productions; one begun, said better, archived."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.association.models import Season
from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.models import Person
from focale.people.rights import Right, right
from focale.programme.models import Attendance, Occurrence
from focale.works.forms import ProductionForm
from focale.works.models import Production
from focale.works.models.step import USUAL
from focale.works.sifting import Sifted

ON_A_PAGE = 40


@right(Right.MAKE_WORKS)
@require_safe
def productions(request):
    """Those this account sees, by words, season, project; archived ones when asked for."""
    sifted = Sifted(request.GET)
    sheet = Paginator(sifted.productions(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "works/productions.html", {"sifted": sifted, "sheet": sheet})


@right(Right.MAKE_WORKS)
def new(request):
    """Begin one, maybe from a date, with those who were there."""
    date = date_asked(request)
    form = ProductionForm(
        request.POST or None, by=request.user, present=present_at(date), initial=proposed(date)
    )
    if request.method == "POST" and form.is_valid():
        made = Production.objects.begin(
            by=request.user,
            occurrences=[date] if date else [],
            makers=form.makers(),
            steps=[str(name) for name in USUAL],
            **form.facts(),
        )
        messages.success(request, _("La production est ouverte. Déposez-y les premiers fichiers."))
        return redirect(made)
    context = {"form": form, "date": date}
    return page(request, "works/production_form.html", context, status=422 if form.errors else 200)


def date_asked(request):
    """The date named in the address, if one may see who came."""
    dates = Occurrence.objects.markable_by(request.user).select_related("activity__strand")
    return dates.filter(pk=key_of(request.GET.get("seance"))).first()


def present_at(date):
    """Those marked present that day."""
    if date is None:
        return Person.objects.none()
    there = Attendance.objects.present().filter(occurrence=date).values("person")
    return Person.objects.existing().filter(pk__in=there)


def proposed(date) -> dict:
    """What a date says of its production to be."""
    if date is None:
        return {"season": Season.objects.at()}
    activity = date.activity
    return {"title": activity.title, "strand": activity.strand, "season": Season.objects.at(date.day)}


@right(Right.MAKE_WORKS)
def edit(request, pk):
    """Say it better."""
    found = fetch_to_change(request, pk)
    form = ProductionForm(request.POST or None, instance=fetch_to_change(request, pk), by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            found.change(by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est enregistré."))
            return redirect(found)
    context = {"form": form, "production": found}
    return page(request, "works/production_form.html", context, status=422 if form.errors else 200)


@right(Right.MAKE_WORKS)
@require_POST
def archiving(request, pk):
    """Put it away as it is, or open it again."""
    found = fetch_to_change(request, pk)
    if "rouvrir" in request.POST:
        found.reopen(by=request.user)
    else:
        found.archive(by=request.user)
        messages.success(request, _("La production est archivée : on peut la voir, plus la changer."))
    return redirect(found)


def fetch_to_change(request, pk):
    return get_object_or_404(Production.objects.changeable_by(request.user), pk=pk)
