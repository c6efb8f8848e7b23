"""Rolls of film: begun from scans of a production, seen as proofs, printed."""

from itertools import takewhile

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.works.film_forms import RollForm
from focale.works.models import FilmKind, Making, Negative, Roll
from focale.works.models.making import Progress
from focale.works.models.original import State
from focale.works.models.rolls import MOST
from focale.works.proving import proof_of
from focale.works.views.production import fetch, frame
from focale.works.views.saying import done


def production_rolls(request, pk):
    """The rolls of a production; a new one from scans that are on none."""
    production, form = fetch(request, pk), RollForm(request.POST or None)
    free = production.originals.kept().filter(family="picture", state=State.READY, scan=None, origins=None)
    chosen = keys_of(request.POST.getlist("scan"), MOST)
    if request.method == "POST" and form.is_valid():
        try:
            told = form.facts()
            roll = Roll.objects.begin(production, free.filter(pk__in=chosen), by=request.user, **told)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("roll", roll.pk)
    context = frame(request, production, "production-rolls") | {
        "form": form,
        "rolls": production.rolls.all(),
        "free": free.prefetch_related("renditions")[:MOST],
        "chosen": chosen,
    }
    return page(request, "works/rolls.html", context, status=422 if form.is_bound else 200)


def roll_of(request, pk):
    return get_object_or_404(Roll.objects.visible_to(request.user).select_related("production"), pk=pk)


@require_safe
def roll(request, pk):
    """Its negatives as proofs, what is being made, what is printed."""
    found = roll_of(request, pk)
    negatives = Negative.objects.filter(scan__roll=found, scan__original__binned_at=None)
    negatives = negatives.select_related("scan__original", "scan__roll", "printed__original")
    negatives = list(negatives.order_by("number", "pk").prefetch_related("scan__original__renditions"))
    works = Making.objects.filter(
        Q(original__scan__roll=found) | Q(original__origins__negatives__scan__roll=found)
    )
    works = list(works.exclude(progress=Progress.DONE).select_related("original").distinct())
    context = frame(request, found.production, "production") | {
        "roll": found,
        "frames": [
            {"negative": each, "proof": proof_of(each), "settings": each.choices} for each in negatives
        ],
        "scans": found.scans.select_related("original"),
        "films": [(code, words, code == found.film) for code, words in FilmKind.choices],
        "works": [each for each in works if each.is_at_work],
        "failed": [each for each in works if not each.is_at_work],
    }
    return page(request, "works/roll.html", context, fragment="frames")


@require_POST
def roll_prints(request, pk):
    """Have the frames that are ticked printed, in every pixel."""
    found, ticked = roll_of(request, pk), set(keys_of(request.POST.getlist("negative"), 1000))
    if not done(request, found.tick, ticked):
        return redirect("roll", pk)
    wanted = [one for one in found.negatives() if one.is_kept and not one.is_printed]
    # Where there is no room for one there is none for the next: it is said once.
    asked = len(list(takewhile(lambda negative: done(request, negative.ask_print), wanted)))
    words = ngettext("%(n)d vue se développe.", "%(n)d vues se développent.", asked) % {"n": asked}
    if asked or not wanted:
        messages.success(request, words if asked else _("Rien de nouveau à développer."))
    return redirect("roll", pk)


@require_POST
def roll_film(request, pk):
    """Say which film it is, or let the program look by itself again."""
    found = roll_of(request, pk)
    if "seul" in request.POST:
        done(request, found.unpick, words=_("Le programme regarde de nouveau par lui-même."))
    elif (film := request.POST.get("film", "")) in FilmKind:
        done(request, found.say_film, film, words=_("C'est noté : les épreuves se refont."))
    return redirect("roll", pk)


@require_POST
def roll_away(request, pk):
    """The roll is put away; scans and prints stay."""
    found = roll_of(request, pk)
    kept = done(
        request, found.put_away, words=_("La pellicule est rangée ; ses scans et ses tirages restent.")
    )
    return redirect("production-rolls", found.production_id) if kept else redirect("roll", pk)
