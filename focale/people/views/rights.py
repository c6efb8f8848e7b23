"""Who may do what: the table, read by the board; and giving a role."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.models import Account, Person
from focale.people.rights import RIGHT_WORDS, ROLES, Right, Role, may, right


@require_safe
def table(request):
    """Roles across, rights down, and who has which role. For the board and those who give roles."""
    if not (may(request.user, Right.SEE_JOURNAL) or may(request.user, Right.GIVE_ROLES)):
        raise PermissionDenied
    roles = [role for role in Role if role]
    names = [_("visite, sans compte"), *(role.label for role in Role)]
    lines = [
        (words, list(zip(names, [False, *(one in ROLES[role] for role in Role)], strict=True)))
        for one, words in RIGHT_WORDS.items()
    ]
    team = Account.objects.exclude(role="").filter(is_active=True).select_related("person")
    context = {
        "roles": names,
        "lines": lines,
        "team": sorted(team, key=lambda account: (roles.index(account.role), str(account))),
        "may_give": may(request.user, Right.GIVE_ROLES),
    }
    return page(request, "people/rights.html", context)


@require_POST
@right(Right.GIVE_ROLES)
def give(request, pk):
    """Give this person a role, or take it back; an account is opened where there is none."""
    person = get_object_or_404(Person.objects.existing(), pk=pk)
    role = request.POST.get("role", "")
    try:
        if role not in Role.values:
            raise ValidationError(_("Choisissez un rôle dans la liste."))
        account = Account.open_for(person, by=request.user)
        account.give_role(role, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = {"who": person, "role": account.get_role_display()}
        messages.success(request, _("%(who)s : %(role)s.") % words)
    return redirect("person", person.pk)
