"""The rows behind the numbers of the dashboard that no other page lists: sums owed, members, hours."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from focale.association.models import Membership, Season
from focale.ground.dates import duration
from focale.ground.typography import euros
from focale.people.rights import Right, may

from . import owed
from .season import a_year_before, given, paid_on


@dataclass
class Rows:
    """`line` gives the cells of one row in words, and the address its first cell opens, or nothing."""

    title: str
    total: str
    head: list
    found: object
    line: object

    def shown(self, row):
        """For the page: (name of the column, words, whether it is a sum) of each cell, and the address."""
        cells, url = self.line(row)
        return [
            (name, euros(cell * 100) if isinstance(cell, Decimal) else cell, isinstance(cell, Decimal))
            for name, cell in zip(self.head, cells, strict=True)
        ], url

    def table(self):
        return self.head, ([str(cell) for cell in self.line(row)[0]] for row in self.found.iterator(500))


def rows_of(what, asked, account) -> Rows:
    """What the address asks for. Refuses a word it does not know."""
    kinds = {"a-recevoir": _owed, "adherents": _members, "benevoles": _hours, "renouvellements": _ending}
    if what not in kinds:
        raise Http404
    return kinds[what](asked, account)


def _owed(asked, account):
    ages = {word: words for word, words, _days in owed.AGES}
    age = asked.get("age", owed.ALL)
    found = owed.unpaid().select_related("charge", "person", "organisation").order_by("charge__day", "pk")
    if age in ages:
        found = found.filter(age=age)
    title = _("On nous doit : %(age)s") % {"age": ages[age]} if age in ages else _("On nous doit")
    total = euros(sum(found.order_by().values_list("left", flat=True)))
    head = [_("Qui"), _("Pour quoi"), _("Depuis"), _("Reste à payer")]

    def line(share):
        who = share.organisation or share.person or _("un émetteur de bons")
        url = reverse("charge", args=[share.charge_id])
        return [who, share.charge.label, share.charge.day, Decimal(share.left) / 100], url

    return Rows(title, total, head, found, line)


def _season(asked):
    pk = asked.get("saison", "")
    season = get_object_or_404(Season, pk=pk) if pk.isdecimal() and len(pk) < 16 else Season.objects.at()
    if season is None:
        raise Http404
    today = timezone.localdate()
    return season, today if season.last_day >= today else a_year_before(today)


def _members(asked, account):
    season, until = _season(asked)
    found = paid_on(until).select_related("member__person", "member__organisation", "type")
    found = found.order_by("member__number", "pk")
    total = str(found.order_by().values("who").distinct().count())
    title = _("Adhérents à jour, %(season)s") % {"season": season}
    return Rows(title, total, _heads(account), found, _member_line(account))


def ending(last, day=None):
    """Paid memberships that end from today to that day, and that no later one follows."""
    later = Membership.objects.standing().filter(member=OuterRef("member"), last_day__gt=OuterRef("last_day"))
    found = Membership.objects.paid().filter(~Exists(later), member__ended_on=None)
    return found.filter(last_day=day) if day else found.filter(last_day__range=(timezone.localdate(), last))


def _ending(asked, account):
    try:
        day = parse_date(asked.get("jour", "")) or timezone.localdate()
    except ValueError:
        raise Http404 from None
    found = ending(date.max, day).select_related("member__person", "member__organisation", "type")
    title = _("Adhésions qui se terminent")
    return Rows(title, str(found.count()), _heads(account), found.order_by("pk"), _member_line(account))


def _heads(account):
    names = [_("Nom")] if may(account, Right.EDIT_MEMBERS) else []
    return [_("Numéro"), *names, _("Formule"), _("Du"), _("Au")]


def _member_line(account):
    """Who does not keep the list reads numbers, not names."""
    knows = may(account, Right.EDIT_MEMBERS)

    def line(row):
        member = row.member
        names = [member.person or member.organisation or ""] if knows else []
        url = reverse("member", args=[member.pk]) if knows else ""
        return [member.number or "", *names, row.type.name, row.first_day, row.last_day], url

    return line


def _hours(asked, account):
    season, until = _season(asked)
    found = given(season.first_day, until).select_related("person", "task").order_by("-day", "pk")
    total = duration(sum(found.order_by().values_list(F("minutes"), flat=True)))
    title = _("Heures de bénévoles, %(season)s") % {"season": season}
    head = [_("Jour"), _("Bénévole"), _("Tâche"), _("Action"), _("Durée")]

    def line(time):
        return [time.day, time.person, time.task.name, time.project, duration(time.minutes)], ""

    return Rows(title, total, head, found, line)
