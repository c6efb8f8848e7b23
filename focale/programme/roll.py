"""The list of a date, as who leads it needs it: who is expected or came, and what matters of each.

Whatever the number of dates and people, the same few questions are asked of the database.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.dates import hour
from focale.people.consenting import answers_for
from focale.people.models import EmergencyContact, Guardianship, Person, Use
from focale.people.models.access_need import Need
from focale.people.models.guardianship import Relation
from focale.programme.attendance_forms import CallForm
from focale.programme.hours import written
from focale.programme.models import Attendance, Mark, Occurrence, Presence, Registration, Status

NEEDS_SHOWN_AFTER = timedelta(hours=12)


@dataclass
class Line:
    """One person on a list, in words."""

    person: Person
    age: int | None
    is_minor: bool
    expected: bool = False
    presence: str = ""
    arrived: str = ""
    left: str = ""
    marked_by: int | None = None
    notes: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    leaving: str = ""
    calls: list = field(default_factory=list)
    call: CallForm | None = None
    needs: list = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether nobody could be called for this minor: the list asks for one until there is."""
        return self.is_minor and not self.calls

    @property
    def presence_words(self) -> str:
        return str(Presence(self.presence).label) if self.presence else ""


@dataclass
class Roll:
    """One date with its lines."""

    occurrence: object
    lines: list

    @property
    def is_over(self) -> bool:
        return self.occurrence.ends_at < timezone.now()

    def count(self, presence) -> int:
        return sum(line.presence == presence for line in self.lines)

    @property
    def present(self) -> int:
        return self.count(Presence.PRESENT)

    @property
    def absent(self) -> int:
        return self.count(Presence.ABSENT) + self.count(Presence.EXCUSED)

    @property
    def unmarked(self) -> int:
        return self.count("")


def rolls_of(occurrences, *, account) -> list[Roll]:
    """The lists of these dates, all of one day, for the account that reads them."""
    leads = Occurrence.leaders.through.objects.filter(occurrence=OuterRef("pk"), person=account.person_id)
    occurrences = occurrences.select_related("activity__site", "room", "headcount")
    occurrences = list(occurrences.annotate(is_led=Exists(leads)))
    if not occurrences:
        return []
    day = occurrences[0].day
    lines = {occurrence.pk: {} for occurrence in occurrences}
    for occurrence_key, person in expected_at(occurrences):
        lines[occurrence_key][person.pk] = line_of(person, day, expected=True)
    for row in Attendance.objects.filter(occurrence__in=occurrences, person__isnull=False).select_related(
        "person"
    ):
        line = lines[row.occurrence_id].setdefault(row.person_id, line_of(row.person, day))
        line.presence, line.arrived, line.left = row.presence, written(row.arrived_at), written(row.left_at)
        line.marked_by = row.marked_by_id
    tell_what_others_noted(lines, occurrences, account)
    everybody = [(line, occurrence) for occurrence in occurrences for line in lines[occurrence.pk].values()]
    tell_what_matters(everybody, day)
    return [Roll(occurrence, by_name(lines[occurrence.pk].values())) for occurrence in occurrences]


def by_name(lines):
    return sorted(lines, key=lambda line: (line.person.folded_name, line.person.pk))


def line_of(person, day, expected=False):
    return Line(person, person.age(day), person.is_minor(day), expected)


def expected_at(occurrences):
    """(key of the date, person) for everybody with a seat, of that date or of the whole course."""
    courses = defaultdict(list)
    for occurrence in occurrences:
        courses[occurrence.activity_id].append(occurrence.pk)
    seats = Registration.objects.filter(status=Status.SEATED).select_related("participant", "seating")
    own = Q(seating__occurrence__in=occurrences)
    whole = Q(seating__activity__in=list(courses), seating__occurrence=None)
    for seat in seats.filter(own | whole):
        dates = (
            [seat.seating.occurrence_id] if seat.seating.occurrence_id else courses[seat.seating.activity_id]
        )
        for date in dates:
            yield date, seat.participant


def tell_what_others_noted(lines, occurrences, account):
    """Whose tap counts when it is another leader's; and what somebody tapped that differs from it."""
    taps = Mark.objects.filter(occurrence__in=occurrences).order_by("made_at", "received_at", "pk")
    last = {}
    for tap in taps.values_list(
        "occurrence", "person", "by", "presence", "made_at", "by__person__first_name"
    ):
        last[tap[:3]] = tap[3:]
    for (date, person, by), (presence, made_at, name) in last.items():
        line = lines[date].get(person)
        if not line or not presence or (by == line.marked_by and by == account.pk):
            continue
        if by == line.marked_by or presence != line.presence:
            line.notes.append(noted_words(name, presence, made_at))


def noted_words(name, presence, made_at) -> str:
    """« Awa a noté absent·e à 14 h 02 »"""
    return _("%(who)s a noté %(what)s à %(when)s") % {
        "who": name or _("Quelqu'un"),
        "what": Presence(presence).label,
        "when": hour(made_at),
    }


def tell_what_matters(everybody, day):
    """Consents, who takes the child home, whom to call; what makes coming possible, as was promised to those
    who said it, to the person who leads that day and to nobody else."""
    keys = {line.person.pk for line, _date in everybody}
    answers, callers = answers_for(keys, on=day), callers_of(keys)
    for line, occurrence in everybody:
        key = line.person.pk
        said = answers.get(key) or {"take_part": None, "leave_alone": None, "image": {}, "needs": []}
        line.calls = [(name, relation, phone) for name, relation, phone, _picks in callers[key] if phone]
        line.call = CallForm(auto_id=f"call-{occurrence.pk}-{key}-%s") if line.asks else None
        line.warnings = list(warnings_for(line, said))
        line.leaving = leaving_words(line, said["leave_alone"], callers[key])
        if occurrence.is_led and occurrence.ends_at + NEEDS_SHOWN_AFTER > timezone.now():
            line.needs = [need_words(*need) for need in said["needs"]]


def need_words(need, words) -> str:
    """« précaution utile : sans arachide »"""
    what = Need(need).label
    return _("%(what)s\u00a0: %(which)s") % {"what": what, "which": words} if words else str(what)


def callers_of(keys):
    """{person: [(name, relation, phone, may pick up)]}: guardians, then the others, in their order."""
    words = {"output_field": CharField()}
    own = Guardianship.objects.in_force().filter(ward__in=keys)
    own = own.values_list(
        F("ward_id"), Value("1", **words), "call_order", "adult__first_name", "adult__last_name", "relation",
        "adult__phone", "may_pick_up",
    )  # fmt: skip
    others = EmergencyContact.objects.filter(person__in=keys).values_list(
        F("person_id"), Value("2", **words), "call_order", "name", Value("", **words), "relation", "phone",
        "may_pick_up",
    )  # fmt: skip
    callers = defaultdict(list)
    for key, _kind, _order, first, last, relation, phone, picks in sorted(
        own.order_by().union(others.order_by(), all=True)
    ):
        label = Relation(relation).label if relation in Relation.values else relation
        callers[key].append((f"{first} {last}".strip(), label, phone, picks))
    return callers


def leaving_words(line, alone, callers) -> str:
    """How a minor goes home; nothing for an adult."""
    if not line.is_minor:
        return ""
    if alone:
        return _("repart seul·e")
    names = [name for name, _relation, _phone, picks in callers if picks]
    return _("repart avec %(names)s") % {"names": ", ".join(names)} if names else _("ne repart pas seul·e")


def warnings_for(line, said):
    """What to know before taking a picture or beginning."""
    if line.is_minor and not said["take_part"]:
        yield _("autorisation de participer manquante")
    if image := image_words(said["image"]):
        yield image


def image_words(answers: dict) -> str:
    """What was refused for images, in the fewest words; nothing when the site was agreed to."""
    refused = {Use(use) for use, agreed in answers.items() if not agreed}
    if Use.INTERNAL in refused or len(refused) == len(Use):
        return _("pas d'image du tout")
    if {Use.WEB, Use.SOCIAL} & refused or not answers.get(Use.WEB):
        return _("pas d'image sur le web")
    if refused:
        return _("pas d'image : %(uses)s") % {
            "uses": ", ".join(str(use.label) for use in Use if use in refused)
        }
    return ""
