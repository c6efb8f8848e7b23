from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.pictures import SMALL, picture_address
from focale.programme.planning_forms import PictureForm
from focale.programme.views.activity_forms import fetch, tabs


@right(Right.EDIT_PROGRAMME)
def pictures(request, pk):
    """The pictures of an activity, and one more."""
    activity = fetch(request, pk)
    form = PictureForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        activity.add_picture(by=request.user, **form.cleaned_data)
        messages.success(request, _("L'image est ajoutée. Ses versions légères se préparent."))
        return redirect("activity-pictures", pk)
    context = {
        "activity": activity,
        "tabs": tabs(activity, "activity-pictures"),
        "pictures": [(each, picture_address(each, SMALL)) for each in activity.pictures.all()],
        "form": form,
    }
    return page(request, "programme/activity_pictures.html", context, status=422 if form.errors else 200)


@right(Right.EDIT_PROGRAMME)
@require_POST
def deletion(request, pk, picture_pk):
    """Take a picture off the site, with its files."""
    activity = fetch(request, pk)
    activity.remove_picture(get_object_or_404(activity.pictures, pk=picture_pk), by=request.user)
    messages.success(request, _("L'image est retirée."))
    return redirect("activity-pictures", pk)
