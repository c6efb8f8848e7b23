"""One entry of the books, its opposite, and one written by hand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.money import acts
from focale.money.account_words import AccountWords
from focale.money.forms.act_changes import CancelForm
from focale.money.forms.entry import EntryForm, EntryLines
from focale.money.forms.fields import projects
from focale.money.ledger import post, reverse
from focale.money.lines_sifting import account_choices
from focale.money.models import ChartAccount, Entry
from focale.money.models.chart_account import name_of
from focale.people.rights import Right, may, right


def _get(request, pk):
    links = ("year", "made_by", "reverses", *(kind.page for kind in acts.KINDS), "settled_expense")
    found = Entry.objects.visible_to(request.user).select_related(*links)
    return get_object_or_404(found.prefetch_related("lines"), pk=pk)


@require_safe
@right(Right.SEE_MONEY)
def entry(request, pk):
    return _shown(request, _get(request, pk), CancelForm())


def _shown(request, found, form):
    """One entry with its lines, what it comes from and what it corrects."""
    labels = ChartAccount.objects.labels()
    lines = [(line, name_of(line.account, labels)) for line in found.lines.all()]
    context = {"entry": found, "lines": lines, "form": form, "source": _source(found)}
    context["opposite"] = Entry.objects.filter(reverses=found).first()
    context["may_keep"] = may(request.user, Right.KEEP_BOOKS)
    return page(request, "money/entry.html", context, status=422 if form.is_bound else 200)


def _source(found):
    """The act that wrote it, with the kind of acts it is; None for those of other pages."""
    if act := getattr(found, "settled_expense", None):
        return acts.EXPENSES, act
    for kind in acts.KINDS:
        if act := getattr(found, kind.page, None):
            return kind, act
    return None


@require_POST
@right(Right.KEEP_BOOKS)
def entry_reversal(request, pk):
    """The opposite of an entry written by hand; those of acts are taken back by their act."""
    found, form = _get(request, pk), CancelForm(request.POST)
    if form.is_valid():
        try:
            if not found.is_by_hand:
                raise ValidationError(_("Cette écriture vient d'un acte\xa0: annulez l'acte lui-même."))
            opposite = reverse(found, form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("L'écriture contraire est dans les comptes."))
            return redirect("entry", opposite.pk)
    return _shown(request, found, form)


@right(Right.KEEP_BOOKS)
def entry_new(request):
    """An entry written by hand, with accounts: what the acts do not write, mostly at the end of a year."""
    words = AccountWords()
    form, lines = EntryForm(request.POST or None), EntryLines.of(request, words)
    if request.method == "POST" and all([form.is_valid(), lines.is_valid()]):
        told = form.cleaned_data
        facts = {"piece": told["piece"], "is_by_hand": True, "by": request.user}
        try:
            written = post(told["journal"], told["day"], told["label"], lines.movements(), **facts)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("L'écriture est dans les comptes."))
            return redirect("entry", written.pk)
    context = {"form": form, "lines": lines, "accounts": account_choices(words), "projects": projects()}
    return page(request, "money/entry_new.html", context, status=422 if form.is_bound else 200)
