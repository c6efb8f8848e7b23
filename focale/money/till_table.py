"""The openings and closings of the cash box as a table for a spreadsheet: sums in euros, whole seals."""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _


def table(tills):
    """Head and lines, the latest first."""
    head = [_("Numéro"), _("Comptage"), _("Date"), _("Heure"), _("Au début"), _("Attendu"), _("Compté")]
    head += [_("Écart"), _("D'où vient l'écart"), _("Pièces et billets"), _("Par"), _("Empreinte")]
    return head, map(_line, tills.iterator(chunk_size=500))


def _line(till):
    sums = (till.opening_cents, till.expected_cents, till.counted_cents, till.difference_cents)
    what = _("ouverture") if till.is_opening else _("clôture")
    told = [till.number, what, till.day, f"{timezone.localtime(till.closed_at):%H:%M}"]
    told += [Decimal(cents) / 100 for cents in sums]
    return [*told, till.note, till.coin_words, str(till.made_by or ""), till.seal]
