"""The list of one seating for the team: who has a seat, who is offered one, who waits and why."""

from functools import cached_property

from django.utils import timezone

from focale.ground.models import Event
from focale.programme.models import Registration, Status
from focale.programme.reasons import history_of, sentence_of

SHOWN_WAITING = 200
REASONS = ("party.passed_over", "party.moved", "party.let_pass", "party.offer_taken_back")


class Row:
    """One party with its live registrations."""

    def __init__(self, party, place=None):
        self.party, self.place, self.registrations, self.reasons = party, place, [], []

    @property
    def status(self):
        return self.registrations[0].status

    @property
    def people(self):
        return [registration.participant for registration in self.registrations]


class LinePage:
    def __init__(self, seating):
        self.seating = seating

    @cached_property
    def rows(self) -> list[Row]:
        """The parties that live, in the order of the line."""
        live = Registration.objects.filter(seating=self.seating).live()
        live = live.select_related("participant", "party__made_by", "party__partner")
        rows = {}
        for registration in live.order_by("party__line_key", "party_id", "pk"):
            party = registration.party
            party.seating = self.seating
            rows.setdefault(party.pk, Row(party)).registrations.append(registration)
        waiting = (row for row in rows.values() if row.status == Status.WAITING)
        for place, row in enumerate(waiting, start=1):
            row.place = place
        return list(rows.values())

    def _with(self, status):
        return [row for row in self.rows if row.status == status]

    @property
    def seated(self):
        rows = self._with(Status.SEATED)
        return sorted(rows, key=lambda row: row.people[0].folded_name)

    @property
    def offered(self):
        return self._with(Status.OFFERED)

    @cached_property
    def waiting(self):
        """With the reasons why each stands where it stands; at most so many on the screen."""
        rows = self._with(Status.WAITING)[:SHOWN_WAITING]
        by_number = {row.party.number: row for row in rows}
        for event in Event.objects.about(self.seating).filter(what__in=REASONS):
            if row := by_number.get(event.details.get("party")):
                row.reasons.append(sentence_of(event))
        return rows

    @property
    def more_waiting(self):
        return max(0, len(self._with(Status.WAITING)) - SHOWN_WAITING)

    @property
    def waiting_people(self):
        return sum(len(row.registrations) for row in self._with(Status.WAITING))

    @cached_property
    def history(self):
        return history_of(self.seating)

    @property
    def can_draw(self):
        return self.seating.awaits_draw and self.seating.is_open

    @property
    def is_over(self):
        times = self.seating.times()
        return bool(times) and times[-1][1] < timezone.now()
