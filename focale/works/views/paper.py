"""A picture as a file to print: how large, what for; made behind, taken through the gate."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from focale.ground.pages import page
from focale.works.enlarging import longest
from focale.works.models import Original
from focale.works.models.original import State
from focale.works.paper_forms import PaperForm
from focale.works.print_files import ON_PAPER, ask, name_of, print_file_of, refuse_closed, shown_in
from focale.works.views.media import handed
from focale.works.views.production import frame


def _picture(request, pk):
    rows = Original.objects.visible_to(request.user).kept().filter(family="picture", state=State.READY)
    return get_object_or_404(rows.select_related("production").prefetch_related("renditions"), pk=pk)


def _use(request):
    """What it is for, as the address says; None where it says nothing we know."""
    use = request.GET.get("pour")
    return use if use in ON_PAPER else None


@require_http_methods(["GET", "HEAD", "POST"])
def original_paper(request, pk):
    """Choose the size and the use; how far it is; take it."""
    found, use = _picture(request, pk), _use(request)
    centimetres = Decimal(found.paper_mm) / 10 if found.paper_mm else None
    first = {"centimetres": centimetres, "use": use or ON_PAPER[0]}
    form = PaperForm(request.POST or None, initial=first, most=longest(found))
    if request.method == "POST" and form.is_valid():
        millimetres, use = form.asked()
        try:
            ask(found, millimetres, use, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(f"{reverse('original-paper', args=[pk])}?pour={use}")
    context = frame(request, found.production, "production") | {
        "original": found, "form": form, "use": use, "file": print_file_of(found),
        "centimetres": centimetres, "pieces": shown_in(found),
    }  # fmt: skip
    return page(request, "works/paper.html", context, fragment="file", status=422 if form.errors else 200)


@require_safe
def original_paper_file(request, pk):
    """The file, where the gate says yes for this use today."""
    found, use = _picture(request, pk), _use(request)
    file = print_file_of(found).made
    if file is None or use is None:
        raise Http404
    try:
        refuse_closed(found, use)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("original-paper", pk)
    facts = {"media_type": "image/jpeg", "name": name_of(found), "cache": "private, no-store"}
    return handed(request, file.address, **facts)
