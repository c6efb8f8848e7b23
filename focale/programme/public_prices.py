"""The price everybody reads, before anybody is known: that of the tariff with the activity's envelope.

Where there is no tariff, the words the team wrote. Read for many activities in two queries, three where a
tariff has no rule.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.typography import euros
from focale.money.models import Basis, Fund, Payer, Tariff
from focale.money.payer_words import rest_words
from focale.money.pricing import Circumstances, quote
from focale.money.rule_words import sentence_of
from focale.programme.models import Activity

AN_HOUR = 60


@dataclass(frozen=True)
class PublicPrice:
    """`words`: « 6 € de l'heure », « 72 € le stage », « Gratuit »; `payer`: who pays what visitors do not.

    `rest`: instead of what, where everybody pays less. `cents`: what one pays in all, None where that depends
    on the dates or nobody has said.
    """

    words: str = ""
    payer: str = ""
    is_free: bool = False
    rest: str = ""
    cents: int | None = None

    @property
    def note(self) -> str:
        """What stands beside the price."""
        if self.rest:
            return self.rest
        return _("payé par %(who)s") % {"who": self.payer} if self.payer else ""


class PublicPrices:
    """`activities`: anything that says its tariff_id, fund_id, kind, is_free and price_words."""

    def __init__(self, activities):
        priced = [each for each in activities if each.tariff_id]
        self.versions = self._versions({each.tariff_id for each in priced})
        self.funds = self._funds(priced)
        self.said = {}

    def _versions(self, keys):
        found = Tariff.objects.filter(pk__in=keys).current_versions() if keys else {}
        plain = Tariff.objects.filter(pk__in=keys - set(found)) if keys - set(found) else ()
        return found | {tariff.pk: tariff.current() for tariff in plain}

    def _funds(self, priced):
        rules = [rule for version in self.versions.values() for rule in version.rules.all()]
        known = {rule.fund_id: rule.fund for rule in rules if rule.fund_id}
        known |= {each.fund_id: each.fund for each in priced if _has_its_fund(each)}
        # An envelope that no rule gives to everybody changes nothing for who is not known.
        open_to_all = {version.tariff_id for version in self.versions.values() if _is_open_to_all(version)}
        missing = {each.fund_id for each in priced if each.tariff_id in open_to_all} - {None, *known}
        rows = Fund.objects.filter(pk__in=missing).select_related("giver") if missing else ()
        return known | {fund.pk: fund for fund in rows}

    def of(self, activity, *, minutes=None, day=None) -> PublicPrice:
        """`minutes`: those of a course booked whole; without, the price is said by the hour."""
        version = self.versions.get(activity.tariff_id)
        if version is None:
            return _as_written(activity)
        day = day or timezone.localdate()
        paying = tuple(fund.pays_on(day) for fund in self.funds.values())
        known = activity.tariff_id, activity.fund_id, activity.kind, minutes, paying
        if known not in self.said:
            self.said[known] = self._worked_out(version, activity, minutes, day)
        return self.said[known]

    def _worked_out(self, version, activity, minutes, day):
        found = self._quote(version, activity, minutes or AN_HOUR, day)
        payer = found.payer_words
        if not found.due_cents:
            return PublicPrice(_("Gratuit"), payer, is_free=True, cents=0)
        is_known = minutes is not None or version.basis == Basis.FIXED
        return PublicPrice(
            _said(version, activity, minutes) % {"sum": euros(found.due_cents)},
            payer,
            rest=rest_words(found.public_cents, found.due_cents, payer),
            cents=found.due_cents if is_known else None,
        )

    def _quote(self, version, activity, minutes, day):
        nobody = Circumstances(on=day, is_member=None, is_first_time=None)
        nobody.fund = self.funds.get(activity.fund_id)
        return quote(version, nobody, minutes)

    def reductions(self, activity) -> list[str]:
        """The rules that may lower the price of this activity, as sentences, in their order."""
        version, funded = self.versions.get(activity.tariff_id), activity.fund_id is not None
        if version is None:
            return []
        rules = [rule for rule in version.rules.all() if rule.is_funded in (None, funded)]
        return [sentence_of(rule) for rule in rules if rule.payer != Payer.GRANT or rule.fund_id or funded]


def free_of_charge() -> list[tuple]:
    """The (tariff, envelope) pairs of published activities with which everybody comes for nothing today."""
    pairs = Activity.objects.published().exclude(tariff=None).order_by()
    pairs = [
        Activity(tariff_id=one, fund_id=other)
        for one, other in pairs.values_list("tariff", "fund").distinct()
    ]
    prices = PublicPrices(pairs)
    return [(pair.tariff_id, pair.fund_id) for pair in pairs if prices.of(pair).is_free]


def _is_open_to_all(version) -> bool:
    return any(rule.is_for_everybody for rule in version.rules.all())


def _has_its_fund(activity) -> bool:
    """Whether the envelope came with the activity: it need not be asked for again."""
    state = getattr(activity, "_state", None)
    return bool(activity.fund_id and state and "fund" in state.fields_cache)


def _as_written(activity):
    words = _("Gratuit") if activity.is_free else activity.price_words
    return PublicPrice(words, getattr(activity, "paid_by", ""), is_free=activity.is_free)


def _said(version, activity, minutes):
    if minutes is not None:
        return _("%(sum)s le stage") if activity.kind == "holiday_course" else _("%(sum)s en tout")
    return _("%(sum)s la séance") if version.basis == Basis.FIXED else _("%(sum)s de l'heure")
