from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.models import Picture, Strand
from focale.programme.pictures import SMALL, picture_address
from focale.programme.planning_forms import DescriptionForm, PictureForm
from focale.programme.record_kinds import KINDS
from focale.programme.views.activity_forms import fetch, tabs


@right(Right.EDIT_PROGRAMME)
def of_activity(request, pk):
    """The pictures of an activity, and one more."""
    activity = fetch(request, pk)
    context = {"activity": activity, "tabs": tabs(activity, "activity-pictures")}
    return _album(request, activity, "programme/activity_pictures.html", context)


@right(Right.EDIT_PROGRAMME)
def of_strand(request, pk):
    """The pictures of a standing project, and one more."""
    strand, records = get_object_or_404(Strand.objects.visible_to(request.user), pk=pk), KINDS["projets"]
    tabs_here = records.tabs("projets", strand, "strand-pictures")
    context = {"strand": strand, "records": records, "tabs": tabs_here}
    return _album(request, strand, "programme/strand_pictures.html", context)


def _album(request, owner, template, context):
    form = PictureForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        Picture.objects.add(owner, by=request.user, **form.cleaned_data)
        messages.success(request, _("L'image est ajoutée. Ses versions légères se préparent."))
        return redirect(request.path)
    pictures = [(each, picture_address(each, SMALL)) for each in owner.pictures.all()]
    context |= {"pictures": pictures, "form": form}
    return page(request, template, context, status=422 if form.errors else 200)


def album_of(owner):
    """The page with the pictures of this activity or strand."""
    return reverse(f"{owner._meta.model_name}-pictures", args=[owner.pk])


@right(Right.EDIT_PROGRAMME)
def description(request, pk):
    """Say better what a picture shows, and who made it."""
    picture = fetch_picture(request, pk)
    said = {"alt": picture.alt, "credit": picture.credit}
    form = DescriptionForm(request.POST if request.method == "POST" else None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            picture.describe(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est enregistré."))
            return redirect(album_of(picture.owner))
    address = picture_address(picture, SMALL)
    context = {"picture": picture, "address": address, "album": album_of(picture.owner), "form": form}
    return page(request, "programme/picture.html", context, status=422 if form.errors else 200)


@right(Right.EDIT_PROGRAMME)
@require_POST
def deletion(request, pk):
    """Take a picture off the site, with its files."""
    picture = fetch_picture(request, pk)
    picture.take_off(by=request.user)
    messages.success(request, _("L'image est retirée."))
    return redirect(album_of(picture.owner))


def fetch_picture(request, pk):
    pictures = Picture.objects.visible_to(request.user).select_related("activity", "strand")
    return get_object_or_404(pictures, pk=pk)
