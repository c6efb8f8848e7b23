"""Contact sheets of a production: pictures chosen, numbered, with words under them, as PDF and JPEG."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.works import sheets
from focale.works.models.original import State
from focale.works.sheet_captions import captions_of, typed
from focale.works.sheet_forms import SheetForm
from focale.works.views.production import fetch, frame

MOST = 200


def production_sheets(request, pk):
    """The sheets made, and a new one of pictures that are ticked."""
    production, form = fetch(request, pk), SheetForm(request.POST or None)
    pictures = production.originals.kept().filter(family="picture", state=State.READY)
    pictures = pictures.filter(Q(origins=None) | Q(origins__tool__in=["print", "cut"])).distinct()
    pictures = pictures.order_by("taken_at", "brought_at", "pk")
    pictures = list(pictures.prefetch_related("renditions")[:MOST])
    chosen, words = keys_of(request.POST.getlist("picture"), MOST), _words(request, pictures)
    if request.method == "POST" and form.is_valid():
        try:
            _ask([one for one in pictures if one.pk in chosen], words, form.cleaned_data, request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("production-sheets", pk)
    made = list(
        production.derivations.filter(tool="sheet", original__binned_at=None).select_related("original")
    )
    context = frame(request, production, "production-sheets") | {
        "form": form, "chosen": chosen, "made": made[::-1], "is_at_work": any(one.is_waiting for one in made),
        "pictures": [(one, words[one.pk]) for one in pictures],
    }  # fmt: skip
    return page(request, "works/sheets.html", context, fragment="made", status=422 if form.is_bound else 200)


def _words(request, pictures):
    keys = [one.pk for one in pictures]
    return typed(request.POST, keys, captions_of(keys))


def _ask(pictures, words, told, by):
    if not pictures:
        raise ValidationError(_("Choisissez au moins une photo."))
    frames = [
        (picture, str(number), words[picture.pk] or (told["named"] and _stem(picture)) or "", sheets.LABEL)
        for number, picture in enumerate(pictures, 1)
    ]
    sheets.ask(pictures[0].production, told["title"], frames, words=told["words"], by=by)


def _stem(picture):
    return picture.name.rpartition(".")[0] or picture.name
