"""Days as lists write them: 12/03/2012, 2012-03-12, 12.3.2012 14:25, or a year alone."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now

from focale.ground.forms import OLDEST

DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[T ].*)?")
YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ].*)?")
NONE = re.compile(r"0{4}-00-00.*|00/00/0{4}|[-–—?]|n/?c|inconnue?", re.IGNORECASE)


def read_day(written) -> date | None:
    """The day, or None where nothing is written. Refuses what is no day, with a sentence."""
    written = written.strip()
    if not written or NONE.fullmatch(written):
        return None
    if found := DAY_FIRST.fullmatch(written):
        day, month, year = map(int, found.groups())
    elif found := YEAR_FIRST.fullmatch(written):
        year, month, day = map(int, found.groups())
    else:
        raise ValidationError(
            _now("«\xa0%(it)s\xa0» n'est pas une date\xa0: écrivez-la comme 12/03/2012.")
            % {"it": written[:40]}
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise ValidationError(
            _now("Le «\xa0%(it)s\xa0» n'existe pas au calendrier.") % {"it": written[:40]}
        ) from None


def read_birth(written) -> str:
    """A birth as 2012-03-12, or as 1949 where only the year is known; nothing where nothing is written."""
    written = written.strip()
    if re.fullmatch(r"\d{4}", written) and written != "0000":
        said, year = written, int(written)
    else:
        day = read_day(written)
        said, year = (day.isoformat(), day.year) if day else ("", None)
    today = timezone.localdate()
    if year is not None and (year < today.year - OLDEST or said > today.isoformat()[: len(said)]):
        raise ValidationError(
            _now("Personne n'est né le «\xa0%(it)s\xa0»\xa0: vérifiez l'année.") % {"it": written[:40]}
        )
    return said
