"""What every template finds: the identity of the place."""

from .models import Identity


def identity(request):
    """The place's name, colours and words, under `identity`."""
    return {"identity": Identity.current()}
