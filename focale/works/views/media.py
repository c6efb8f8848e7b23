"""A file of a production, to who sees the production: what is shown of it, or the original itself."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from focale.works import keeping
from focale.works.cleansing import given_of
from focale.works.models import Original, Rendition
from focale.works.serving import given

SOON = 5


@require_safe
def media(request, key):
    """By an address nobody guesses, and only where one may look all the same."""
    if shown := Rendition.objects.visible_to(request.user).filter(key=key).first():
        return handed(request, shown.address, media_type=shown.media_type)
    original = Original.objects.downloadable_by(request.user).kept().filter(key=key).first()
    if original is None:
        raise Http404
    address, _size = given_of(original)
    return handed(request, address, media_type=original.media_type, name=original.name)


def handed(request, address, **facts):
    """A store that does not answer is asked again soon; what a restored backup lacks is not there."""
    try:
        size = keeping.size(address)
        if size is None:
            raise Http404
        return given(request, address, size=size, **facts)
    except (ConnectionError, PermissionError):
        return HttpResponse(status=503, headers={"Retry-After": SOON})
