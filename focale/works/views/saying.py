"""One verb done for a person who pressed one button: what came of it is said on the next page."""

from django.contrib import messages
from django.core.exceptions import ValidationError

from mediatools.refusing import Refused


def done(request, verb, *args, words="", **facts) -> bool:
    """Do it by this account. Whether it was done; a refusal is said in its own sentence, else `words`."""
    try:
        verb(*args, by=request.user, **facts)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    if words:
        messages.success(request, words)
    return True
