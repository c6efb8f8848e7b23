"""The number one takes when everybody comes at the same second: kept at once, served in order right after.

In a rush a registration is not worked out while its visitor waits: the filled form is written down with its
number, the visitor is told so within the second, and the clock serves the numbers by the same verb.
"""

from datetime import timedelta
from urllib.parse import parse_qsl

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=2)
SECONDS_FOR_EACH = 0.02
"""About how long one registration takes, so that waiting pages do not ask too often."""


class State(models.TextChoices):
    WAITING = "waiting", _("attend son tour")
    DONE = "done", _("inscription faite")
    REFUSED = "refused", _("refusée")


class ArrivalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=State.WAITING)

    def take(self, seating_id, key, typed, *, by=None):
        """Write down a filled form. The same form sent twice keeps its number."""
        try:
            with transaction.atomic():
                return self.create(seating_id=seating_id, key=key, typed=typed, account=by)
        except IntegrityError:
            return self.get(key=key)

    def forget(self):
        """What was served two days ago is of no use any more; called by the clock."""
        return self.exclude(state=State.WAITING).filter(at__lt=timezone.now() - KEPT_FOR).delete()[0]


class Arrival(models.Model):
    seating = models.ForeignKey("programme.Seating", on_delete=models.CASCADE, related_name="arrivals")
    key = models.CharField(max_length=40, unique=True, help_text="number of the form; opens the waiting page")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    typed = models.TextField(help_text="the form as it was sent; emptied once it is served")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.WAITING)
    party = models.ForeignKey("programme.Party", null=True, on_delete=models.CASCADE, related_name="+")
    refusal = models.TextField(blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrivée")
        indexes = [
            models.Index(
                fields=["seating", "id"], name="arrival_waiting", condition=models.Q(state="waiting")
            )
        ]

    def __str__(self):
        return f"{self.seating_id} {self.pk}"

    def before(self) -> int:
        """How many are still served before this one."""
        return Arrival.objects.waiting().filter(seating=self.seating_id, pk__lt=self.pk).count()

    def pause(self) -> int:
        """After how many seconds the waiting page should ask again."""
        return min(30, 3 + int(self.before() * SECONDS_FOR_EACH))

    def pairs(self) -> list[tuple]:
        """What was typed, as fields to send again; the number and the token of the page are made afresh."""
        left_out = ("csrfmiddlewaretoken", "ticket")
        return [(name, value) for name, value in parse_qsl(self.typed) if name not in left_out]

    def settle(self, party=None, refusal=""):
        """It was served: registered, or refused with this sentence, and then the form is shown again."""
        self.state = State.DONE if party else State.REFUSED
        self.party, self.refusal = party, refusal
        if party:
            self.typed = ""
        self.save(update_fields=["state", "party", "refusal", "typed"])
