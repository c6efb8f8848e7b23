"""Contact sheets of a production: pictures chosen, numbered, made as PDF and JPEG."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.works import sheets
from focale.works.models.original import State
from focale.works.proving import PROOF
from focale.works.sheet_forms import SheetForm
from focale.works.views.production import fetch, frame
from focale.works.views.rolls import roll_of
from focale.works.views.saying import done

MOST = 200


def production_sheets(request, pk):
    """The sheets made, and a new one of pictures that are ticked."""
    production, form = fetch(request, pk), SheetForm(request.POST or None)
    pictures = production.originals.kept().filter(family="picture", state=State.READY)
    pictures = pictures.filter(Q(origins=None) | Q(origins__tool__in=["print", "cut"])).distinct()
    pictures = pictures.order_by("taken_at", "brought_at", "pk")
    chosen = keys_of(request.POST.getlist("picture"), MOST)
    if request.method == "POST" and form.is_valid():
        try:
            _ask(production, pictures.filter(pk__in=chosen), form.cleaned_data, request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("production-sheets", pk)
    made = list(
        production.derivations.filter(tool="sheet", original__binned_at=None).select_related("original")
    )
    context = frame(request, production, "production-sheets") | {
        "form": form, "chosen": chosen, "made": made[::-1], "is_at_work": any(one.is_waiting for one in made),
        "pictures": pictures.prefetch_related("renditions")[:MOST],
    }  # fmt: skip
    return page(request, "works/sheets.html", context, fragment="made", status=422 if form.is_bound else 200)


def _ask(production, pictures, told, by):
    if not pictures:
        raise ValidationError(_("Choisissez au moins une photo."))
    frames = [
        (picture, str(number), picture.name.rpartition(".")[0] if told["named"] else "", sheets.LABEL)
        for number, picture in enumerate(pictures, 1)
    ]
    sheets.ask(production, told["title"], frames, words=told["words"], by=by)


@require_POST
def roll_sheet(request, pk):
    """All frames of a roll, as their proofs are now, with the numbers they have on the film."""
    roll = roll_of(request, pk)
    frames = [
        (negative.scan.original, str(negative.number), "", PROOF.format(negative.pk))
        for negative in roll.negatives()
    ]
    if not frames:
        return redirect("roll", pk)
    words = _("La planche se prépare.")
    done(request, lambda by: sheets.ask(roll.production, str(roll), frames, by=by), words=words)
    return redirect("production-sheets", roll.production_id)
