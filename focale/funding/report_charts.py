"""Three drawings a councillor reads in ten seconds: who came, who paid, this year beside the last."""

from django.utils.translation import gettext as _

from focale.ground import charts

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


def who_paid(content):
    """Euros by line of income, the largest first; the funders by their names."""
    lines = content["money"]["lines"]
    named = [(one["name"], one["cents"]) for one in content["money"]["funders"] if one["cents"]]
    named += [
        (WORDS_OF.get(line, line), told["done"])
        for line, told in lines.items()
        if told["done"] and line[0] in "7O" and line[:2] != "74"
    ]
    if not named:
        return None
    rows = [(str(words), round(cents / 100)) for words, cents in sorted(named, key=lambda row: -row[1])]
    note = _("En euros ronds, contributions en nature à part.")
    return charts.bars(_("Qui a payé"), rows, unit="\u00a0€", description=note, label=_("Qui"))


def two_years(content):
    """People, participations and hours of both years."""
    compared = content["compared"]
    if compared["then"] is None:
        return None
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
    return charts.bars(_("Un an avant, et cette fois"), rows)
