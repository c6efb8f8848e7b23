from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.calendar_forms import CalendarForm
from focale.programme.models import Holiday
from focale.programme.record_kinds import KINDS

ON_A_PAGE = 60


def kind_of(request, kind):
    """The kind of record of this address, for those who may change it."""
    if kind not in KINDS:
        raise Http404
    if not may(request.user, KINDS[kind].needs):
        raise PermissionDenied
    return KINDS[kind]


@right(Right.EDIT_PROGRAMME)
@require_safe
def settings(request):
    """What the team sets once: places, rooms, projects, holidays, seasons, identity."""
    kinds = [(kind, records) for kind, records in KINDS.items() if may(request.user, records.needs)]
    identity = may(request.user, Right.EDIT_IDENTITY)
    context = {
        "kinds": kinds,
        "may_identity": identity,
        "may_look_inside": may(request.user, Right.GIVE_ROLES),
    }
    return page(request, "programme/settings.html", context)


@right(Right.EDIT_PROGRAMME)
@require_safe
def index(request, kind):
    """The records of one kind."""
    records = kind_of(request, kind)
    sheet = Paginator(records.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": kind,
        "records": records,
        "sheet": sheet,
        "rows": [(thing, records.cells(thing)) for thing in sheet.object_list],
    }
    return page(request, "programme/records.html", context)


@right(Right.EDIT_PROGRAMME)
def new(request, kind):
    """One more."""
    return write(request, kind, None)


@right(Right.EDIT_PROGRAMME)
def edit(request, kind, pk):
    """Change one."""
    return write(request, kind, get_object_or_404(kind_of(request, kind).all(), pk=pk))


def write(request, kind, thing):
    records = kind_of(request, kind)
    form = records.form(request.POST if request.method == "POST" else None, instance=thing)
    if request.method == "POST" and form.is_valid():
        try:
            records.keep(form, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est enregistré."))
            return redirect("records", kind)
    tabs = records.tabs(kind, thing) if thing else []
    context = {"kind": kind, "records": records, "form": form, "thing": thing, "tabs": tabs}
    return page(request, "programme/record.html", context, status=422 if form.errors else 200)


@right(Right.EDIT_PROGRAMME)
@require_POST
def deletion(request, kind, pk):
    """Take one out, unless something stands on it."""
    records = kind_of(request, kind)
    thing = get_object_or_404(records.all(), pk=pk)
    name = str(thing)
    try:
        records.take_out(thing, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("record-edit", kind, pk)
    messages.success(request, _("« %(name)s » est supprimé.") % {"name": name})
    return redirect("records", kind)


@right(Right.EDIT_PROGRAMME)
def holidays(request):
    """Load the official calendar of a zone for a school year; what the team corrected stays."""
    form = CalendarForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        new = Holiday.objects.load(said["zone"], [said["year"]])
        words = ngettext("%(count)d période est ajoutée.", "%(count)d périodes sont ajoutées.", new)
        messages.success(request, words % {"count": new} if new else _("Tout y était déjà."))
        return redirect("records", "vacances")
    return page(request, "programme/calendar_form.html", {"form": form}, status=422 if form.errors else 200)
