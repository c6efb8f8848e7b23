"""The figures of the seasons in words and charts."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.charts import bars, columns

from .seasons_facts import AGE_WORDS, OTHERS, UNKNOWN, age_of

KIND_WORDS = {
    "membres": _("membres"),
    "nouveaux": _("nouveaux membres"),
    "renouveles": _("membres qui ont renouvelé"),
    "revenus": _("anciens membres revenus"),
    "partis": _("membres de la saison d'avant qui n'ont pas renouvelé"),
}
DRAWN = [("renouveles", _("ont renouvelé")), ("revenus", _("sont revenus")), ("nouveaux", _("nouveaux"))]
MOST_DRAWN = 8


def chart_of_seasons(counted):
    """Stacked columns, a season each: who renewed, who came back, who is new."""
    counted = counted[-MOST_DRAWN:]
    series = [(str(words), [each.number(kind) for each in counted]) for kind, words in DRAWN]
    names = [each.season.name for each in counted]
    if not counted:
        return None
    return columns(_now("Qui reste, qui revient, qui arrive"), names, series, label=_now("Saison"))


def table_of_seasons(counted):
    """Head and lines for a spreadsheet, the latest season first."""
    head = [_now("Saison"), *(str(words).capitalize() for words in KIND_WORDS.values())]
    return head, ([str(each.season), *map(each.number, KIND_WORDS)] for each in counted[::-1])


def chart_of_shares(title, rows, address, name):
    """Bars that open their rows. `rows`: (key, words, count); `name`: of the parameter of the address."""
    drawn = [(str(words), count, f"{address}?{urlencode({name: key})}") for key, words, count in rows]
    return bars(title, drawn)


def title_of(shown, kind, age, town, found) -> str:
    """What a list counts: « Membres, 2025-2026, 6 à 11 ans, Alès »."""
    parts = [str(KIND_WORDS[kind]).capitalize(), str(shown.season)]
    if age:
        parts.append(str(AGE_WORDS.get(age, age)))
    if town in (OTHERS, UNKNOWN):
        parts.append(_now("autres communes") if town == OTHERS else _now("commune inconnue"))
    elif town:
        parts.append(next((home_of(member) for member in found), town))
    return ", ".join(parts)


def home_of(member) -> str:
    return (member.organisation.town if member.person is None else member.home) or ""


def lines_of(found, shown, knows):
    """Head and lines for a spreadsheet; names only for who keeps the list."""
    names = [_now("Nom")] if knows else []
    head = [_now("Numéro"), *names, _now("Âge au début de la saison"), _now("Commune"), _now("Membre depuis")]
    return head, (
        [
            member.number,
            *([str(member)] if knows else []),
            str(AGE_WORDS[age_of(member, shown.season)]),
            home_of(member),
            member.joined_on,
        ]
        for member in found
    )
