"""The contact sheet of a roll: all its frames with the numbers they have on the film, and words for each."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from focale.ground.pages import page
from focale.works import sheets
from focale.works.models import Negative
from focale.works.proving import PROOF, proof_of
from focale.works.sheet_captions import captions_of, typed
from focale.works.sheet_forms import RollSheetForm
from focale.works.views.production import frame
from focale.works.views.rolls import roll_of


@require_http_methods(["GET", "HEAD", "POST"])
def roll_sheet(request, pk):
    """Its frames as their proofs are now; a POST has the sheet made."""
    roll = roll_of(request, pk)
    negatives = list(_negatives(roll))
    words = _words(request, negatives)
    sent = request.POST if request.method == "POST" else None
    form = RollSheetForm(sent, initial={"title": str(roll)})
    if form.is_valid() and negatives:
        try:
            _ask(roll, negatives, words, form.cleaned_data, request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("production-sheets", roll.production_id)
    context = frame(request, roll.production, "production-sheets") | {
        "roll": roll, "form": form, "frames": [(each, proof_of(each), words[each.pk]) for each in negatives],
    }  # fmt: skip
    return page(request, "works/roll_sheet.html", context, status=422 if form.errors else 200)


def _negatives(roll):
    rows = Negative.objects.filter(scan__roll=roll, scan__original__binned_at=None)
    rows = rows.select_related("scan__original", "scan__roll", "printed").order_by("number", "pk")
    return rows.prefetch_related("scan__original__renditions")


def _words(request, negatives):
    """What stands under each, by its key: as it was typed, else what its print has in a piece."""
    printed = {each.pk: each.printed.original_id for each in negatives if each.printed}
    known = captions_of(printed.values())
    told = {key: known[original] for key, original in printed.items() if original in known}
    return typed(request.POST, [each.pk for each in negatives], told)


def _ask(roll, negatives, words, told, by):
    frames = [
        (each.scan.original, str(each.number), words[each.pk], PROOF.format(each.pk)) for each in negatives
    ]
    title = told["title"] or str(roll)
    return sheets.ask(roll.production, title, frames, words=told["words"], by=by)
