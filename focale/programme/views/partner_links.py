"""The address by which a partner registers people: what it opens; making it and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.models import Organisation
from focale.people.rights import Right, right
from focale.programme.models import PartnerLink
from focale.programme.opened import opened

SHOWN = 60


@login_not_required
@never_cache
@require_safe
def show(request, key):
    """What is open to this partner, each with the way to register."""
    link = get_object_or_404(PartnerLink.objects.in_force().select_related("organisation"), key=key)
    return page(request, "programme/partner_link.html", {"link": link, "seatings": opened(SHOWN)})


@right(Right.REGISTER_ANYONE)
@require_safe
def team(request):
    """The partners and their links."""
    links = (
        PartnerLink.objects.in_force().select_related("organisation").order_by("organisation__folded_name")
    )
    others = Organisation.objects.filter(is_active=True).exclude(registration_links__in=links)
    context = {"links": links, "others": others, "today": timezone.localdate()}
    return page(request, "programme/partner_links.html", context)


@right(Right.REGISTER_ANYONE)
@require_POST
def make(request):
    """A new link for a partner."""
    key = key_of(request.POST.get("organisation"))
    organisations = Organisation.objects.filter(is_active=True)
    organisation = get_object_or_404(organisations, pk=key)
    PartnerLink.objects.make(organisation, by=request.user)
    messages.success(request, _("Le lien est prêt. Envoyez-le à %(who)s.") % {"who": organisation})
    return redirect("partner-links")


@right(Right.REGISTER_ANYONE)
@require_POST
def revoke(request, pk):
    """The link opens nothing any more."""
    link = get_object_or_404(PartnerLink.objects.visible_to(request.user), pk=pk, revoked_at=None)
    link.revoke(by=request.user)
    messages.success(request, _("Le lien de %(who)s n'ouvre plus rien.") % {"who": link.organisation})
    return redirect("partner-links")
