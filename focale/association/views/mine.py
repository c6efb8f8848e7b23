"""My membership and those of my family: how long, renewing, the card, leaving."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.association.models import JoinRequest, Member
from focale.association.renewing import BEFORE_THE_END
from focale.ground.codes import qr_code
from focale.ground.pages import page
from focale.people.models import Person
from focale.people.rights import Right, may


@require_safe
def memberships(request):
    """Each of the family with their membership, or the way to it."""
    me = request.user.person
    if me is None:
        raise Http404
    wards = me.wardships.of_the_deciding(me).values("ward")
    family = Person.objects.existing().filter(Q(pk=me.pk) | Q(pk__in=wards))
    members = Member.objects.of_family(me).with_last_day().select_related("person")
    found = {member.person_id: member for member in members}
    people = sorted(family, key=lambda person: person != me)
    context = {"lines": [(person, found.get(person.pk)) for person in people]}
    context["soon"] = timezone.localdate() + BEFORE_THE_END
    own = JoinRequest.objects.waiting().filter(person=me, organisation=None)
    context["requests"] = own.select_related("person", "organisation", "type")
    return page(request, "association/my_membership.html", context)


def _get(request, pk):
    rows = Member.objects.visible_to(request.user).existing().with_last_day()
    return get_object_or_404(rows.select_related("person", "organisation"), pk=pk)


@require_safe
def card(request, pk):
    """The card to print, with the number; the square leads the team to the member's page."""
    member = _get(request, pk)
    address = settings.ADDRESS.rstrip("/") + reverse("member", args=[member.pk])
    by_team = may(request.user, Right.EDIT_MEMBERS)
    context = {"member": member, "code": qr_code(address), "by_team": by_team}
    context["layout"] = "ground/team_layout.html" if by_team else "people/family_layout.html"
    return page(request, "association/card.html", context)


@require_POST
def resignation(request, pk):
    """Leave; what is due stays due."""
    try:
        _get(request, pk).resign(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("C'est noté\u00a0: cette adhésion est terminée."))
    return redirect("my-membership")
