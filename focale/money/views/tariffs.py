"""Tariffs: read by who sees money, written by who has the right, each change a new version."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.pages import page
from focale.money.advised import advise
from focale.money.forms.tariffs import TariffSheet
from focale.money.models import Rule, Tariff
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_MONEY)
def index(request):
    """Every tariff with its public price and its rules in plain sentences."""
    tariffs = list(Tariff.objects.visible_to(request.user))
    versions = Tariff.objects.filter(pk__in=[tariff.pk for tariff in tariffs]).current_versions()
    for tariff in tariffs:
        tariff.version = versions.get(tariff.pk) or tariff.current()
    context = {
        "in_use": [tariff for tariff in tariffs if not tariff.retired_at],
        "retired": [tariff for tariff in tariffs if tariff.retired_at],
        "may_edit": may(request.user, Right.EDIT_TARIFFS),
    }
    return page(request, "money/tariffs.html", context)


@require_safe
@right(Right.SEE_MONEY)
def show(request, pk):
    """One tariff, its rules in their order, its former versions."""
    tariff = get_object_or_404(Tariff.objects.visible_to(request.user), pk=pk)
    versions = tariff.versions.select_related("made_by__person").prefetch_related(Rule.in_order())
    current, *former = versions.order_by("-number")[:50]
    context = {"tariff": tariff, "version": current, "former": former}
    context["may_edit"] = may(request.user, Right.EDIT_TARIFFS)
    return page(request, "money/tariff.html", context)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_TARIFFS)
def new(request):
    """Write one from nothing."""
    sheet = TariffSheet(request.POST if request.method == "POST" else None)
    if request.method == "POST" and sheet.is_valid():
        try:
            tariff = Tariff.propose(name=sheet.head.cleaned_data["name"], by=request.user, **sheet.facts())
        except ValidationError as refusal:
            sheet.head.add_error(None, refusal)
        else:
            messages.success(request, _("Le tarif est écrit. Choisissez-le maintenant dans une activité."))
            return redirect("tariff", tariff.pk)
    return _form(request, sheet)


def _form(request, sheet):
    context = {"sheet": sheet, "tariff": sheet.tariff}
    return page(request, "money/tariff_form.html", context, status=422 if sheet.errors else 200)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_TARIFFS)
def edit(request, pk):
    """Write its next version; what was priced before keeps its price."""
    tariff = get_object_or_404(Tariff.objects.visible_to(request.user), pk=pk)
    version = tariff.current()
    sheet = TariffSheet(request.POST if request.method == "POST" else None, tariff=tariff, version=version)
    if request.method == "POST" and sheet.is_valid():
        try:
            messages.success(request, _write(tariff, sheet, by=request.user))
        except ValidationError as refusal:
            tariff.refresh_from_db()
            sheet.head.add_error(None, refusal)
        else:
            return redirect("tariff", pk)
    return _form(request, sheet)


@transaction.atomic
def _write(tariff, sheet, *, by):
    said = sheet.head.cleaned_data
    renamed = said["name"] != tariff.name
    tariff.rename(said["name"], by=by)
    if not sheet.differs():
        return _("C'est enregistré.") if renamed else _("Rien n'a changé.")
    tariff.write(after=said["after"], by=by, **sheet.facts())
    return _("C'est enregistré. Les prochains prix suivent cette version.")


@require_POST
@right(Right.EDIT_TARIFFS)
def advised(request):
    """Begin with the advised tariff."""
    try:
        tariff = advise(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("tariffs")
    messages.success(request, _("Le tarif conseillé est écrit. Changez ce qui doit l'être."))
    return redirect("tariff", tariff.pk)


@require_POST
@right(Right.EDIT_TARIFFS)
def retirement(request, pk):
    """No longer offered where one chooses a tariff, or offered again."""
    tariff = get_object_or_404(Tariff.objects.visible_to(request.user), pk=pk)
    if request.POST.get("geste") == "reprendre":
        tariff.take_up_again(by=request.user)
        messages.success(request, _("Le tarif est de nouveau proposé."))
    else:
        tariff.retire(by=request.user)
        messages.success(request, _("Le tarif n'est plus proposé. Les activités qui l'ont le gardent."))
    return redirect("tariff", pk)
