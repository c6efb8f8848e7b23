"""What is printed beside a piece about rights: what others may do with it, and what it takes from others."""

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.dates import plain_date

from .models import Licence


def licences_of(credits) -> list[str]:
    """The licences its makers chose, in words, each once; the answers must be fetched already."""
    day, found = timezone.localdate(), {}
    for credit in credits:
        for given in credit.permissions.all():
            if given.uses and given.stands_on(day):
                found.setdefault(Licence(given.licence), []).append(given.until)
    return [_worded(licence, days) for licence, days in found.items()]


def _worded(licence, days):
    ends = [day for day in days if day]
    if not ends:
        return str(licence.label)
    return _("%(licence)s, jusqu'au %(day)s") % {"licence": licence.label, "day": plain_date(min(ends))}
