"""The association as invoices, receipts and the books name it. One row."""

import re

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Identity, record


def refuse_unless_siret(value):
    """Fourteen digits whose check digit (Luhn) is right."""
    digits = [int(digit) for digit in value if digit.isdecimal()]
    weighed = [digit * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    if len(digits) != 14 or sum(each - 9 * (each > 9) for each in weighed) % 10:
        raise ValidationError(_now("Un numéro SIRET a quatorze chiffres\xa0; vérifiez celui-ci."))


def refuse_unless_rna(value):
    if not re.fullmatch(r"W[0-9A-Z]{9}", value):
        raise ValidationError(_now("Un numéro RNA commence par W, suivi de neuf chiffres ou lettres."))


class Issuer(models.Model):
    legal_name = models.CharField(_("nom de l'association, dans ses statuts"), max_length=160, blank=True)
    purpose = models.CharField(_("objet, dans ses statuts"), max_length=400, blank=True)
    address = models.CharField(_("adresse du siège"), max_length=200, blank=True)
    postcode = models.CharField(_("code postal"), max_length=10, blank=True)
    town = models.CharField(_("commune"), max_length=80, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True, validators=[refuse_unless_siret])
    rna = models.CharField("RNA", max_length=10, blank=True, validators=[refuse_unless_rna])
    tax_words = models.CharField(
        _("mention de TVA"), max_length=160, default="TVA non applicable, article 293 B du CGI"
    )
    iban = models.CharField("IBAN", max_length=34, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)
    signatory = models.CharField(_("qui signe"), max_length=120, blank=True)
    signatory_quality = models.CharField(_("en qualité de"), max_length=80, blank=True)
    may_issue_gift_receipts = models.BooleanField(
        _("l'association a le droit de délivrer des reçus fiscaux"), default=False
    )

    class Meta:
        verbose_name = _("association, pour les papiers")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="issuer_alone")]

    def __str__(self):
        return self.legal_name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls):
        """The row; before it is written, the name the place goes by."""
        identity = Identity.current()
        return cls.objects.first() or cls(legal_name=identity.association or identity.name)

    @transaction.atomic
    def write(self, *, by):
        """Keep what was written. Refuses a SIRET or an RNA that cannot be."""
        self.siret = re.sub(r"\s", "", self.siret)
        self.rna = re.sub(r"\s", "", self.rna).upper()
        self.full_clean(exclude=["id"])
        self.save()
        record("issuer.written", self, by=by)

    @property
    def siren(self) -> str:
        return self.siret[:9]

    def as_printed(self) -> dict:
        """What a paper freezes of the association on its day."""
        return {field.name: getattr(self, field.name) for field in self._meta.fields if field.name != "id"}
