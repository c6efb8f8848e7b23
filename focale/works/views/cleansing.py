"""A photograph handed out without the place and the camera it tells of."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.works.views.originals import fetch_mine
from focale.works.views.saying import done


@require_POST
def original_cleansing(request, pk):
    """Have it cleansed, or hand out what was brought again."""
    found = fetch_mine(request, pk)
    if "remettre" in request.POST:
        done(request, found.uncleanse, words=_("Le fichier se télécharge de nouveau tel qu'il a été déposé."))
    else:
        done(
            request, found.ask_cleansed, words=_("Dans un instant, il se téléchargera sans lieu ni appareil.")
        )
    return redirect("original", pk)
