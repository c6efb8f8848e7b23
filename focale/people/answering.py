"""Several answers at once, as a registration gives them: the rules of `Consent.objects.give`, few queries."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.models import record_all
from focale.people.models import Consent, Guardianship, Purpose
from focale.people.models.consent import Ended


@transaction.atomic(savepoint=False)
def keep_all(answers, *, by, newcomers=None, facts=()):
    """Keep these answers; each takes the place of the same person's former answer to the same question.

    `answers`: unsaved Consents. Refuses with a sentence who may not decide for somebody; what the caller
    wrote before goes with it. `newcomers`: {key of somebody written in this very transaction: key of the
    adult who answers for them, or None}, of whom nothing older is looked for. `facts`: what the journal
    is told in the same statement, before the answers.
    """
    newcomers = newcomers or {}
    _refuse_strangers([answer for answer in answers if not _is_of_newcomer(answer, newcomers)])
    _end_former([answer for answer in answers if answer.subject_id not in newcomers])
    kept = Consent.objects.bulk_create(answers)
    given = [("consent.given", one, {"subject": one.subject_id, "agreed": one.agreed}) for one in kept]
    record_all([*facts, *given], by=by)
    return kept


def _end_former(answers):
    subjects = {answer.subject_id for answer in answers}
    rows = Consent.objects.filter(subject__in=subjects, ended_at=None) if subjects else ()
    former = {_question(kept): kept.pk for kept in rows}
    replaced = [former[_question(answer)] for answer in answers if _question(answer) in former]
    if replaced:
        ended = {"ended_at": timezone.now(), "ended_because": Ended.REPLACED}
        Consent.objects.filter(pk__in=replaced).update(**ended)


def _is_of_newcomer(answer, newcomers):
    """Said by the adult who brings them."""
    return newcomers.get(answer.subject_id) == answer.given_by_id


def _question(answer):
    return answer.subject_id, answer.purpose, answer.use, answer.medium, answer.given_by_id


def _refuse_strangers(answers):
    pairs = {(answer.given_by_id, answer.subject_id): answer for answer in answers if not _own_word(answer)}
    if not pairs:
        return
    adults = {adult for adult, _subject in pairs}
    links = Guardianship.objects.in_force().filter(adult__in=adults, holds_authority=True)
    deciding = set(links.values_list("adult", "ward"))
    for pair, answer in pairs.items():
        if pair not in deciding:
            raise ValidationError(
                _("%(who)s ne peut pas décider pour %(whom)s.")
                % {"who": answer.given_by, "whom": answer.subject}
            )


def _own_word(answer):
    """On an image everybody has a word; on the rest, a grown-up for oneself."""
    same = answer.given_by_id == answer.subject_id
    return same and (answer.purpose == Purpose.IMAGE or not answer.subject.is_minor())
