"""The family quotient of the CAF, with the document that proves it and the days it holds."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.letters.models import Letter
from focale.money.messages import facts_of_refusal
from focale.people.models import Guardianship
from focale.people.rights import Right, may

SOON = timedelta(days=30)


def document_path(quotient, name):
    """A name nobody guesses, that says nothing of the family."""
    return f"quotients/{timezone.now():%Y}/{secrets.token_hex(16)}.{name.rsplit('.', 1)[-1].lower()}"


class FamilyQuotientQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those who cash, and so check them; others their own and those of the persons they decide for."""
        if may(account, Right.TAKE_PAYMENTS):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = person.wardships.of_the_deciding(person).values("ward")
        return self.filter(Q(person=person) | Q(person__in=wards))

    def proven(self):
        """Those somebody of the team has checked against the document."""
        return self.exclude(checked_at=None)

    def to_check(self):
        """Declared, and nobody has looked yet: work to do."""
        return self.filter(checked_at=None, refused_at=None)

    def holding_on(self, day):
        return self.filter(first_day__lte=day, last_day__gte=day)

    def ending(self, day):
        """Proven ones that ended by that day, and that no other of the same person follows."""
        later = self.model.objects.proven().filter(person=models.OuterRef("person"))
        later = later.filter(last_day__gt=models.OuterRef("last_day"))
        return self.proven().filter(~models.Exists(later), last_day__lte=day)

    def of_household(self, person, day=None):
        """Those of the person, and of the adults who decide for the person that day (today unless told)."""
        links = Guardianship.objects.in_force().deciding_on(day or timezone.localdate())
        adults = links.filter(ward=person).values("adult")
        return self.filter(Q(person=person) | Q(person__in=adults))

    def value_for(self, person, day) -> int | None:
        """The proven quotient of a person's family that day, in euros; the lowest where parents differ."""
        rows = self.proven().holding_on(day).of_household(person, day)
        return rows.aggregate(lowest=models.Min("value"))["lowest"]

    def lowest_on(self, day):
        """The same as an expression, for each person of a query on Person."""
        links = Guardianship.objects.in_force().deciding_on(day)
        adults = links.filter(ward=models.OuterRef(models.OuterRef("pk"))).values("adult")
        rows = self.proven().holding_on(day).filter(Q(person=models.OuterRef("pk")) | Q(person__in=adults))
        return models.Subquery(rows.order_by("value").values("value")[:1])


class FamilyQuotient(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="family_quotients")
    value = models.PositiveIntegerField(_("quotient familial, en euros"))
    first_day = models.DateField(_("valable du"))
    last_day = models.DateField(_("au"))
    document = models.FileField(
        _("attestation"),
        upload_to=document_path,
        blank=True,
        validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png"])],
    )
    seen_on_paper = models.BooleanField(_("attestation vue sur papier"), default=False)
    declared_at = models.DateTimeField(default=timezone.now, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True, editable=False)
    refused_why = models.CharField(_("pourquoi"), max_length=200, blank=True)

    objects = FamilyQuotientQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotient familial")
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="quotient_runs"),
            models.CheckConstraint(
                condition=Q(checked_at=None) | Q(refused_at=None), name="quotient_one_answer"
            ),
        ]

    def __str__(self):
        return str(self.value)

    @property
    def is_over(self) -> bool:
        return self.last_day < timezone.localdate()

    @property
    def ends_soon(self) -> bool:
        return not self.is_over and self.last_day <= timezone.localdate() + SOON

    @property
    def is_open(self) -> bool:
        """Nobody has looked at the document yet."""
        return self.checked_at is None and self.refused_at is None

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The proof and the figure go; the prices worked out from them stay with their reason."""
        for row in cls.objects.filter(person=person):
            row.document.delete(save=False)
            row.delete()

    @classmethod
    @transaction.atomic
    def declare(cls, person, *, value, first_day, last_day, document=None, seen_on_paper=False, by):
        """Keep what a family says, with its document; it prices nothing before `check_against_document`.

        What the desk declares it has before its eyes: it counts at once.
        """
        at_desk = may(by, Right.TAKE_PAYMENTS)
        if not (at_desk or person.may_be_changed_by(by)):
            raise ValidationError(_now("Vous ne pouvez pas déclarer de quotient pour cette personne."))
        if not document and not (seen_on_paper and at_desk):
            raise ValidationError(
                _now("Joignez l'attestation de la CAF : une photo lisible suffit.")
                if not at_desk
                else _now("Joignez l'attestation de la CAF, ou cochez qu'elle a été vue sur papier.")
            )
        kept = cls(
            person=person,
            value=value,
            first_day=first_day,
            last_day=last_day,
            document=document or "",
            seen_on_paper=seen_on_paper,
        )
        kept.full_clean()
        kept.save()
        record("quotient.declared", kept, by=by, person=person.pk)
        if at_desk:
            kept.check_against_document(by=by)
        return kept

    @transaction.atomic
    def check_against_document(self, *, by):
        """Somebody of the team has read the document: from now on the quotient counts."""
        self._settle(by)
        self.checked_at, self.checked_by = timezone.now(), by
        self.save(update_fields=["checked_at", "checked_by"])
        record("quotient.checked", self, by=by, person=self.person_id)

    @transaction.atomic
    def refuse(self, why, *, by):
        """The document does not prove it; the family is written why."""
        if not why.strip():
            raise ValidationError(_now("Dites pourquoi : la famille lit cette raison."))
        self._settle(by)
        self.refused_at, self.refused_why = timezone.now(), why.strip()[:200]
        self.save(update_fields=["refused_at", "refused_why"])
        record("quotient.refused", self, by=by, person=self.person_id)
        for reader in self._readers():
            facts = facts_of_refusal(self, reader)
            Letter.objects.write(
                "quotient_refused", to=reader, facts=facts, key=f"quotient:{self.pk}:{reader.pk}"
            )

    def _settle(self, by):
        """One answer, by the desk. Refuses the second."""
        if not may(by, Right.TAKE_PAYMENTS):
            raise ValidationError(_now("Vous ne pouvez pas vérifier de quotient."))
        self.refresh_from_db(from_queryset=FamilyQuotient.objects.select_for_update())
        if not self.is_open:
            raise ValidationError(_now("Quelqu'un a déjà répondu pour cette attestation. Rechargez la page."))

    def _readers(self):
        """Whom the answer is written to: the adults who decide for a minor, else the person."""
        adults = [link.adult for link in self.person.deciders().select_related("adult")]
        return adults if self.person.is_minor() and adults else [self.person]
