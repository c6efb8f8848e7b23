"""What was agreed to or refused, in its exact words: by whom, how, until when.

A "no" is a fact too and is kept. For the image of a minor every holder of parental authority and the child
answer (civil code 372-1); for taking part or leaving alone one holder is enough, for these are usual acts.
"""

import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version, record
from focale.people.rights import Right, may

from .guardianship import Guardianship

ANSWERED = "showings"
"""What rises when one answer is given or taken back; whoever shows something believes nothing older."""


class Purpose(models.TextChoices):
    TAKE_PART = "take_part", _("participer")
    LEAVE_ALONE = "leave_alone", _("repartir seul")
    IMAGE = "image", _("image")
    ACCESS_NEED = "access_need", _("noter un besoin d'accès")


class Use(models.TextChoices):
    """Where an image may be shown (domain.md, section 2)."""

    INTERNAL = "internal", _("dans le lieu, entre nous")
    WEB = "web", _("sur le site")
    SOCIAL = "social", _("sur les réseaux sociaux")
    PRINT = "print", _("dans le magazine imprimé")
    EXHIBITION = "exhibition", _("dans une exposition")
    PRESS = "press", _("dans la presse")
    BROADCAST = "broadcast", _("dans un film diffusé")
    REPORT = "report", _("dans un bilan pour un financeur")
    ARCHIVE = "archive", _("dans les archives")


class Medium(models.TextChoices):
    PICTURE = "picture", _("photo et film")
    VOICE = "voice", _("voix")
    NAME = "name", _("nom")


class How(models.TextChoices):
    SCREEN = "screen", _("à l'écran")
    PAPER = "paper", _("sur papier")
    SPOKEN = "spoken", _("de vive voix à l'accueil")
    TABLET = "tablet", _("sur la tablette du lieu")


class ConsentQuerySet(models.QuerySet):
    def in_force(self, on: date | None = None):
        day = on or timezone.localdate()
        return self.filter(ended_at=None).filter(models.Q(until=None) | models.Q(until__gte=day))

    def visible_to(self, account):
        if may(account, Right.SEE_PEOPLE):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        return self.filter(models.Q(subject=person) | models.Q(subject__in=wards))

    def end_all(self):
        """From now on none of these stands."""
        self.filter(ended_at=None).update(ended_at=timezone.now(), ended_because=Ended.WITHDRAWN)

    @transaction.atomic
    def answer(self, subject, answers, *, given_by, by, scan=None, **terms):
        """Several answers of one person at once; those that say the same as before stay as they were given.

        `answers`: (purpose, use, medium, agreed, wording). A scan is kept once. Returns how many changed.
        """
        standing = {
            (one.purpose, one.use, one.medium): one.agreed
            for one in self.in_force().filter(subject=subject, given_by=given_by)
        }
        changed = 0
        for purpose, use, medium, agreed, wording in answers:
            if standing.get((purpose, use, medium)) == agreed and not scan:
                continue
            facts = terms | {"use": use, "medium": medium, "agreed": agreed, "wording": wording}
            given = self.give(purpose, subject=subject, given_by=given_by, by=by, scan=scan or "", **facts)
            scan = given.scan.name if scan else None
            changed += 1
        return changed

    def former(self):
        """Those no longer in force: the history."""
        today = timezone.localdate()
        return self.filter(models.Q(ended_at__isnull=False) | models.Q(until__lt=today))

    @transaction.atomic
    def give(self, purpose, *, subject, wording, given_by, by, agreed=True, **terms):
        """Keep an answer in its exact words; it takes the place of the same person's former answer.

        `given_by` is the person who answers: one who decides for the subject, or, on an image, the subject.
        `terms`: use, medium (for images), how, until (a date), scan, signature (of who answers).
        """
        own_word = purpose == Purpose.IMAGE and given_by == subject
        if not (own_word or given_by.decides_for(subject)):
            raise ValidationError(
                _now("%(who)s ne peut pas décider pour %(whom)s.") % {"who": given_by, "whom": subject}
            )
        _refuse_speaking_for(given_by, subject, by=by, signature=terms.get("signature"))
        type(subject).objects.select_for_update(no_key=True).get(pk=subject.pk)
        use, medium = terms.get("use", ""), terms.get("medium", "")
        former = self.filter(subject=subject, purpose=purpose, use=use, medium=medium, given_by=given_by)
        former.filter(ended_at=None).update(ended_at=timezone.now(), ended_because=Ended.REPLACED)
        consent = self.create(
            subject=subject, purpose=purpose, wording=wording, given_by=given_by, agreed=agreed, **terms
        )
        Version.bump(ANSWERED)
        record("consent.given", consent, by=by, subject=subject.pk, agreed=agreed)
        return consent


def _refuse_speaking_for(given_by, subject, *, by, signature=None):
    """A parent does not answer in the name of the other; the team writes down what each one said, and who
    signs on the tablet has answered, whoever holds it."""
    if signature and signature.person_id == given_by.pk:
        return
    person = getattr(by, "person", None)
    at_desk = may(by, Right.EDIT_PEOPLE) or may(by, Right.REGISTER_ANYONE)
    if by is None or at_desk or given_by == person:
        return
    if not (given_by == subject and person and person.decides_for(subject)):
        raise ValidationError(
            _now("Seule la personne elle-même peut répondre à la place de %(who)s.") % {"who": given_by}
        )


def scan_path(consent, name):
    """A name nobody guesses, that says nothing of the person."""
    ending = name.rsplit(".", 1)[-1].lower()
    return f"consents/{timezone.now():%Y}/{secrets.token_hex(16)}.{ending}"


class Ended(models.TextChoices):
    REPLACED = "replaced", _("remplacé par une autre réponse")
    WITHDRAWN = "withdrawn", _("retiré")


class Consent(models.Model):
    subject = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="consents")
    given_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="consents_given")
    purpose = models.CharField(_("pour"), max_length=20, choices=Purpose)
    use = models.CharField(_("où"), max_length=20, choices=Use, blank=True)
    medium = models.CharField(_("quoi"), max_length=20, choices=Medium, blank=True)
    agreed = models.BooleanField(_("d'accord"))
    wording = models.TextField(_("texte exact"))
    how = models.CharField(_("comment"), max_length=10, choices=How, default=How.SCREEN)
    scan = models.FileField(
        _("papier signé"),
        upload_to=scan_path,
        blank=True,
        validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png"])],
    )
    signature = models.ForeignKey(
        "people.Signature", null=True, blank=True, on_delete=models.SET_NULL, related_name="consents"
    )
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateField(_("jusqu'au"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=10, choices=Ended, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("accord")
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["subject", "purpose"], name="consent_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "purpose", "use", "medium", "given_by"],
                condition=models.Q(ended_at=None),
                name="consent_one_in_force",
            )
        ]

    def __str__(self):
        return f"{self.get_purpose_display()} {self.get_use_display()}".strip()

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """All answers move. Where two stand on one question a "no" wins, then the latest; the other ends."""
        moved = {"subject": [], "given_by": []}
        touched = models.Q(subject=absorbed) | models.Q(given_by=absorbed)
        for row in cls.objects.filter(touched).order_by("pk"):
            for name in moved:
                if getattr(row, f"{name}_id") == absorbed.pk:
                    moved[name].append(row.pk)
                    setattr(row, name, kept)
            twin = row.twin_in_force() if row.ended_at is None else None
            if twin:
                stays = min(row, twin, key=lambda one: (one.agreed, -one.given_at.timestamp()))
                ends = twin if stays is row else row
                ends.ended_at, ends.ended_because = timezone.now(), Ended.REPLACED
                ends.save(update_fields=["ended_at", "ended_because"])
            row.save(update_fields=["subject", "given_by", "ended_at", "ended_because"])
        return moved

    def twin_in_force(self):
        """Another standing answer of the same person to the same question."""
        same = {name: getattr(self, name) for name in ("purpose", "use", "medium")}
        same |= {"subject": self.subject_id, "given_by": self.given_by_id, "ended_at": None}
        return Consent.objects.filter(**same).exclude(pk=self.pk).first()

    @transaction.atomic
    def withdraw(self, *, by):
        """No longer agreed. By those who decide for the subject, the subject, or the team on their word."""
        person = getattr(by, "person", None)
        allowed = may(by, Right.EDIT_PEOPLE)
        if not (allowed or person and (person == self.subject or person.decides_for(self.subject))):
            raise ValidationError(_now("Vous ne pouvez pas décider pour %(whom)s.") % {"whom": self.subject})
        changed = Consent.objects.filter(pk=self.pk, ended_at=None).update(
            ended_at=timezone.now(), ended_because=Ended.WITHDRAWN
        )
        if changed:
            Version.bump(ANSWERED)
            record("consent.withdrawn", self, by=by, subject=self.subject_id)
        self.refresh_from_db()
