"""A file of a production, to who sees the production: what is shown of it, or the original itself."""

from functools import partial

from django.http import Http404
from django.views.decorators.http import require_safe

from focale.works import keeping
from focale.works.models import Original, Rendition
from focale.works.serving import given


@require_safe
def media(request, key):
    """By an address nobody guesses, and only where one may look all the same."""
    if shown := Rendition.objects.visible_to(request.user).filter(key=key).first():
        return _given(request, shown.address, size=shown.size, media_type=shown.media_type)
    original = Original.objects.downloadable_by(request.user).kept().filter(key=key).first()
    if original is None:
        raise Http404
    facts = {"size": original.size, "media_type": original.media_type, "name": original.name}
    return _given(request, original.sha256, **facts)


def _given(request, address, **facts):
    """What a restored backup lacks is not there, which is no failure of ours."""
    if not keeping.has(address):
        raise Http404
    return given(request, partial(keeping.opened, address), address=address, **facts)
