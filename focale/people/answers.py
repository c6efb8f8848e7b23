"""The sheet of agreements of one person: each question in its words, who answered what, what is missing."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from focale.people.consent_words import wording
from focale.people.consenting import sum_up
from focale.people.models import Consent, Medium, Purpose, Use


@dataclass
class Question:
    """One line of the sheet."""

    purpose: str
    use: str
    medium: str
    label: str
    answers: list = field(default_factory=list)
    summary: str = "unknown"
    missing: list = field(default_factory=list)
    own: str = ""

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return "-".join(part for part in ("q", self.purpose, self.use, self.medium) if part)

    @property
    def wording(self) -> str:
        return wording(self.purpose, self.use, self.medium)

    @property
    def is_halfway(self) -> bool:
        """Some have said yes, somebody has not answered yet."""
        return self.summary == "unknown" and bool(self.answers)


@dataclass
class Group:
    """The questions answered together: everyday life, or one medium."""

    key: str
    title: str
    questions: list[Question]
    may_answer: bool = True

    @property
    def answered(self) -> int:
        """How many of the questions are settled, yes or no."""
        return sum(question.summary != "unknown" for question in self.questions)

    @property
    def is_open(self) -> bool:
        """Voices and names come after: unfolded once somebody has begun to answer."""
        begun = any(question.answers for question in self.questions)
        return begun or self.key in ("usual", Medium.PICTURE)


def questions_for(person) -> list[Group]:
    """The questions that make sense for this person, in their groups."""
    titles = {
        Medium.PICTURE: _("Photos et films"),
        Medium.VOICE: _("Voix"),
        Medium.NAME: _("Prénom et nom"),
    }
    images = [
        Group(
            medium,
            title,
            [Question(Purpose.IMAGE, use, medium, str(use.label).capitalize()) for use in Use],
        )
        for medium, title in titles.items()
    ]
    if person.decides_alone():
        return images
    usual = [
        Question(Purpose.TAKE_PART, "", "", _("Participer aux activités")),
        Question(Purpose.LEAVE_ALONE, "", "", _("Repartir sans adulte")),
    ]
    return [Group("usual", _("Au quotidien"), usual), *images]


def sheet_of(person, answering) -> list[Group]:
    """The same with the answers in force; `answering` is the one whose answers the form begins with."""
    groups = questions_for(person)
    needed = {link.adult_id: link.adult for link in person.deciders().select_related("adult")}
    needed[person.pk] = person
    given = {}
    for consent in person.consents.in_force().select_related("given_by"):
        given.setdefault((consent.purpose, consent.use, consent.medium), []).append(consent)
    if groups[0].key == "usual":
        groups[0].may_answer = answering is not None and answering.pk in set(needed) - {person.pk}
    for question in (each for group in groups for each in group.questions):
        question.answers = given.get((question.purpose, question.use, question.medium), [])
        said = {answer.given_by_id: answer.agreed for answer in question.answers}
        asked = needed if question.purpose == Purpose.IMAGE else {}
        question.summary = sum_up(said, set(asked)) if asked else _usual(said)
        question.missing = [who for key, who in asked.items() if key not in said]
        if answering and answering.pk in said:
            question.own = "yes" if said[answering.pk] else "no"
    return groups


def _usual(said) -> str:
    return "unknown" if not said else "yes" if all(said.values()) else "no"


def read_answers(person, asked) -> list[tuple]:
    """What a posted form answers: (purpose, use, medium, yes or no). « all » answers a whole group."""
    group_asked, _colon, whole = asked.get("all", "").partition(":")
    answers = []
    for group in questions_for(person):
        for question in group.questions:
            answer = whole if group.key == group_asked else asked.get(question.name, "")
            if answer in ("yes", "no"):
                answers.append((question.purpose, question.use, question.medium, answer == "yes"))
    return answers


def keep_answers(person, answers, *, by, **terms) -> int:
    """Write down what changed; the same answer given again is not a new one. Returns how many."""
    worded = [(*question, agreed, wording(*question)) for *question, agreed in answers]
    return Consent.objects.answer(person, worded, by=by, **terms)
