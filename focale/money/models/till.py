"""The cash desk, counted and closed; each closing seals the one before, as the law asks of cash registers.

What should be in the box is not typed: it is account 530 of the books, where every payment, refund, expense
and transfer in cash has been written by its own verb.
"""

from datetime import UTC

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.models import record
from focale.ground.sealing import sealed
from focale.ground.typography import euros
from focale.money.ledger import Journal, Movement, post
from focale.people.rights import Right, may

from .line import Line

CASH, SHORT, OVER = "530", "658", "758"
MOST_NOTES = 200


def cash_cents() -> int:
    """What the books say is in the box now."""
    sums = (
        Line.objects.counted_once()
        .filter(account=CASH)
        .aggregate(cents=Sum(F("debit_cents") - F("credit_cents"), default=0))
    )
    return sums["cents"]


class TillQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.TAKE_PAYMENTS) else self.none()

    def latest_counted(self):
        """The last time the box was counted, in the morning or in the evening."""
        return self.order_by("-number").first()

    def open(self, counted_cents, **facts):
        """Keep what is in the box before the first payment of the day; as `close`."""
        return self.close(counted_cents, is_opening=True, **facts)

    @transaction.atomic
    def close(self, counted_cents, *, coins=None, note="", expected_cents=None, is_opening=False, by):
        """Keep what was counted today; a difference goes to the books, with the note that explains it.

        `coins`: how many of each coin and note, by its value in cents. `expected_cents`: what the form told;
        when the books have moved since, it asks to count again. Refuses less than nothing, a difference
        nobody explains, and the same count twice.
        """
        TillChain.objects.get_or_create(pk=1)
        chain = TillChain.objects.select_for_update().get(pk=1)
        before, expected = self.latest_counted(), cash_cents()
        if expected_cents is not None and expected_cents != expected:
            raise ValidationError(
                _now("De l'argent vient d'entrer ou de sortir de la caisse. Comptez à nouveau."), code="moved"
            )
        self._refuse_again(before, counted_cents, is_opening)
        if counted_cents is None or counted_cents < 0:
            raise ValidationError(_now("Indiquez ce qu'il y a dans la caisse, au moins 0."))
        if counted_cents != expected and not note.strip():
            raise ValidationError(_now("Dites d'où vient l'écart\xa0: la note reste dans les comptes."))
        chain.last += 1
        chain.save(update_fields=["last"])
        till = self.model(
            number=chain.last,
            day=timezone.localdate(),
            opening_cents=before.counted_cents if before else 0,
            expected_cents=expected,
            counted_cents=counted_cents,
            note=note.strip()[:MOST_NOTES],
            coins={str(value): count for value, count in sorted((coins or {}).items()) if count},
            is_opening=is_opening,
            made_by=by,
        )
        till.entry = till.post_difference(by=by)
        till.closed_at = timezone.now()
        till.seal = till.seal_after(before.seal if before else "")
        till.save()
        what = "till.opened" if is_opening else "till.closed"
        record(what, till, by=by, counted=counted_cents, expected=expected, seal=till.seal)
        return till

    def moves_since(self, till):
        """The lines of the box since it was counted so; all of them where it never was."""
        moves = Line.objects.counted_once().filter(account=CASH)
        return moves.filter(entry__made_at__gt=till.closed_at) if till else moves

    def _refuse_again(self, before, counted_cents, is_opening):
        """A form sent twice, or a button pressed out of order, is no second count; another sum is one."""
        if before and before.is_opening and is_opening:
            raise ValidationError(_now("La caisse est déjà ouverte\xa0: clôturez-la d'abord."), code="open")
        is_same = (
            before and not before.is_opening and not is_opening and before.counted_cents == counted_cents
        )
        if is_same and before.day == timezone.localdate() and not self.moves_since(before).exists():
            raise ValidationError(
                _now("La caisse est déjà clôturée, et rien n'y est entré ni sorti depuis."), code="closed"
            )

    def faults(self) -> list[str]:
        """For `focale check`: the first closing that is missing or says something else than when sealed."""
        before, expected = "", 1
        for till in self.order_by("number").iterator(chunk_size=1000):
            if till.number != expected:
                break
            if not till.is_sealed_after(before):
                words = _now("la clôture de caisse n°\xa0%(number)s a été modifiée.")
                return [words % {"number": till.number}]
            before, expected = till.seal, expected + 1
        last = TillChain.objects.filter(pk=1).values_list("last", flat=True).first() or 0
        if self.count() != last or expected != last + 1:
            return [_now("il manque la clôture de caisse n°\xa0%(number)s.") % {"number": expected}]
        return []


class TillChain(models.Model):
    """The owner of the numbers of closings. One row."""

    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = pgettext_lazy("of tills", "suite des clôtures")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="till_chain_alone")]

    def __str__(self):
        return str(self.last)


class Till(models.Model):
    number = models.PositiveIntegerField(_("numéro"), unique=True)
    day = models.DateField(_("date"))
    opening_cents = models.IntegerField(_("au début"))
    expected_cents = models.IntegerField(_("attendu"))
    counted_cents = models.PositiveIntegerField(_("compté"))
    note = models.CharField(_("d'où vient l'écart"), max_length=MOST_NOTES, blank=True)
    entry = models.OneToOneField(
        "money.Entry", null=True, editable=False, on_delete=models.PROTECT, related_name="till"
    )
    coins = models.JSONField(default=dict, help_text="how many of each coin and note, by its value in cents")
    is_opening = models.BooleanField(default=False)
    closed_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seal = models.CharField(_("empreinte"), max_length=64)

    objects = TillQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of the cash desk", "clôture de caisse")
        ordering = ["-number"]

    def __str__(self):
        words = _now("Ouverture n°\xa0%(number)s") if self.is_opening else _now("Clôture n°\xa0%(number)s")
        return words % {"number": self.number}

    @property
    def difference_cents(self) -> int:
        """Above zero: there is more in the box than the books say."""
        return self.counted_cents - self.expected_cents

    @property
    def coin_words(self) -> str:
        """What was counted: « 3 × 20 €, 5 × 0,50 € », the largest first."""
        found = sorted(((int(value), count) for value, count in self.coins.items()), reverse=True)
        return ", ".join(f"{count}\xa0×\xa0{euros(value)}" for value, count in found)

    def post_difference(self, *, by):
        """The entry that makes the books say what was counted; None when they do."""
        if not self.difference_cents:
            return None
        other = OVER if self.difference_cents > 0 else SHORT
        movements = [Movement(CASH, self.difference_cents), Movement(other, -self.difference_cents)]
        label = _now("Écart de caisse\xa0: %(note)s") % {"note": self.note}
        return post(Journal.CASH, self.day, label, movements, piece=f"K{self.number}", by=by)

    def is_sealed_after(self, before) -> bool:
        """Whether it says what was sealed; the oldest counts were sealed without their hour."""
        return self.seal in (self.seal_after(before), sealed(self._told(before)))

    def seal_after(self, before) -> str:
        """The hash of this count and the one before it; who counted stands in the sealed journal, with it."""
        return sealed(self._told(before) | {"at": self.closed_at.astimezone(UTC).isoformat()})

    def _told(self, before) -> dict:
        told = {
            "before": before,
            "number": self.number,
            "day": self.day.isoformat(),
            "opening": self.opening_cents,
            "expected": self.expected_cents,
            "counted": self.counted_cents,
            "note": self.note,
        }
        if self.coins:
            told["coins"] = self.coins
        if self.is_opening:
            told["opened"] = True
        return told
