"""Vouchers given at the desk: read, refused with a sentence, or taken as one payment."""

import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.ground.typography import euros

from .ledger import Journal, Movement, post
from .models import PLACES, Method, Payment, Purpose, Voucher
from .models.voucher_slip import DRAWER

READABLE = re.compile(r"[0-9A-Z]{4,40}")
LOSS = PLACES[Purpose.OTHER_INCOME].account


@dataclass
class Given:
    """One voucher as it lies on the desk: its number, its value in cents, its last day."""

    serial: str
    face_cents: int
    valid_to: object = None
    lost_cents: int = 0


def plain_serial(typed) -> str:
    """The number without the spaces and dashes it is printed with. Refuses what cannot be a number."""
    serial = re.sub(r"[\s.\-/]", "", unicodedata.normalize("NFKC", typed)).upper()
    if not READABLE.fullmatch(serial):
        words = _(
            "Le numéro «\xa0%(serial)s\xa0» n'est pas lisible\xa0: recopiez ses chiffres et ses lettres."
        )
        raise ValidationError(words % {"serial": typed.strip()[:40]}, code="unreadable")
    return serial


@transaction.atomic
def take_vouchers(kind, given, *, payer, shares, is_told=False, day=None, ticket=None, by, **facts):
    """Take these vouchers (a list of Given) of one kind; they pay `shares` in order. Returns the Payment.

    `is_told`: the family knows that no change is given. Refuses an expired or unreadable one, one that was
    taken already, and, code "change", more than is owed while nobody has been told.
    """
    if ticket and (known := Payment.objects.taken_as(ticket=ticket)):
        return known
    day = day or timezone.localdate()
    _refuse_unsound(kind, given, day)
    _settle_excess(kind, given, sum(share.left_cents for share in shares), is_told)
    cents = sum(one.face_cents - one.lost_cents for one in given)
    payment = Payment.take(
        Method.VOUCHER, cents, payer=payer, shares=shares, day=day, ticket=ticket, by=by, **facts
    )
    if not payment.vouchers.exists():
        for one in given:
            _keep(kind, one, payment, by=by)
        record("voucher.taken", payment, by=by, kind=kind.name, count=len(given))
    return payment


def _refuse_unsound(kind, given, day):
    if not given:
        raise ValidationError(_("Indiquez au moins un bon."))
    seen = set()
    for one in given:
        if kind.needs_serial:
            one.serial = plain_serial(one.serial)
            if one.serial in seen:
                words = _("Le numéro %(serial)s est écrit deux fois.")
                raise ValidationError(words % {"serial": one.serial}, code="twice")
            seen.add(one.serial)
            if Voucher.objects.standing().filter(kind=kind, serial=one.serial).exists():
                raise _taken(one)
        if one.face_cents <= 0:
            raise ValidationError(_("Indiquez la valeur du bon."))
        if kind.expires and not one.valid_to:
            raise ValidationError(_("Indiquez jusqu'à quand le bon est valable."))
        if one.valid_to and one.valid_to < day:
            words = _("Ce bon n'était valable que jusqu'au %(day)s\xa0: l'émetteur ne le paiera pas.")
            raise ValidationError(words % {"day": plain_date(one.valid_to)}, code="expired")


def _taken(one):
    words = _("Le bon n° %(serial)s a déjà été donné\xa0: gardez-le et vérifiez d'où il vient.")
    return ValidationError(words % {"serial": one.serial}, code="taken")


def _settle_excess(kind, given, owed, is_told):
    """What is more than owed: told before, and lost from the last voucher on where the kind says so."""
    excess = sum(one.face_cents for one in given) - owed
    if excess <= 0 or not kind.gives_no_change:
        return
    if kind.loses_excess and (not owed or excess >= given[-1].face_cents):
        raise ValidationError(_("Il y a un bon de trop\xa0: rendez-le à la famille."), code="spare")
    if not is_told:
        words = _("Les bons valent %(excess)s de plus que la somme due, et on ne rend pas la monnaie.")
        raise ValidationError(words % {"excess": euros(excess)}, code="change")
    if kind.loses_excess:
        given[-1].lost_cents = excess


def _keep(kind, one, payment, *, by):
    voucher = Voucher(
        kind=kind, payment=payment, face_cents=one.face_cents, lost_cents=one.lost_cents,
        serial=one.serial if kind.needs_serial else "", valid_to=one.valid_to,
    )  # fmt: skip
    try:
        with transaction.atomic():
            voucher.save()
    except IntegrityError:  # the database keeps a number for the first who brings it, whoever is faster
        raise _taken(one) from None
    if one.lost_cents:
        moves = [Movement(DRAWER, one.lost_cents), Movement(LOSS, -one.lost_cents)]
        label = _("%(voucher)s, monnaie non rendue") % {"voucher": voucher}
        voucher.loss_entry = post(Journal.BANK, payment.day, label, moves, piece=f"P{payment.pk}", by=by)
        voucher.save(update_fields=["loss_entry"])
