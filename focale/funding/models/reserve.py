"""Taking money out of the envelope of a grant for an action, and giving it back; one wording of each no."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now

from focale.ground.dates import plain_date
from focale.ground.typography import euros


def take(grant, cents, *, action, day=None):
    """So much of the grant is committed. Refuses another action's, a day it does not cover, its ceiling."""
    if grant.action_id != action.pk:
        raise ValidationError(_now("Cette subvention n'est pas pour cette action."))
    if grant.fund.closed_at:
        raise ValidationError(_now("La subvention « %(grant)s » est close.") % {"grant": grant})
    if day and not grant.fund.pays_on(day):
        raise ValidationError(
            _now("La subvention « %(grant)s » ne couvre pas le %(day)s.")
            % {"grant": grant, "day": plain_date(day)}
        )
    if not grant.fund.commit(cents):
        held = type(grant.fund).objects.filter(pk=grant.fund_id).first()
        if held is None:
            raise ValidationError(_now("Cette subvention vient d'être retirée."))
        words = _now("Il ne reste que %(left)s sur « %(grant)s ».")
        told = {"left": euros(held.committable_cents), "grant": grant}
        raise ValidationError(words % told, code="ceiling")


def give_back(grant, cents):
    """The grant has these cents again."""
    if grant and cents:
        grant.fund.take_back_commitment(cents)
