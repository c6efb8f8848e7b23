"""Two years side by side, and why they cannot be, or only with care."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.dates import plain_date
from focale.ground.typography import euros, number

from .former import NOTHING, OTHER, PARTLY, UNFINISHED
from .wording import hours

WORDS = {
    "people": (gettext_lazy("Personnes différentes"), number),
    "new": (gettext_lazy("Nouvelles personnes"), number),
    "participations": (gettext_lazy("Participations"), number),
    "minutes": (gettext_lazy("Heures de présence"), hours),
    "occurrences": (gettext_lazy("Séances qui ont eu lieu"), number),
    "offered_minutes": (gettext_lazy("Heures proposées"), hours),
    "district_percent": (
        gettext_lazy("Habitants des quartiers prioritaires, en % de ceux dont on le sait"),
        number,
    ),
    "spent_cents": (gettext_lazy("Charges"), euros),
    "person_cents": (gettext_lazy("Coût par personne"), euros),
}
WHY = {
    NOTHING: gettext_lazy("Rien de comparable un an avant\xa0: l'action n'existait pas encore."),
    PARTLY: gettext_lazy("L'année d'avant n'est couverte qu'en partie\xa0: comparez avec prudence."),
    UNFINISHED: gettext_lazy("Cette période n'est pas finie\xa0: les nombres monteront encore."),
    OTHER: gettext_lazy("L'an dernier était une autre action\xa0: « %(action)s »."),
}


def reasons(compared) -> list[str]:
    return [str(WHY[code]) % {"action": compared.get("action", "")} for code in compared["reasons"]]


def years(compared) -> list[dict]:
    """label, then, now and the difference, each in words and as a number; nothing where there was no year."""
    if compared["then"] is None:
        return []
    return [_row(name, compared["then"][name], compared["now"][name]) for name in WORDS]


def _row(name, then, now):
    label, say = WORDS[name]
    known = then is not None and now is not None
    gap = now - then if known else None
    sign = "+" if gap and gap > 0 else "−" if gap else ""
    return {
        "label": str(label),
        "then": "–" if then is None else say(then),
        "now": "–" if now is None else say(now),
        "change": "–" if gap is None else f"{sign}{say(abs(gap))}" if gap else "=",
        "values": (then, now),
    }


def heads(compared, period) -> list[str]:
    """The four columns: what, the days of then, those of now, the difference."""
    return ["", _days(compared["period"]), _days(period), _("Écart")]


def _days(period):
    return " – ".join(plain_date(date.fromisoformat(period[end])) for end in ("first", "last"))
