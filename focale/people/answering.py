"""Several answers at once, as a registration gives them: the rules of `Consent.objects.give`, few queries."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.models import record_each
from focale.people.models import Consent, Guardianship, Purpose
from focale.people.models.consent import Ended


def keep_all(answers, *, by):
    """Keep these answers; each takes the place of the same person's former answer to the same question.

    `answers`: unsaved Consents. Refuses with a sentence who may not decide for somebody.
    """
    return _keep(answers, by=by) if answers else []


@transaction.atomic
def _keep(answers, *, by):
    _refuse_strangers(answers)
    now = timezone.now()
    subjects = {answer.subject_id for answer in answers}
    former = {
        _question(kept): kept.pk for kept in Consent.objects.filter(subject__in=subjects, ended_at=None)
    }
    replaced = [former[_question(answer)] for answer in answers if _question(answer) in former]
    if replaced:
        Consent.objects.filter(pk__in=replaced).update(ended_at=now, ended_because=Ended.REPLACED)
    kept = Consent.objects.bulk_create(answers)
    facts = [(answer, {"subject": answer.subject_id, "agreed": answer.agreed}) for answer in kept]
    record_each("consent.given", facts, by=by)
    return kept


def _question(answer):
    return answer.subject_id, answer.purpose, answer.use, answer.medium, answer.given_by_id


def _refuse_strangers(answers):
    pairs = {(answer.given_by_id, answer.subject_id): answer for answer in answers if not _own_word(answer)}
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
