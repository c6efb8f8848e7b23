"""What the clock does, and how often. Each function looks at what is due, and is harmless when run twice."""

from datetime import timedelta

from focale.ground.models import Event
from focale.ground.worker import forget_finished
from focale.letters.models import Letter
from focale.people.models import AccessNeed
from focale.programme.models import Holiday

SCHEDULE = [
    (timedelta(seconds=1), Letter.objects.send_waiting),
    (timedelta(minutes=1), Event.objects.seal_new),
    (timedelta(minutes=10), AccessNeed.objects.erase_outdated),
    (timedelta(hours=6), forget_finished),
    (timedelta(days=1), Holiday.objects.keep_ahead),
]
