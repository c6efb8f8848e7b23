"""Who may be registered: every rule, refused with one sentence each, whoever fills the form."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.people.models import Consent, Guardianship, Person, Purpose
from focale.people.models.guardianship import FOR_PROTECTED_ADULTS
from focale.people.rights import Right, may

from .messages import moment

MOST_TOGETHER = 12


def refuse_unless_registrable(seating, participants, *, made_by, by, newcomers=(), said_here=()):
    """Raise ValidationError with the first reason why these people cannot be registered together.

    `newcomers`: the keys of those whom `made_by` has just brought: nobody else's, and registered nowhere.
    `said_here`: the keys of those who may take part by the word of the form alone.
    """
    activity = seating.activity
    if not participants:
        raise ValidationError(_("Choisissez au moins une personne à inscrire."))
    if len({person.pk for person in participants}) != len(participants):
        raise ValidationError(_("La même personne est indiquée deux fois."))
    if len(participants) > MOST_TOGETHER:
        raise ValidationError(
            _("On inscrit au plus %(count)d personnes à la fois. Faites une deuxième demande.")
            % {"count": MOST_TOGETHER}
        )
    begins = seating.starts_at()
    refuse_unless_open(activity, begins, by=by)
    for person in participants:
        refuse_age(activity, person, timezone.localdate(begins))
    minors = [person for person in participants if person.is_minor()]
    known = [person for person in participants if person.pk not in newcomers]
    if known:
        _refuse_strangers(known, minors, made_by=made_by, by=by)
    _refuse_missing_consents(minors, made_by, said_here)
    if known:
        refuse_overlap(seating, known, or_registered_here=True)


def refuse_unless_open(activity, begins, *, by=None):
    """Published, with a date to come, within the time of registration (the team may before and after)."""
    now, at_desk = timezone.now(), may(by, Right.REGISTER_ANYONE)
    if begins is None:
        raise ValidationError(_("Cette activité est annulée : on ne peut plus s'y inscrire."))
    if begins <= now:
        raise ValidationError(_("Cette activité a déjà commencé : on ne peut plus s'y inscrire."))
    if at_desk:
        return
    if not activity.is_published:
        raise ValidationError(_("Cette activité n'est pas encore publiée."))
    if activity.opens_at and now < activity.opens_at:
        raise ValidationError(
            _("Les inscriptions ouvrent le %(when)s. Revenez à partir de ce moment.")
            % {"when": moment(activity.opens_at)}
        )
    if activity.closes_at and now > activity.closes_at:
        raise ValidationError(
            _("Les inscriptions sont closes. Appelez le lieu pour demander s'il reste une place.")
        )


def refuse_age(activity, person, on):
    """The age is that of the day the activity begins; with only a year, the benefit of the doubt."""
    low, high = activity.min_age, activity.max_age
    if low is None and high is None:
        return
    ages = person.ages(on)
    if not ages:
        raise ValidationError(
            _("Indiquez la date de naissance de %(who)s : cette activité a des âges.")
            % {"who": person.first_name}
        )
    if any((low is None or age >= low) and (high is None or age <= high) for age in ages):
        return
    raise ValidationError(
        _("%(who)s aura %(age)d ans ce jour-là ; cette activité est %(ages)s.")
        % {"who": person.first_name, "age": max(ages), "ages": ages_words(activity)}
    )


def ages_words(activity) -> str:
    """« de 11 à 17 ans », « dès 12 ans », « jusqu'à 10 ans », « pour tous »"""
    low, high = activity.min_age, activity.max_age
    if low is not None and high is not None:
        return _("de %(low)d à %(high)d ans") % {"low": low, "high": high}
    if low is not None:
        return _("dès %(low)d ans") % {"low": low}
    if high is not None:
        return _("jusqu'à %(high)d ans") % {"high": high}
    return _("pour tous")


def refuse_overlap(seating, participants, *, or_registered_here=False):
    """Nobody holds two seats at the same time; waiting in several lines is free.

    `or_registered_here`: nor is anyone registered twice in this seating, be it only waiting.
    """
    registrations = seating.registrations.model.objects.filter(participant__in=participants)
    held = registrations.holding_seat() if not or_registered_here else registrations.live()
    if begins := seating.starts_at():
        ahead = Q(seating__occurrence=None) | Q(seating__occurrence__ends_at__gt=begins)
        held = held.filter(ahead | Q(seating=seating.pk))
    if not (keys := list(held.values_list("pk", flat=True))):
        return  # nearly always: the question below is ten times as dear
    held = registrations.filter(pk__in=keys)
    for other in held.select_related("participant", "seating__activity", "seating__occurrence"):
        if other.seating_id == seating.pk:
            if or_registered_here:
                raise ValidationError(
                    _("%(who)s est déjà inscrit·e ici (%(state)s).")
                    % {"who": other.participant.first_name, "state": other.get_status_display()},
                    code="registered",
                )
        elif other.holds_seat and (clash := _clash(seating, other.seating)):
            raise ValidationError(
                _(
                    "%(who)s a déjà une place %(when)s : « %(other)s ». Annulez-la d'abord, ou"
                    " choisissez une autre date."
                )
                % {
                    "who": other.participant.first_name,
                    "when": clash.when_words(),
                    "other": other.seating.activity,
                },
                code="overlap",
            )


def _clash(seating, other):
    """The first date of the other seating that touches a date of this one."""
    touched = Q(pk__in=[])
    for starts_at, ends_at in seating.times():
        touched |= Q(starts_at__lt=ends_at, ends_at__gt=starts_at)
    return other.occurrences().scheduled().filter(touched).first()


def with_priority(activity, participants) -> set[int]:
    """The keys of those among them whom the activity serves first."""
    if activity.priority == "district":
        living = {person.pk: person.residence_on() for person in participants}
        return {pk for pk, residence in living.items() if residence and residence.in_district == "yes"}
    if activity.priority == "first_time":
        known = Person.objects.filter(attendances__presence="present")
        came = set(known.filter(pk__in=[p.pk for p in participants]).values_list("pk", flat=True))
        return {person.pk for person in participants} - came
    return set()


def _refuse_strangers(participants, minors, *, made_by, by):
    """Oneself, those one decides for, a grown-up friend without an account of their own; the team anyone."""
    if may(by, Right.REGISTER_ANYONE):
        return
    links = Guardianship.objects.in_force().filter(adult=made_by, holds_authority=True)
    wards = dict(links.filter(ward__in=participants).values_list("ward", "relation"))
    others = [person for person in participants if person not in minors and person != made_by]
    friends = [person for person in others if wards.get(person.pk) not in FOR_PROTECTED_ADULTS]
    strangers = [person for person in participants if person in minors and person.pk not in wards]
    if friends:
        strangers += Person.objects.filter(account__isnull=False, pk__in=[f.pk for f in friends])
    if strangers:
        raise ValidationError(
            _("Vous ne pouvez pas inscrire %(who)s : demandez à une personne responsable de le faire.")
            % {"who": strangers[0].first_name},
            code="stranger",
        )


def _refuse_missing_consents(minors, made_by, said_here):
    """Nobody under 18 comes without the word of somebody who decides, nor without a number to call. The word
    of a form nobody signed is for where none is kept: it never outweighs a no."""
    if not minors:
        return
    answers = Consent.objects.in_force().filter(subject__in=minors, purpose=Purpose.TAKE_PART)
    said = {}
    for subject, agreed in answers.values_list("subject", "agreed"):
        said[subject] = agreed and said.get(subject, True)
    for person in minors:
        if not said.get(person.pk, person.pk in said_here):
            raise ValidationError(
                _(
                    "Il manque l'autorisation de participer pour %(who)s. Une personne"
                    " responsable doit la donner."
                )
                % {"who": person.first_name},
                code="consent",
            )
        if not (made_by.phone or person.emergency_numbers()):
            raise ValidationError(
                _("Indiquez un numéro de téléphone à appeler en cas d'urgence pour %(who)s.")
                % {"who": person.first_name},
                code="emergency",
            )
