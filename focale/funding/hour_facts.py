"""One hour behind a report, of a volunteer or of a machine: what stands behind it, as it is today."""

from django.urls import reverse
from django.utils.translation import gettext as _

from focale.ground.dates import plain_date
from focale.ground.typography import euros
from focale.people.rights import Right, may

from .hour_rows import MACHINES, NOUNS, VOLUNTEERS
from .wording import hours

PARTS = {"volunteer_time": (VOLUNTEERS, "864"), "usage": (MACHINES, "IND1")}
BESIDE = {
    "volunteer_time": ("person", "task", "validated_by"),
    "usage": ("equipment", "occurrence__activity"),
}


def found_in(report, noun, key):
    """The hour, where this report counts it; None where it does not."""
    rows = [row for part in PARTS[noun] for row in report.rows_of(part) if row[2:4] == [noun, key]]
    return NOUNS[noun].objects.select_related(*BESIDE[noun]).filter(pk=key).first() if rows else None


def counted_cents(report, noun, key) -> int:
    """What the report's table has for it."""
    return sum(row[1] for row in report.rows_of(PARTS[noun][1]) if row[2:4] == [noun, key])


def facts_of(report, noun, hour, account) -> list[tuple[str, str, str]]:
    """(what, in words, the page it opens) of this hour, as far as this account may see."""
    about = _of_a_volunteer if noun == "volunteer_time" else _of_a_machine
    told = [(_("Jour"), plain_date(hour.day), ""), (_("Durée"), hours(hour.minutes), "")]
    told += about(hour, account)
    told.append((_("Valeur d'une heure, ce jour-là"), euros(hour.hourly_cents), ""))
    if cents := counted_cents(report, noun, hour.pk):
        told.append((_("Compté dans ce bilan"), euros(cents), ""))
    return told


def _of_a_volunteer(hour, account):
    told = [(_("Tâche"), hour.task.name, "")]
    if may(account, Right.SEE_PEOPLE):
        told.append((_("Bénévole"), str(hour.person), reverse("person", args=[hour.person_id])))
    if hour.validated_by:
        told.append((_("Validé par"), str(hour.validated_by), ""))
    return told


def _of_a_machine(hour, account):
    is_near = may(account, Right.TAKE_ATTENDANCE)
    told = [
        (_("Machine"), hour.equipment.name, reverse("machine", args=[hour.equipment_id]) if is_near else "")
    ]
    if hour.occurrence:
        url = reverse("occurrence", args=[hour.occurrence_id]) if is_near else ""
        told.append((_("Séance"), str(hour.occurrence), url))
    elif hour.activity:
        told.append((_("Activité"), str(hour.activity), ""))
    return told
