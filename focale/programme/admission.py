"""Who may be registered: every rule, each refused with one sentence. Whoever fills the form, the rules are these."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from focale.people.consenting import has_agreed
from focale.people.models import Purpose
from focale.people.rights import Right, may


def refuse_unless_registrable(seating, participants, *, made_by, by):
    """Raise ValidationError with the first reason why these people cannot be registered together."""
    activity = seating.activity
    if not participants:
        raise ValidationError(_("Choisissez au moins une personne à inscrire."))
    if len({person.pk for person in participants}) != len(participants):
        raise ValidationError(_("La même personne est indiquée deux fois."))
    begins = seating.starts_at()
    refuse_unless_open(activity, begins, by=by)
    for person in participants:
        _refuse_stranger(person, made_by=made_by, by=by)
        refuse_age(activity, person, timezone.localdate(begins))
        _refuse_missing_consent(person, made_by)
    _refuse_registered(seating, participants)
    refuse_overlap(seating, participants)


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
            % {"when": date_format(timezone.localtime(activity.opens_at), "l j F à G\\hi")}
        )
    if activity.closes_at and now > activity.closes_at:
        raise ValidationError(
            _("Les inscriptions sont closes. Appelez le lieu pour demander s'il reste une place.")
        )


def refuse_age(activity, person, on):
    """The age is that of the day the activity begins; where only a year is known, the benefit of the doubt."""
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


def refuse_overlap(seating, participants):
    """Nobody holds two seats at the same time; waiting in several lines is free."""
    clash = Q(pk__in=[])
    for starts_at, ends_at in seating.occurrences().scheduled().values_list("starts_at", "ends_at"):
        clash |= Q(starts_at__lt=ends_at, ends_at__gt=starts_at)
    others = seating.activity.occurrences.model.objects.scheduled().filter(clash)
    others = {other.pk: other for other in others.exclude(pk__in=seating.occurrences())}
    if not others:
        return
    whole = Q(seating__occurrence=None, seating__activity__in=[other.activity_id for other in others.values()])
    held = seating.registrations.model.objects.holding_seat().filter(participant__in=participants)
    held = held.filter(Q(seating__occurrence__in=others) | whole).select_related("participant", "seating__activity")
    if registration := held.first():
        other = next(
            date
            for date in others.values()
            if registration.seating.occurrence_id in (date.pk, None)
            and date.activity_id == registration.seating.activity_id
        )
        raise ValidationError(
            _("%(who)s a déjà une place %(when)s : « %(other)s ». Annulez-la d'abord, ou choisissez une autre date.")
            % {
                "who": registration.participant.first_name,
                "when": other.when_words(),
                "other": registration.seating.activity,
            }
        )


def has_priority(activity, participants) -> bool:
    """Whether one of them is among those the activity serves first."""
    if activity.priority == "district":
        return any(
            (residence := person.residence_on()) and residence.in_district == "yes" for person in participants
        )
    if activity.priority == "first_time":
        return any(not person.attendances.filter(presence="present").exists() for person in participants)
    return False


def _refuse_stranger(person, *, made_by, by):
    """Oneself, those one decides for, a grown-up friend without an account of their own; the team anyone."""
    if may(by, Right.REGISTER_ANYONE) or made_by.decides_for(person):
        return
    if person.is_minor() or getattr(person, "account", None):
        raise ValidationError(
            _("Vous ne pouvez pas inscrire %(who)s : demandez à une personne responsable de le faire.")
            % {"who": person.first_name}
        )


def _refuse_missing_consent(person, made_by):
    if not person.is_minor():
        return
    if not has_agreed(person, Purpose.TAKE_PART):
        raise ValidationError(
            _("Il manque l'autorisation de participer pour %(who)s. Une personne responsable doit la donner.")
            % {"who": person.first_name}
        )
    if not (made_by.phone or person.emergency_numbers()):
        raise ValidationError(
            _("Indiquez un numéro de téléphone à appeler en cas d'urgence pour %(who)s.")
            % {"who": person.first_name}
        )


def _refuse_registered(seating, participants):
    registered = (
        seating.registrations.live().filter(participant__in=participants).select_related("participant")
    )
    if again := registered.first():
        raise ValidationError(
            _("%(who)s est déjà inscrit·e ici (%(state)s).")
            % {"who": again.participant.first_name, "state": again.get_status_display()}
        )
