"""The list of members for the team, one member, and what the board decides."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.association.forms import EndForm, RenewalForm, WhyForm
from focale.association.joining import join
from focale.association.members_sifting import MembersSift, table
from focale.association.models import JoinRequest, Member, may_import
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.models import record
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.rights import Right, may, right

ON_A_PAGE = 30


@require_safe
@right(Right.EDIT_MEMBERS)
def listing(request):
    """Those the address asks for, on the screen or as a file."""
    sift = MembersSift(request.GET)
    rows = sift.rows(request.user)
    if wanted := request.GET.get("format"):
        return _export(request, wanted, rows)
    sheet = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"sift": sift, "sheet": sheet, "query": without(request.GET, "page")}
    context["may_import"] = may_import(request.user)
    context["may_validate"] = may(request.user, Right.VALIDATE_HOURS)
    waiting = JoinRequest.objects.visible_to(request.user).waiting()
    context["requests"] = waiting.select_related("person", "organisation", "type")[:ON_A_PAGE]
    return page(request, "association/members.html", context)


def _export(request, wanted, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    record("members.exported", request.user, by=request.user, filters=sorted(request.GET))
    head, lines = table(rows, request.user)
    return exported(wanted, _("adhérents"), [(_("Adhérents"), head, lines)])


def _get(request, pk):
    rows = Member.objects.visible_to(request.user).with_last_day()
    return get_object_or_404(rows.select_related("person", "organisation"), pk=pk)


@require_safe
@right(Right.EDIT_MEMBERS)
def show(request, pk):
    """One member; a second number leads to the first."""
    member = _get(request, pk)
    return redirect("member", member.absorbed_into_id) if member.absorbed_into_id else _shown(request, member)


def _shown(request, member, refused=None):
    """The page of one member; `refused`: {name of a form: the form}."""
    forms = {"end": EndForm(), "why": WhyForm(), "renewal": RenewalForm(member=member)}
    periods = member.periods().select_related("type", "charge").prefetch_related("charge__shares")
    context = {"member": member, "periods": periods, "numbers": member.numbers.all()} | forms
    context |= refused or {}
    return page(request, "association/member.html", context, status=422 if refused else 200)


def _answer(request, member, name, form, verb, done):
    """Do it, or show the page again with what was wrong."""
    if form is None or form.is_valid():
        try:
            verb()
        except ValidationError as refusal:
            if form is None:
                messages.error(request, " ".join(refusal.messages))
                return redirect("member", member.pk)
            form.add_error(None, refusal)
        else:
            messages.success(request, done)
            return redirect("member", member.pk)
    return _shown(request, member, {name: form})


@require_POST
@right(Right.EDIT_MEMBERS)
def admission(request, pk):
    """The board accepts."""
    member = _get(request, pk)
    done = _("C'est accepté. La personne reçoit un message.")
    return _answer(request, member, "", None, lambda: member.approve(by=request.user), done)


@require_POST
@right(Right.EDIT_MEMBERS)
def refusal(request, pk):
    """The board does not accept."""
    member, form = _get(request, pk), WhyForm(request.POST)
    done = _("C'est refusé\u00a0: rien n'est dû.")
    return _answer(
        request, member, "why", form,
        lambda: member.decline(form.cleaned_data["reason"], by=request.user), done,
    )  # fmt: skip


@require_POST
@right(Right.EDIT_MEMBERS)
def renewal(request, pk):
    """One period more, at the desk."""
    member = _get(request, pk)
    form = RenewalForm(request.POST, member=member)

    def renew():
        told, who = form.cleaned_data, {"person": member.person, "organisation": member.organisation}
        return join(told["kind"], cents=told["amount"], by=request.user, **who)

    return _answer(request, member, "renewal", form, renew, _("C'est renouvelé."))


@require_POST
@right(Right.EDIT_MEMBERS)
def end(request, pk):
    """Resigned, struck off or dead: nothing else ends a membership."""
    member, form = _get(request, pk), EndForm(request.POST)
    done = _("C'est noté dans le registre.")
    return _answer(request, member, "end", form, lambda: form.end(member, by=request.user), done)
