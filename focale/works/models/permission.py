"""What a maker agrees to do with the own work: where, under which licence, until when; withdrawn at any time.

It stands apart from the agreement to one's image. A child's work wants the child's own word and that of one
who decides for the child; the same for a protected adult.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version, record
from focale.people.erasing import first_names, naming
from focale.people.models import Use
from focale.people.rights import Right, may

from .credit import Credit


class Licence(models.TextChoices):
    HERE = "here", _("seulement ce que j'accepte ici")
    CC_BY = "cc-by", _("Creative Commons, en citant mon nom (CC BY)")
    CC_BY_SA = "cc-by-sa", _("Creative Commons, en citant mon nom, partagé pareil (CC BY-SA)")
    CC_BY_NC = "cc-by-nc", _("Creative Commons, en citant mon nom, sans commerce (CC BY-NC)")


class PermissionQuerySet(models.QuerySet):
    def in_force(self, on=None):
        day = on or timezone.localdate()
        return self.filter(ended_at=None).filter(Q(until=None) | Q(until__gte=day))

    @transaction.atomic
    def give(self, credit, *, given_by, uses, licence=Licence.HERE, until=None, wording, signature=None, by):
        """Keep an answer in its exact words, in place of the same person's former one. `uses`: codes of Use;
        none of them is a « no ». `signature`: of who answers, given on a tablet."""
        author = credit.person
        if author is None or not (given_by == author or given_by.decides_for(author)):
            raise ValidationError(_now("%(who)s ne peut pas décider pour cette œuvre.") % {"who": given_by})
        signed = signature and signature.person_id == given_by.pk
        if not (signed or _may_write_down(by, given_by, author)):
            raise ValidationError(
                _now("Seule la personne elle-même peut répondre à la place de %(who)s.") % {"who": given_by}
            )
        if until and until < timezone.localdate():
            raise ValidationError(_now("Cette date est déjà passée."))
        Credit.objects.select_for_update().get(pk=credit.pk)
        Version.bump("showings")
        self.filter(credit=credit, given_by=given_by, ended_at=None).update(ended_at=timezone.now())
        known = sorted(set(uses) & set(Use.values))
        facts = {"uses": known, "licence": licence, "until": until, "wording": wording}
        facts["signature"] = signature
        given = self.create(credit=credit, given_by=given_by, **facts)
        record("permission.given", given, by=by, piece=credit.piece_id, uses=known, licence=licence)
        return given


class Permission(models.Model):
    credit = models.ForeignKey(Credit, on_delete=models.CASCADE, related_name="permissions")
    given_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="permissions_given")
    uses = models.JSONField(default=list)
    licence = models.CharField(_("licence"), max_length=10, choices=Licence, default=Licence.HERE)
    until = models.DateField(_("jusqu'au"), null=True, blank=True)
    wording = models.TextField(_("texte exact"))
    signature = models.ForeignKey(
        "people.Signature", null=True, blank=True, on_delete=models.SET_NULL, related_name="permissions"
    )
    given_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PermissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("accord d'un auteur ou d'une autrice")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["credit", "given_by"], condition=Q(ended_at=None), name="permission_one_in_force"
            )
        ]

    def __str__(self):
        return f"{self.credit} · {', '.join(self.uses)}"

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Who is forgotten agrees to nothing any more; the words of what was asked lose the name."""
        rows = cls.objects.filter(Q(credit__person=person) | Q(given_by=person), ended_at=None)
        rows.update(ended_at=timezone.now())
        own, names = cls.objects.filter(credit__person=person), first_names(person)
        own.update(signature=None)
        for row in own if names else ():
            cls.objects.filter(pk=row.pk).update(wording=naming(names).sub("…", row.wording))

    def stands_on(self, day) -> bool:
        return self.ended_at is None and (self.until is None or self.until >= day)

    @transaction.atomic
    def withdraw(self, *, by):
        """No longer agreed: from this minute the piece shows nowhere it needed this word."""
        author = self.credit.person
        person = getattr(by, "person", None)
        if not (author and (_may_write_down(by, self.given_by, author) or person == author)):
            raise ValidationError(_now("Vous ne pouvez pas retirer cet accord."))
        if Permission.objects.filter(pk=self.pk, ended_at=None).update(ended_at=timezone.now()):
            Version.bump("showings")
            record("permission.withdrawn", self, by=by, piece=self.credit.piece_id)
        self.refresh_from_db()


def _may_write_down(by, given_by, author) -> bool:
    """Each writes down the own answer, who decides also the child's own word, the team what it was told."""
    person = getattr(by, "person", None)
    own = person is not None and given_by == person
    of_child = person is not None and given_by == author and person.decides_for(author)
    return own or of_child or may(by, Right.EDIT_PEOPLE)
