from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_safe

from focale.ground.pages import kept, page


@login_not_required
@require_safe
@kept("programme")
def accessibility(request):
    """The accessibility declaration that French law asks of a site."""
    return page(request, "desk/accessibility.html")


@login_not_required
@require_safe
@kept("programme")
def legal(request):
    """Who publishes this site, and what it does with personal data."""
    return page(request, "desk/legal.html")
