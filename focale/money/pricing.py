"""What somebody pays for an act, and why: the rules of a tariff asked one after the other. No database.

Lengths are counted by the version's step, what has begun counts whole. Amounts are whole cents. Each amount
is worked out exactly, rounded once to the rule's step (halves up; a cent unless told), then kept between its
floor and ceiling; never above the public price.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor

from django.utils.translation import gettext as _

from focale.people.models import Organisation

from .models.tariff import Basis, How, Payer
from .payer_words import payer_words


@dataclass
class Circumstances:
    """What a price may depend on, as known on the day of the act. None is: not known.

    `quotient`: the proven family quotient in euros; `rank`: 1 for the first child of the family in this
    registration; `partner`: key of the Organisation that sent the person; `fund`: the activity's envelope.
    """

    on: date
    age: int | None = None
    is_member: bool = False
    quotient: int | None = None
    in_district: bool | None = None
    district: str = ""
    situation: str = ""
    partner: int | None = None
    rank: int = 1
    is_first_time: bool = False
    fund: object = None


@dataclass
class Quote:
    """The answer: `public_cents` = `due_cents` (the person) + `covered_cents` (`payer`).

    `fund`: the envelope, where it is what pays; `passed`: pairs of a rule that came before and why it did not
    match.
    """

    public_cents: int
    due_cents: int
    payer: str = Payer.PERSON
    rule: object = None
    fund: object = None
    partner_id: int | None = None
    passed: list = field(default_factory=list)
    version: object = None

    @property
    def covered_cents(self) -> int:
        return self.public_cents - self.due_cents

    @property
    def reason(self) -> str:
        """Why this price, in a few words."""
        return self.rule.label if self.rule else _("prix public")

    @property
    def payer_words(self) -> str:
        """Who pays the difference, in words."""
        return payer_words(self.payer, self.fund, self.partner) if self.covered_cents else ""

    @property
    def partner(self):
        return Organisation.objects.filter(pk=self.partner_id).first() if self.partner_id else None


def quote(version, about: Circumstances, minutes: int) -> Quote:
    """The price of an act of so many minutes. `passed` says of each rule before why it did not match."""
    public, counted = public_price(version, minutes), version.minutes_of(minutes)
    passed = []
    for rule in version.rules.all():
        due = min(public, _amount(rule, about, counted)) if not (why := _misses(rule, about)) else None
        fund = _fund_of(rule, about) if rule.payer == Payer.GRANT else None
        if not why and rule.payer == Payer.GRANT and due < public:
            why = _fund_misses(fund, about.on, public - due)
        if why:
            passed.append((rule, why))
            continue
        partner = rule.paying_partner_id or about.partner if rule.payer == Payer.PARTNER else None
        return Quote(public, due, rule.payer, rule, fund, partner, passed, version)
    return Quote(public, public, passed=passed, version=version)


def asked_of(version) -> set[str]:
    """Which facts about a person the rules look at: what is not asked need not be looked up."""
    asked = set()
    for rule in version.rules.all():
        asked |= {"membership"} if rule.is_member is not None else set()
        asked |= {"quotient"} if rule.asks_quotient else set()
        asked |= {"residence"} if rule.in_district is not None or rule.district_codes else set()
        asked |= {"first_time"} if rule.is_first_time is not None else set()
    return asked


def public_price(version, minutes: int) -> int:
    """The price before any rule, in cents."""
    if version.basis == Basis.FIXED:
        return version.public_cents
    return nearest(Fraction(version.public_cents * version.minutes_of(minutes), 60))


def nearest(amount: Fraction, step: int = 1) -> int:
    """The nearest multiple of `step` cents, halves up."""
    return floor(amount / step + Fraction(1, 2)) * step


def _amount(rule, about, minutes) -> int:
    hours = Fraction(minutes, 60)
    if rule.how == How.FIXED:
        exact = Fraction(rule.cents)
    elif rule.how == How.PER_HOUR:
        exact = rule.cents * hours
    else:
        exact = Fraction(rule.rate_millionths * about.quotient * 100, 1_000_000)
        exact *= hours if rule.how == How.RATE_PER_HOUR else 1
    cents = max(nearest(exact, rule.step_cents), rule.floor_cents or 0)
    return cents if rule.ceiling_cents is None else min(cents, rule.ceiling_cents)


def _misses(rule, about) -> str:
    """Why the rule does not concern this person; empty when it does."""
    return next((why for holds, why in _conditions(rule, about) if not holds), "")


def _conditions(rule, about):
    """(does it hold, what to say when it does not), for each condition that the rule sets"""
    if rule.is_member is not None:
        yield rule.is_member == about.is_member, _membership_words(about)
    yield from _of_the_person(rule, about)
    if rule.asks_quotient:
        yield from _of_the_quotient(rule, about.quotient)
    if rule.in_district is not None:
        yield about.in_district == rule.in_district, _district_words(about)
    if rule.district_codes:
        yield about.district in rule.district_codes, _district_words(about)
    if rule.partner_id is not None:
        yield about.partner == rule.partner_id, _("n'est pas inscrit·e par ce partenaire")
    if rule.min_rank is not None:
        yield about.rank >= rule.min_rank, _("rang dans la fratrie")
    yield from _of_the_activity(rule, about)


def _of_the_person(rule, about):
    if rule.min_age is not None or rule.max_age is not None:
        age, oldest = about.age, 200 if rule.max_age is None else rule.max_age
        why = _("âge inconnu") if age is None else _("%(age)d ans ce jour-là") % {"age": age}
        yield age is not None and (rule.min_age or 0) <= age <= oldest, why
    if rule.situations:
        yield about.situation in rule.situations, _("autre situation, ou inconnue")
    if rule.is_first_time is not None:
        came = _("vient pour la première fois") if about.is_first_time else _("est déjà venu·e")
        yield rule.is_first_time == about.is_first_time, came


def _of_the_quotient(rule, quotient):
    if quotient is None:
        yield False, _("quotient familial non justifié")
        return
    highest = quotient if rule.max_quotient is None else rule.max_quotient
    yield (
        (rule.min_quotient or 0) <= quotient <= highest,
        _("quotient de %(quotient)s") % {"quotient": quotient},
    )


def _of_the_activity(rule, about):
    if rule.is_funded is not None:
        funded = _fund_of(rule, about) is not None
        why = _("l'activité a une enveloppe") if funded else _("l'activité n'a pas d'enveloppe")
        yield rule.is_funded == funded, why
    if rule.payer == Payer.PARTNER:
        yield bool(rule.paying_partner_id or about.partner), _("aucun partenaire n'inscrit cette personne")


def _membership_words(about):
    return _("adhésion à jour") if about.is_member else _("pas d'adhésion à jour ce jour-là")


def _district_words(about):
    if about.in_district is None:
        return _("quartier non connu")
    return _("habite un quartier prioritaire") if about.in_district else _("habite hors quartier prioritaire")


def _fund_of(rule, about):
    """The envelope that pays: the rule's own, else that of the activity."""
    return rule.fund if rule.fund_id else about.fund


def _fund_misses(fund, day, cents) -> str:
    if fund is None:
        return _("l'activité n'a pas d'enveloppe")
    if not fund.pays_on(day):
        return _("l'enveloppe « %(fund)s » ne couvre pas ce jour") % {"fund": fund}
    if fund.offerable_cents < cents:
        return _("l'enveloppe « %(fund)s » est épuisée") % {"fund": fund}
    return ""
