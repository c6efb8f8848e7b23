from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.views.decorators.http import require_safe

from focale.ground.pages import kept, page
from focale.place.models import Room, Site


@login_not_required
@require_safe
@kept("programme")
def place(request):
    """Where it is, how to come, what there is inside."""
    rooms = Prefetch("rooms", queryset=Room.objects.filter(is_open=True).order_by("pk"), to_attr="open_rooms")
    return page(request, "place/place.html", {"sites": Site.objects.prefetch_related(rooms)})
