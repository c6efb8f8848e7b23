"""How a registration stands, for its page and its paper: everything read once."""

from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focale.ground.codes import qr_code
from focale.ground.dates import hour, long_date
from focale.programme.messages import in_words
from focale.programme.models import Status
from focale.programme.reasons import reasons_of


class PartyPage:
    """`kind`: good, warn or bad, with `title` and `words` beside."""

    def __init__(self, party):
        self.party, self.seating = party, party.seating
        rows = list(party.registrations.select_related("participant").order_by("pk"))
        self.live = [row for row in rows if row.status != Status.CANCELLED]
        self.gone = [row for row in rows if row.status == Status.CANCELLED]
        self.status = self.live[0].status if self.live else Status.CANCELLED

    @property
    def names(self):
        return in_words([row.participant.first_name for row in self.live or self.gone])

    @cached_property
    def dates(self):
        """Every date, those called off too."""
        found = list(self.seating.occurrences().select_related("room").order_by("starts_at"))
        self.seating.read_times(found)
        return found

    @property
    def is_called_off(self):
        return bool(self.dates) and all(date.cancelled_at for date in self.dates)

    @property
    def can_cancel(self):
        """While something is still to come."""
        return bool(self.live) and any(
            date.ends_at > timezone.now() and not date.cancelled_at for date in self.dates
        )

    @property
    def can_accept(self):
        return self.status == Status.OFFERED and self.seating.is_open and not self.is_late

    @property
    def is_late(self):
        return bool(self.party.offered_until and self.party.offered_until < timezone.now())

    @cached_property
    def place(self):
        return self.party.place_in_line() if self.status == Status.WAITING else None

    @property
    def kind(self):
        if self.is_called_off or self.status == Status.CANCELLED:
            return "bad"
        return "good" if self.status == Status.SEATED else "warn"

    @property
    def title(self) -> str:
        if self.is_called_off:
            return _("L'équipe a annulé cette activité")
        if self.status == Status.CANCELLED:
            return _("Inscription annulée")
        if self.status == Status.SEATED:
            return ngettext(
                "C'est noté, la place est réservée",
                "C'est noté, les places sont réservées",
                len(self.live),
            )
        if self.status == Status.OFFERED:
            return _("Le délai est passé") if self.is_late else _("Une place est libre pour vous")
        return _("Demande notée avant le tirage") if self.seating.awaits_draw else _("En liste d'attente")

    @property
    def words(self) -> str:
        if self.is_called_off:
            return next((date.cancel_reason for date in self.dates if date.cancel_reason), "")
        if self.status == Status.CANCELLED:
            return _("%(who)s : plus rien n'est réservé.") % {"who": self.names}
        if self.status == Status.SEATED:
            return _("Nous attendons %(who)s.") % {"who": self.names}
        if self.status == Status.OFFERED:
            until = self.party.offered_until
            facts = {"day": long_date(until), "hour": hour(until), "who": self.names}
            return _("Répondez avant le %(day)s à %(hour)s pour %(who)s.") % facts
        if self.seating.awaits_draw:
            facts = {"day": long_date(self.seating.activity.draw_at)}
            return _("Les places sont tirées au sort le %(day)s. Nous vous écrivons ensuite.") % facts
        before = self.place - 1
        if not before:
            return _("Vous êtes les prochains. Nous écrivons dès qu'une place se libère.")
        return ngettext(
            "Rang %(place)d : une demande passe avant la vôtre. Nous écrivons dès qu'une place se libère.",
            "Rang %(place)d : %(before)d demandes passent avant la vôtre. "
            "Nous écrivons dès qu'une place se libère.",
            before,
        ) % {"place": self.place, "before": before}

    @property
    def code(self):
        """The address of this page as a QR code, for the paper."""
        address = settings.ADDRESS.rstrip("/") + self.party.get_absolute_url()
        return qr_code(address)

    @cached_property
    def reasons(self):
        return reasons_of(self.party)
