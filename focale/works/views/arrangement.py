"""One arrangement: its table, where a sound is arranged or a film put together; removed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.works.arranging_tables import TABLES
from focale.works.at_step import read_seen
from focale.works.models import Arrangement, Take
from focale.works.views.production import frame


def arrangement_of(request, pk):
    """The arrangement this account may see, with what it is made of."""
    rows = Arrangement.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("production", "piece", "source"), pk=pk)


def arrangement(request, pk):
    """Its table; what is pressed there is kept, and done."""
    found = arrangement_of(request, pk)
    closed = found.why_closed(request.user)
    table = TABLES[found.family](found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and table.is_valid():
        try:
            return _done(request, found, table)
        except ValidationError as refusal:
            found.refresh_from_db()
            table = TABLES[found.family](found)
            table.refusal = " ".join(refusal.messages)
    context = frame(request, found.production, "production-arrangements") | table.context()
    context |= {"arrangement": found, "closed": closed, "seen": found.number, "takes": found.takes.count()}
    status = 422 if request.method == "POST" else 200
    return page(request, f"works/arrange_{found.family}.html", context, status=status)


def _done(request, found, table):
    do = request.POST.get("do", "")
    found.write(table.settings(), seen=read_seen(request.POST), by=request.user)
    if do != "make":
        return redirect(f"{found.get_absolute_url()}#{table.place_of(do)}")
    Take.objects.ask(found, by=request.user)
    return redirect("arrangement-takes", found.pk)


@require_POST
def arrangement_removal(request, pk):
    """Its settings gone; what was made of it stays in the production."""
    found = arrangement_of(request, pk)
    try:
        found.remove(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(found)
    messages.success(request, _("Le montage est effacé. Les fichiers qu'il a faits restent."))
    return redirect("production-arrangements", found.production_id)
