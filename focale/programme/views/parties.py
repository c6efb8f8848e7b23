from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404

from focale.ground.pages import page
from focale.programme.models import Party


@login_not_required
def show(request, key):
    """One registration, opened by its secret key: state, place in line, why, and what can be done."""
    party = get_object_or_404(Party, key=key)
    return page(request, "programme/party.html", {"party": party})
