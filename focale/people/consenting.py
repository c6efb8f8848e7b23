"""What the answers in force add up to: may this person take part, leave alone, be shown there?"""

from collections import defaultdict

from django.utils import timezone

from focale.people.models import Consent, Guardianship, Medium, Purpose, Use

NEEDS = ("access_needs__need", "access_needs__words", "access_needs__ends_on")
USUAL_ACTS = (Purpose.TAKE_PART, Purpose.LEAVE_ALONE)


def has_agreed(person, purpose, on=None) -> bool:
    """Whether a usual act is allowed: somebody who decides said yes, and nobody's answer in force says no."""
    answers = set(person.consents.in_force(on).filter(purpose=purpose).values_list("agreed", flat=True))
    return answers == {True}


def image_answer(person, use=Use.WEB, medium=Medium.PICTURE, on=None) -> str:
    """yes, no or unknown for showing this person there.

    One "no" is no. Yes needs the person's own word, and for a minor each holder of authority as well.
    """
    answers = dict(
        person.consents.in_force(on)
        .filter(purpose=Purpose.IMAGE, use=use, medium=medium)
        .values_list("given_by", "agreed")
    )
    return sum_up(answers, needed={person.pk} | set(person.deciders().values_list("adult", flat=True)))


def image_answers(people, use=Use.WEB, medium=Medium.PICTURE) -> dict[int, str]:
    """The same for several persons at once, by their keys, in two queries."""
    keys = [person.pk for person in people]
    said, needed = defaultdict(dict), {key: {key} for key in keys}
    about = {"subject__in": keys, "purpose": Purpose.IMAGE, "use": use, "medium": medium}
    rows = Consent.objects.in_force().filter(**about)
    for subject, giver, agreed in rows.values_list("subject", "given_by", "agreed"):
        said[subject][giver] = agreed
    links = Guardianship.objects.in_force().filter(ward__in=keys).deciding_on(timezone.localdate())
    for ward, adult in links.values_list("ward", "adult"):
        needed[ward].add(adult)
    return {key: sum_up(said[key], needed[key]) for key in keys}


def sum_up(answers, needed) -> str:
    """yes when each of the needed said yes, no when anybody said no, else unknown."""
    if False in answers.values():
        return "no"
    return "yes" if needed <= set(answers) else "unknown"


def answers_for(people, on=None) -> dict[int, dict]:
    """For a list of persons at once, in one query: {person: {"leave_alone": bool, "image": {use: answer},
    "needs": [(what makes coming possible, in their words)]}}.

    Answers of a "no" count from anyone; here a holder's "yes" stands without asking who else must answer,
    so use it to warn a leader, never to publish: publishing asks `image_answer`.
    """
    day = on or timezone.localdate()
    found = defaultdict(lambda: {"take_part": None, "leave_alone": None, "image": {}, "needs": []})
    rows = Consent.objects.in_force(on).filter(subject__in=people)
    for subject, purpose, use, medium, agreed, need, words, ends_on in rows.values_list(
        "subject", "purpose", "use", "medium", "agreed", *NEEDS
    ).order_by("-given_at", "-pk", "access_needs"):
        if need and ends_on >= day:
            found[subject]["needs"].append((need, words))
        elif purpose in USUAL_ACTS:
            before = found[subject][purpose]
            found[subject][purpose] = agreed if before is None else before and agreed
        elif purpose == Purpose.IMAGE and medium == Medium.PICTURE:
            before = found[subject]["image"].get(use, True)
            found[subject]["image"][use] = before and agreed
    return found
