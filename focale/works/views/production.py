"""One production: what was brought to it, with the place to bring more; who makes it and by which steps."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.works.bringing import bring_all
from focale.works.forms import FilesForm, StepForm
from focale.works.models import Making, Original, Production, Upload
from focale.works.models.making import Progress

ON_A_PAGE = 60


@require_safe
def production(request, pk):
    """Its files, the latest first; the list alone when htmx asks how far they are."""
    return show_files(request, fetch(request, pk), FilesForm())


def show_files(request, found, form, status=200):
    context = frame(request, found, "production") | files_of(found, request.GET.get("page"))
    context |= {
        "form": form,
        "interrupted": Upload.objects.visible_to(request.user).open().filter(production=found),
    }
    return page(request, "works/production.html", context, fragment="files", status=status)


def files_of(found, number) -> dict:
    """The files of one page, and whether some of them are still worked on."""
    unfinished = Making.objects.exclude(progress=Progress.DONE)
    originals = found.originals.kept().select_related("brought_by").order_by("-brought_at", "-pk")
    originals = originals.prefetch_related("renditions", Prefetch("makings", unfinished, to_attr="still"))
    sheet = Paginator(originals, ON_A_PAGE).get_page(number)
    sheet.object_list = list(sheet.object_list)
    at_work = [each for each in sheet if any(still.is_at_work for still in each.still)]
    return {"sheet": sheet, "is_at_work": bool(at_work)}


@require_POST
def deposit(request, pk):
    """Without a script: several files in one go, each told when it is not taken."""
    found, form = fetch(request, pk), FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_files(request, found, form, status=422)
    taken, known, refused = bring_all(found, form.cleaned_data["files"], by=request.user)
    if taken:
        words = ngettext("%(n)d fichier est reçu.", "%(n)d fichiers sont reçus.", taken) % {"n": taken}
        messages.success(request, words)
    for name in known:
        messages.info(request, _("« %(name)s » était déjà là : il n'est gardé qu'une fois.") % {"name": name})
    found.refresh_from_db(fields=["used_bytes"])
    if refused:
        form.add_error("files", ValidationError(refused))
        return show_files(request, found, form, status=422)
    return redirect(found)


@require_safe
def plan(request, pk):
    """Its steps, its people, its dates."""
    found = fetch(request, pk)
    return show_plan(request, found, StepForm())


def show_plan(request, found, form, status=200):
    context = frame(request, found, "production-plan") | {
        "form": form,
        "steps": found.steps.select_related("done_by__person"),
        "people": found.involvements.select_related("person"),
        "dates": found.occurrences.select_related("activity").order_by("starts_at"),
    }
    return page(request, "works/plan.html", context, status=status)


def fetch(request, pk):
    """The production, for those who see it."""
    productions = Production.objects.visible_to(request.user).select_related("season", "strand")
    return get_object_or_404(productions, pk=pk)


def frame(request, found, here) -> dict:
    """What every page of one production shows around."""
    names = [("production", _("Fichiers")), ("production-pieces", _("Créations"))]
    names.append(("production-arrangements", _("Montages")))
    names.append(("production-rolls", _("Négatifs")))
    names.append(("production-sheets", _("Planches")))
    names.append(("production-plan", _("Plan et personnes")))
    names.append(("production-bin", _("Corbeille")))
    return {
        "production": found,
        "layout": "ground/team_layout.html" if request.user.role else "ground/layout.html",
        "tabs": [(words, reverse(name, args=[found.pk]), name == here) for name, words in names],
        "may_change": Production.objects.changeable_by(request.user).filter(pk=found.pk).exists(),
    }


def bin_(request, pk):
    """What was thrown away, until it is gone; and what was refused."""
    found = fetch(request, pk)
    mine = Original.objects.removable_by(request.user).filter(production=found)
    binned = mine.binned().select_related("brought_by").order_by("-binned_at")
    return page(request, "works/bin.html", frame(request, found, "production-bin") | {"binned": binned})
