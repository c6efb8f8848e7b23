"""The whole allocation of a seating, done again from the journal by pure functions; it must be the same.

The journal says what people did (joined, accepted, cancelled, were moved…) and what the rule saw then
(`reserved`). Who was seated, offered or put back follows from the rule alone: here it is worked out afresh,
and compared with what the journal says was given, and with how things stand today.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from focale.ground.models import Event
from focale.programme.allocation import CHOSEN, Waiting, allocate, drawn_order, kept_offers
from focale.programme.models import Registration

GIVEN = ("party.seated", "party.offered", "party.offer_taken_back")
WAITS, OFFERED, SEATED = "waiting", "offered", "seated"


@dataclass
class Standing:
    """A party as the replay sees it."""

    size: int
    has_priority: bool
    state: str = WAITS


@dataclass
class Replay:
    """The state after the events read so far. `line`: numbers of those waiting or offered, in order."""

    seats: int = 0
    parties: dict[int, Standing] = field(default_factory=dict)
    line: list[int] = field(default_factory=list)
    given: list[tuple[str, int]] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    @property
    def taken(self) -> int:
        return sum(party.size for party in self.parties.values() if party.state != WAITS)

    @property
    def taken_with_priority(self) -> int:
        held = (party for party in self.parties.values() if party.state != WAITS and party.has_priority)
        return sum(party.size for party in held)

    def read(self, what, details):
        """Take one event of the journal, in order."""
        if step := STEPS.get(what):
            step(self, details)
            if not 0 <= self.taken <= self.seats:
                self.odd.append(_("%(what)s : plus de places prises que de places.") % {"what": what})

    def waiting(self, state=WAITS) -> list[Waiting]:
        standing = ((number, self.parties[number]) for number in self.line)
        return [
            Waiting(number, each.size, each.has_priority) for number, each in standing if each.state == state
        ]

    def fill(self, reserved, *, newcomer=None, at_once=False):
        free = self.seats - self.taken
        if reserved is None or free <= 0:
            return
        for decision in allocate(
            self.waiting(), free=free, priority_free=reserved - self.taken_with_priority
        ):
            if decision.what == CHOSEN:
                self.give(decision.party, sits=at_once or decision.party == newcomer)

    def give(self, number, *, sits):
        self.parties[number].state = SEATED if sits else OFFERED
        if sits:
            self.line.remove(number)
        self.given.append(("party.seated" if sits else "party.offered", number))


def joined(replay, said):
    replay.parties[said["party"]] = Standing(said["size"], said["priority"])
    replay.line.append(said["party"])
    replay.fill(said.get("reserved", 0), newcomer=said["party"])


def accepted(replay, said):
    replay.parties[said["party"]].state = SEATED
    replay.line.remove(said["party"])


def let_pass(replay, said):
    replay.line.remove(said["party"])
    if said["leaves"]:
        del replay.parties[said["party"]]
    else:
        replay.parties[said["party"]].state = WAITS
        replay.line.append(said["party"])
    replay.fill(said.get("reserved", 0))


def cancelled(replay, said):
    party = replay.parties[said["party"]]
    party.size -= said["count"]
    party.has_priority = said["priority"]
    if party.size == 0:
        del replay.parties[said["party"]]
        replay.line = [number for number in replay.line if number != said["party"]]
    replay.fill(said.get("reserved", 0))


def moved(replay, said):
    replay.line.remove(said["party"])
    before = said["before"]
    replay.line.insert(len(replay.line) if before is None else replay.line.index(before), said["party"])
    replay.fill(said.get("reserved", 0))


def changed(replay, said):
    reserved, offered = said.get("reserved", 0), replay.waiting(OFFERED)
    seated = sum(party.size for party in replay.parties.values() if party.state == SEATED)
    replay.seats = said["seats"]
    if replay.taken > replay.seats:
        held_first = replay.taken_with_priority - sum(each.size for each in offered if each.has_priority)
        kept = kept_offers(offered, free=replay.seats - seated, priority_free=(reserved or 0) - held_first)
        for each in offered:
            if each.party not in kept:
                replay.parties[each.party].state = WAITS
                replay.given.append(("party.offer_taken_back", each.party))
    replay.fill(reserved)


def drawn(replay, said):
    order = drawn_order(said["seed"], [waiting.party for waiting in replay.waiting()])
    if order != said["order"]:
        replay.odd.append(_("L'ordre du tirage ne suit pas la graine publiée."))
    replay.line = [number for number in replay.line if number not in order] + order
    replay.fill(said.get("reserved", 0), at_once=True)


def opened(replay, said):
    replay.seats = said["seats"]


def offered_again(replay, said):
    replay.fill(said.get("reserved", 0))


STEPS = {
    "seating.opened": opened,
    "party.joined": joined,
    "party.accepted": accepted,
    "party.let_pass": let_pass,
    "registration.cancelled": cancelled,
    "party.moved": moved,
    "seats.changed": changed,
    "seating.drawn": drawn,
    "seats.offered": offered_again,
}


def replayed(events) -> Replay:
    """The allocation that follows from these (what, details), oldest first."""
    replay = Replay()
    for what, details in events:
        try:
            replay.read(what, details)
        except (KeyError, ValueError):
            replay.odd.append(_("Le journal ne se suit pas : %(what)s.") % {"what": what})
    return replay


def differences(seating) -> list[str]:
    """Replay the journal of a seating and say, one sentence each, what does not come out the same."""
    told = list(Event.objects.about(seating).values_list("what", "details"))
    replay = replayed(told)
    found = list(replay.odd)
    noted = [(what, details.get("party")) for what, details in told if what in GIVEN]
    if sorted(replay.given) != sorted(noted):
        found.append(_("Les places données ne sont pas celles que la règle donne."))
    rows = Registration.objects.filter(seating=seating).live()
    standing = sorted(rows.values_list("party__number", "status"))
    expected = sorted(
        (number, party.state) for number, party in replay.parties.items() for _seat in range(party.size)
    )
    if standing != expected:
        found.append(_("Les inscriptions d'aujourd'hui ne sont pas celles que le journal donne."))
    line = [waiting.party for waiting in seating.queue()]
    if line != [waiting.party for waiting in replay.waiting()]:
        found.append(_("L'ordre de la liste d'attente n'est pas celui que le journal donne."))
    counted = seating.seats, seating.taken, seating.taken_with_priority
    if counted != (replay.seats, replay.taken, replay.taken_with_priority):
        found.append(_("Le compte des places n'est pas celui que le journal donne."))
    return found
