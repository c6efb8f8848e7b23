"""The texts of the messages: read, edited with a preview, put back as they were."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from focale.ground.pages import page
from focale.letters.forms import WordingForm
from focale.letters.models import Wording
from focale.letters.words import KINDS, LANGUAGES
from focale.people.rights import Right, right


@right(Right.EDIT_WORDINGS)
@require_GET
def index(request):
    """All texts, in the language asked for."""
    language = asked_language(request)
    edited = {wording.kind: wording for wording in Wording.objects.filter(language=language)}
    rows = [
        (name, kind, edited.get(name) or Wording.of_origin(name, language)) for name, kind in KINDS.items()
    ]
    return page(request, "letters/wordings.html", {"rows": rows, "language": language})


@right(Right.EDIT_WORDINGS)
@require_http_methods(["GET", "POST"])
def edit(request, kind):
    """One text with its fields and a preview that fills them with examples."""
    wording = wording_of(request, kind)
    first = {"subject": wording.subject, "body": wording.body}
    form = WordingForm(request.POST or None, initial=first)
    shown = first
    if form.is_valid():
        shown = form.cleaned_data
        if "keep" in request.POST:
            try:
                wording.edit(by=request.user, **form.cleaned_data)
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Le texte est en place."))
                return redirect(f"{request.path}?langue={wording.language}")
    return page(request, "letters/wording.html", preview_of(wording, form, shown), fragment="preview",
                status=422 if form.errors else 200)  # fmt: skip


def preview_of(wording, form, shown) -> dict:
    """What the page of a text shows: the form, the fields with examples, and the words filled with them."""
    kind = KINDS[wording.kind]
    tried = Wording(kind=wording.kind, language=wording.language, **shown)
    with override(wording.language):
        subject, body = tried.filled(kind.fields)
    preview = {"subject": subject, "body": body}
    return {"wording": wording, "kind": kind, "form": form, "preview": preview}


@right(Right.EDIT_WORDINGS)
@require_POST
def restore(request, kind):
    """Back to the words the program came with."""
    wording = wording_of(request, kind)
    wording.restore(by=request.user)
    messages.success(request, _("Le texte d'origine est de nouveau en place."))
    return redirect(f"/courriers/textes/{kind}/?langue={wording.language}")


def wording_of(request, kind):
    if kind not in KINDS:
        raise Http404
    return Wording.of(kind, asked_language(request))


def asked_language(request) -> str:
    asked = request.GET.get("langue", "fr")
    return asked if asked in LANGUAGES else "fr"
