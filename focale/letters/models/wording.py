"""The text of a kind of message, as the team last edited it; the words of origin stand in `letters.words`."""

import re

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.letters.words import KINDS

FIELD = re.compile(r"\{(\w+)\}")


class Wording(models.Model):
    kind = models.CharField(_("message"), max_length=40)
    language = models.CharField(_("langue"), max_length=10, default="fr")
    subject = models.CharField(_("objet"), max_length=150)
    body = models.TextField(_("texte"))
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("texte de courrier")
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="wording_once")]

    def __str__(self):
        return self.kind

    @classmethod
    def of(cls, kind, language="fr"):
        """The wording in force for this kind: the team's, else the words of origin (not saved)."""
        found = cls.objects.filter(kind=kind, language=language).first()
        if found:
            return found
        origin = KINDS[kind]
        return cls(kind=kind, language=language, subject=str(origin.subject), body=str(origin.body))

    @transaction.atomic
    def edit(self, *, subject, body, by):
        """Put these words in force. Refuses a field in braces that this kind does not know."""
        unknown = {name for name in FIELD.findall(subject + body) if name not in KINDS[self.kind].fields}
        if unknown:
            raise ValidationError(
                _now("Ce champ n'existe pas dans ce message : %(names)s. Corrigez ou retirez-le.")
                % {"names": ", ".join("{%s}" % name for name in sorted(unknown))}
            )
        if not subject.strip() or not body.strip():
            raise ValidationError(_now("L'objet et le texte ne peuvent pas être vides."))
        wording, _created = Wording.objects.update_or_create(
            kind=self.kind, language=self.language, defaults={"subject": subject, "body": body}
        )
        record("wording.edited", wording, by=by, subject=subject, body=body)
        return wording

    @transaction.atomic
    def restore(self, *, by):
        """Back to the words of origin."""
        if self.pk:
            record("wording.restored", self, by=by, subject=self.subject, body=self.body)
            self.delete()

    def filled(self, facts: dict) -> tuple[str, str]:
        """Subject and body with each {field} replaced; a field without a fact becomes nothing."""

        def fill(text):
            return FIELD.sub(lambda match: str(facts.get(match.group(1), "")), text)

        subject = " ".join(fill(self.subject).split())
        return subject[:150], re.sub(r"\n{3,}", "\n\n", fill(self.body)).strip()
