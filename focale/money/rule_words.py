"""A rule of a tariff as one would say it: for whom, how much, who pays the rest."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from focale.ground.typography import euros, number
from focale.people.models.person import Situation

from .models.tariff import Basis, How, Payer


def sentence_of(rule) -> str:
    """« De 0 à 600 de quotient : 2 € de l'heure, le reste est payé par l'association »"""
    said = {"who": who_words(rule), "price": price_words(rule), "payer": rest_words(rule)}
    return _("%(who)s : %(price)s, le reste est payé par %(payer)s") % said


def who_words(rule) -> str:
    """Every condition of the rule, one after the other; « Tout le monde » where there is none."""
    return capfirst(", ".join(str(words) for words in _conditions(rule)) or _("tout le monde"))


def price_words(rule) -> str:
    """What is to be paid: « gratuit », « 2 € de l'heure, au moins 3 € en tout »."""
    words = [_amount(rule)]
    if rule.floor_cents:
        words.append(_("au moins %(sum)s en tout") % {"sum": euros(rule.floor_cents)})
    if rule.ceiling_cents is not None:
        words.append(_("au plus %(sum)s en tout") % {"sum": euros(rule.ceiling_cents)})
    if rule.step_cents > 1:
        words.append(_("arrondi à %(sum)s") % {"sum": euros(rule.step_cents)})
    return ", ".join(words)


def rest_words(rule) -> str:
    """Who pays the difference with the public price."""
    if rule.payer == Payer.GRANT:
        return (
            _("l'enveloppe « %(fund)s »") % {"fund": rule.fund}
            if rule.fund_id
            else _("l'enveloppe de l'activité")
        )
    if rule.payer == Payer.PARTNER:
        return str(rule.paying_partner) if rule.paying_partner_id else _("le partenaire qui inscrit")
    return _("des chèques ou des bons") if rule.payer == Payer.VOUCHER else _("l'association")


def public_words(version) -> str:
    """The price before any rule: « 6 € de l'heure », « 20 € en tout »."""
    said = {"sum": euros(version.public_cents)}
    if not version.public_cents:
        return _("gratuit")
    if version.basis == Basis.FIXED:
        return _("%(sum)s en tout") % said
    by_the_hour = _("%(sum)s de l'heure") % said
    return f"{by_the_hour}, {version.get_counted_display()}" if version.counted > 1 else by_the_hour


def percent_of(millionths) -> str:
    """A rate of the quotient in percent, with the decimals it needs: « 0,5 % »."""
    words = f"{millionths / 10_000:.4f}".rstrip("0").rstrip(".")
    return words.replace(".", ",") if number(0.5) == "0,5" else words


def _amount(rule):
    said = {"sum": euros(rule.cents), "rate": percent_of(rule.rate_millionths)}
    if rule.how == How.RATE:
        return _("%(rate)s %% du quotient") % said
    if rule.how == How.RATE_PER_HOUR:
        return _("%(rate)s %% du quotient, par heure") % said
    if not rule.cents:
        return _("gratuit")
    return (_("%(sum)s de l'heure") if rule.how == How.PER_HOUR else _("%(sum)s en tout")) % said


def _conditions(rule):
    if rule.is_member is not None:
        yield _("adhésion à jour") if rule.is_member else _("sans adhésion à jour")
    yield from _between(rule.min_age, rule.max_age, _ages())
    yield from _between(rule.min_quotient, rule.max_quotient, _quotients())
    if rule.in_district is not None:
        yield (
            _("habite un quartier prioritaire") if rule.in_district else _("habite hors quartier prioritaire")
        )
    if rule.district_codes:
        yield _("habite %(codes)s") % {"codes": ", ".join(rule.district_codes)}
    if rule.situations:
        yield ", ".join(str(Situation(value).label) for value in rule.situations)
    if rule.partner_id:
        yield _("inscrit·e par %(partner)s") % {"partner": rule.partner}
    if rule.min_rank:
        yield _("dès l'enfant n° %(rank)d inscrit ensemble") % {"rank": rule.min_rank}
    if rule.is_first_time is not None:
        yield _("première venue") if rule.is_first_time else _("déjà venu·e")
    if rule.is_funded is not None:
        yield _("activité financée") if rule.is_funded else _("activité sans enveloppe")


def _ages():
    return _("de %(low)s à %(high)s ans"), _("dès %(low)s ans"), _("jusqu'à %(high)s ans")


def _quotients():
    return (
        _("de %(low)s à %(high)s de quotient"),
        _("dès %(low)s de quotient"),
        _("jusqu'à %(high)s de quotient"),
    )


def _between(low, high, words):
    both, least, most = words
    if low is not None and high is not None:
        yield both % {"low": low, "high": high}
    elif low is not None:
        yield least % {"low": low}
    elif high is not None:
        yield most % {"high": high}
