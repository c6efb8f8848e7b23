"""What the clock does, and how often. Each function looks at what is due, and is harmless when run twice."""

from datetime import timedelta

from focale.ground.models import Event
from focale.ground.worker import forget_finished
from focale.letters.models import Letter

SCHEDULE = [
    (timedelta(seconds=1), Letter.objects.send_waiting),
    (timedelta(minutes=1), Event.objects.seal_new),
    (timedelta(hours=6), forget_finished),
]
