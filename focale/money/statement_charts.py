"""The statements drawn: months one after the other, and what the money was for. In whole euros."""

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.charts import bars, line
from focale.ground.dates import short_date
from focale.ground.typography import NBSP

MOST = 12
EUROS = "\xa0€"


def months_chart(statement):
    """Earned and spent by month, months to come left out; nothing where nothing happened."""
    months, earned, spent = statement.months()
    if not any(earned) and not any(spent):
        return None
    labels = [short_date(first).split(NBSP)[-1] for first in months]
    series = [(_("Recettes"), _drawn(months, earned)), (_("Dépenses"), _drawn(months, spent))]
    return line(_("Mois par mois"), labels, series, description=_("En euros, arrondis."), unit=EUROS)


def _drawn(months, cents):
    today = timezone.localdate()
    pairs = zip(months, cents, strict=True)
    return [round(each / 100) if each or first <= today else None for first, each in pairs]


def purposes_chart(title, groups):
    """The largest lines first; what is below zero (a correction) is not drawn."""
    rows = sorted((row for group in groups for row in group.rows), key=lambda row: -row.cents)
    rows = [(row.words, round(row.cents / 100), row.url) for row in rows[:MOST] if row.cents > 0]
    return bars(title, rows, description=_("En euros, arrondis."), unit=EUROS) if len(rows) > 1 else None
