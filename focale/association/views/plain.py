"""Membership types and volunteers' tasks: one small set of pages for both."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from focale.association.forms import TaskForm, TypeForm
from focale.association.models import MembershipType, Task
from focale.association.wording import euros, type_words
from focale.ground.models import record
from focale.ground.pages import page
from focale.people.rights import Right, right


@dataclass(frozen=True)
class Kind:
    """`above`: the list these belong to; `words`: of a thing, in one line."""

    noun: type
    form: type
    name: str
    plural: str
    new: str
    lede: str
    above: str
    above_words: str
    words: object


TYPES = Kind(
    MembershipType,
    TypeForm,
    "membership-type",
    gettext_lazy("Formules d'adhésion"),
    gettext_lazy("Nouvelle formule"),
    gettext_lazy("Ce qu'on peut choisir pour adhérer\u00a0: tarif réduit, prix libre, structures…"),
    "members",
    gettext_lazy("Adhérents"),
    type_words,
)
TASKS = Kind(
    Task,
    TaskForm,
    "task",
    gettext_lazy("Tâches des bénévoles"),
    gettext_lazy("Nouvelle tâche"),
    gettext_lazy(
        "La valeur d'une heure sert aux comptes (86 et 87) et aux bilans\u00a0: elle n'est jamais payée."
    ),
    "hours",
    gettext_lazy("Heures des bénévoles"),
    lambda task: _("%(sum)s l'heure") % {"sum": euros(task.hourly_cents)},
)


@require_safe
@right(Right.EDIT_MEMBERS)
def index(request, kind):
    """All of a kind, in their order."""
    rows = [(thing, kind.words(thing)) for thing in kind.noun.objects.all()[:200]]
    return page(request, "association/plain.html", {"kind": kind, "rows": rows})


@right(Right.EDIT_MEMBERS)
def new(request, kind):
    """One more."""
    return _write(request, kind, None)


@right(Right.EDIT_MEMBERS)
def edit(request, kind, pk):
    """Change one; what was joined or noted with it keeps its amount."""
    return _write(request, kind, get_object_or_404(kind.noun, pk=pk))


def _write(request, kind, thing):
    form = kind.form(request.POST if request.method == "POST" else None, instance=thing)
    if form.is_bound and form.is_valid():
        kept = form.save()
        record(f"{kind.name.replace('-', '_')}.written", kept, by=request.user)
        messages.success(request, _("C'est enregistré."))
        return redirect(f"{kind.name}s")
    context = {"kind": kind, "form": form, "thing": thing}
    return page(request, "association/plain_form.html", context, status=422 if form.errors else 200)
