"""An export of payments of HelloAsso: each line with what would become of it, then into the books."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.money.forms.helloasso import AgreeForm, ExportForm, as_text
from focale.money.helloasso.judged import Look
from focale.money.helloasso.taking_in import take_in
from focale.people.rights import Right, right

TEMPLATE = "money/card_import.html"


@right(Right.TAKE_PAYMENTS)
def looking(request):
    """The file, and what would become of each line."""
    form = ExportForm(request.POST, request.FILES) if request.method == "POST" else ExportForm()
    context = {"form": form}
    if form.is_valid():
        table = form.cleaned_data["file"]
        try:
            context["look"] = Look.at(table)
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            context |= {"agree": AgreeForm(initial={"text": as_text(table)}), "form": ExportForm()}
            return page(request, TEMPLATE, context)
    return page(request, TEMPLATE, context, status=422 if form.is_bound else 200)


@require_POST
@right(Right.TAKE_PAYMENTS)
def writing(request):
    """What was looked at is taken in."""
    agree = AgreeForm(request.POST)
    if not agree.is_valid():
        return redirect("card-import")
    try:
        done, refused = take_in(agree.cleaned_data["text"], by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("card-import")
    words = ngettext("%(count)d ligne est prise.", "%(count)d lignes sont prises.", done)
    messages.success(request, words % {"count": done})
    for number, fault in refused[:10]:
        messages.error(request, _("Ligne %(number)s\xa0: %(fault)s") % {"number": number, "fault": fault})
    return redirect("payments")
