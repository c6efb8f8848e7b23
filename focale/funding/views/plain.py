"""One form, one record: funders, calls, actions, documents, requests share these two pages."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.funding import action_forms, funder_forms, grant_forms
from focale.funding.beginnings import lacking
from focale.funding.models import Action, Call, Funder, GrantRequest, OrganisationDocument
from focale.ground.models import record
from focale.ground.pages import page
from focale.people.rights import Right, right


@dataclass(frozen=True)
class Kind:
    """`words`: the title of a new one; `back`: the page to return to (that of the record if `opens`)."""

    noun: type
    form: type
    words: str
    back: str = "grants"
    opens: bool = False


KINDS = {
    "financeurs": Kind(Funder, funder_forms.FunderForm, gettext_lazy("Nouveau financeur"), "funders"),
    "appels": Kind(Call, funder_forms.CallForm, gettext_lazy("Nouvel appel à projets"), "funders"),
    "actions": Kind(Action, action_forms.ActionForm, gettext_lazy("Nouvelle action"), "action", opens=True),
    "demandes": Kind(
        GrantRequest, grant_forms.RequestForm, gettext_lazy("Nouvelle demande"), "request", opens=True
    ),
    "documents": Kind(
        OrganisationDocument, funder_forms.DocumentForm, gettext_lazy("Nouveau document"), "documents"
    ),
}


@right(Right.EDIT_GRANTS)
def grant_record_new(request, kind):
    return write(request, KINDS[kind], None, lacking(kind))


@right(Right.EDIT_GRANTS)
def grant_record_edit(request, kind, pk):
    return write(request, KINDS[kind], get_object_or_404(KINDS[kind].noun, pk=pk))


def write(request, kind, thing, lacks=()):
    """The form of one record, new or known."""
    told = request.GET if not thing else {}
    first = {name: told[name] for name in ("action", "funder", "call", "kind") if told.get(name)}
    form = kind.form(request.POST or None, request.FILES or None, instance=thing, initial=first)
    if request.method == "POST" and form.is_valid():
        kept = form.save()
        record("record.changed" if thing else "record.added", kept, by=request.user, name=str(kept)[:80])
        messages.success(request, _("C'est enregistré."))
        return redirect(kind.back, *([kept.pk] if kind.opens else []))
    context = {"form": form, "thing": thing, "kind": kind, "lacking": lacks}
    return page(request, "funding/grants/record.html", context, status=422 if form.is_bound else 200)
