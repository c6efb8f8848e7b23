"""The national files of districts and addresses: handed in, looked at, then kept."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.people.forms import DistrictFileForm
from focale.people.models import DistrictFile
from focale.people.rights import Right, right


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def new(request):
    """Hand a file in; nothing changes before what it says was looked at."""
    form = DistrictFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            handed_in = DistrictFile.objects.hand_in(form.cleaned_data["file"], by=request.user)
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return redirect("district-file", handed_in.pk)
    return page(request, "people/district_file_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def show(request, pk):
    """What the file would change; POST does it."""
    handed_in = get_object_or_404(DistrictFile.objects.visible_to(request.user), pk=pk)
    refusal = None
    if request.method == "POST":
        try:
            messages.success(request, handed_in.keep(by=request.user))
            return redirect("districts")
        except ValidationError as why:
            refusal = " ".join(why.messages)
    context = {"handed_in": handed_in, "refusal": refusal}
    return page(request, "people/district_file.html", context, status=422 if refusal else 200)


@require_POST
@right(Right.EDIT_PEOPLE)
def give_up(request, pk):
    """Nothing changes, and the file is gone."""
    get_object_or_404(DistrictFile.objects.visible_to(request.user), pk=pk).drop()
    messages.success(request, _("Le fichier est oublié : rien n'a changé."))
    return redirect("districts")
