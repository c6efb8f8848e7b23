"""The priority districts known here and their streets."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from focale.ground.pages import page
from focale.people.bounded import Bounded
from focale.people.forms import DistrictForm, StreetsForm
from focale.people.models import District
from focale.people.rights import Right, right

ROWS = 60


@require_safe
@right(Right.EDIT_PEOPLE)
def listing(request):
    """The districts of each version, with how many streets are listed."""
    found = District.objects.defer("geometry").annotate(listed=Count("streets"))
    if typed := request.GET.get("q", "")[:80]:
        found = found.filter(label__icontains=typed) | found.filter(commune_names__icontains=typed)
    found = found.order_by("-version", "label", "pk")
    context = {"districts": Bounded(found, ROWS).get_page(request.GET.get("page")), "typed": typed}
    return page(request, "people/districts.html", context)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def new(request):
    """A district written by hand, where no map is needed."""
    form = DistrictForm(request.POST or None)
    if form.is_valid():
        district = form.save(commit=False)
        district.write(by=request.user)
        messages.success(request, _("Le quartier est ajouté. Collez maintenant ses rues."))
        return redirect("district", district.pk)
    return page(request, "people/district_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def show(request, pk):
    """Its streets, and a place to paste the town hall's list, which replaces the former one of that town."""
    district = get_object_or_404(District.objects.defer("geometry"), pk=pk)
    form = StreetsForm(request.POST or None, initial={"town": district.commune_names.split(",")[0].strip()})
    if form.is_valid():
        streets = form.cleaned_data["lines"]
        district.list_streets(streets, town=form.cleaned_data["town"].strip(), by=request.user)
        messages.success(request, _("Rues notées : %(count)d.") % {"count": len(streets)})
        return redirect("district", district.pk)
    streets = Bounded(district.streets.order_by("folded", "first_number", "pk"), ROWS)
    context = {"district": district, "form": form, "streets": streets.get_page(request.GET.get("page"))}
    return page(request, "people/district.html", context, status=422 if form.errors else 200)
