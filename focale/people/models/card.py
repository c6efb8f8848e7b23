"""A printed card for those without e-mail: a QR code and a short PIN, made at the desk.

Attempts are limited by card, not by address: a whole class sits behind one address.
"""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record

ATTEMPTS = 5
LOCKED_FOR = timedelta(minutes=15)
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read for something else


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class CardQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(revoked_at=None)

    def read(self, typed: str):
        """The card whose QR code or number this is, or None. Spaces, dashes and case do not matter."""
        word = typed.strip().rstrip("/").rsplit("/", 1)[-1]
        number = word.upper().replace("-", "").replace(" ", "")
        found = models.Q(token_hash=hashed(word)) | models.Q(number=number)
        return self.in_force().filter(found).select_related("person").first()

    @transaction.atomic
    def make(self, person, *, by):
        """A new card; the former ones stop working. Returns the card, its token and its PIN, shown once."""
        self.in_force().filter(person=person).update(revoked_at=timezone.now())
        token, pin = secrets.token_urlsafe(16), f"{secrets.randbelow(10**4):04d}"
        number = "".join(secrets.choice(LETTERS) for _digit in range(8))
        card = self.create(
            person=person, token_hash=hashed(token), pin_hash=make_password(pin), number=number
        )
        record("card.made", card, by=by, person=person.pk)
        return card, token, pin


class Card(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="cards")
    number = models.CharField(_("numéro"), max_length=8, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    pin_hash = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("carte")

    def __str__(self):
        return self.spaced_number

    @property
    def spaced_number(self) -> str:
        return f"{self.number[:4]} {self.number[4:]}"

    def open_with(self, pin: str):
        """Check the PIN; after five wrong ones the card rests a quarter of an hour. May refuse."""
        with transaction.atomic():
            card = Card.objects.select_for_update().get(pk=self.pk)
            if card.locked_until and card.locked_until > timezone.now():
                raise ValidationError(
                    _now("Trop d'essais. Attendez un quart d'heure, ou demandez à l'accueil.")
                )
            right = check_password(pin.strip(), card.pin_hash)
            card.failures = 0 if right else card.failures + 1
            card.locked_until = None
            if card.failures >= ATTEMPTS:
                card.failures, card.locked_until = 0, timezone.now() + LOCKED_FOR
            card.save(update_fields=["failures", "locked_until"])
        if not right:
            raise ValidationError(_now("Ce code ne va pas avec cette carte. Vérifiez les quatre chiffres."))

    @transaction.atomic
    def revoke(self, *, by):
        """The card is lost: it opens nothing any more."""
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])
        record("card.revoked", self, by=by)
