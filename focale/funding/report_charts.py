"""Three drawings a councillor reads in ten seconds: who came, who paid, this year beside the last."""

from django.utils.translation import gettext as _

from focale.ground import charts
from focale.ground.typography import number

from .cerfa import WORDS_OF
from .models import Fact
from .showing import breakdown_charts


def charts_of(content, tables) -> list[dict]:
    """`tables`: the breakdowns as `showing.tables` gives them. A chart with nothing in it is left out."""
    found = [who_came(content, tables), who_paid(content), two_years(content)]
    return [chart for chart in found if chart]


def who_came(content, tables):
    """People by the funder's own age brackets; by the first breakdown where ages are not asked for."""
    facts = [table["fact"] for table in content["figures"]["breakdowns"]]
    if not facts or not content["figures"]["named"]["people"]:
        return None
    place = facts.index(Fact.AGE) if Fact.AGE in facts else 0
    chart = breakdown_charts([tables[place]])[0]
    return chart | {"title": _("Qui est venu : %(what)s") % {"what": tables[place]["title"].lower()}}


def paid_rows(content) -> list[tuple]:
    """(who, whole euros) of every income, the largest first; the funders by their names."""
    money = content["money"]
    named = [(one["name"], one["cents"]) for one in money["funders"] if one["cents"]]
    named += [
        (WORDS_OF.get(line, line), told["done"])
        for line, told in money["lines"].items()
        if told["done"] and line[0] in "7O" and line[:2] != "74"
    ]
    return [(str(words), round(cents / 100)) for words, cents in sorted(named, key=lambda row: -row[1])]


def who_paid(content):
    """Euros by who paid."""
    rows = paid_rows(content)
    if not rows:
        return None
    note = _("En euros ronds, contributions en nature à part.")
    return charts.bars(_("Qui a payé"), rows, unit="\u00a0€", description=note, label=_("Qui"))


def year_rows(content) -> list[tuple]:
    """(what and when, number) of people, participations and hours; nothing without a year before."""
    compared = content["compared"]
    if compared["then"] is None:
        return []
    then, now = compared["then"], compared["now"]
    rows = []
    for words, name, each in (
        (_("Personnes"), "people", 1),
        (_("Participations"), "participations", 1),
        (_("Heures de présence"), "minutes", 60),
    ):
        told = {"what": words}
        rows.append((_("%(what)s, un an avant") % told, round(then[name] / each)))
        rows.append((_("%(what)s, cette fois") % told, round(now[name] / each)))
    return rows


def two_years(content):
    rows = year_rows(content)
    return charts.bars(_("Un an avant, et cette fois"), rows) if rows else None


def printed(content) -> list[dict]:
    """The drawings for paper: each row its words, its number and its length, the longest being 1."""
    found = [
        (_("Qui a payé"), paid_rows(content), "\u00a0€"),
        (_("Un an avant, et cette fois"), year_rows(content), ""),
    ]
    return [
        {
            "title": title,
            "rows": [[words, f"{number(value)}{unit}", max(value, 0) / most] for words, value in rows],
        }
        for title, rows, unit in found
        if (most := max((value for _words, value in rows), default=0)) > 0
    ]
