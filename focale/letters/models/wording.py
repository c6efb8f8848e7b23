"""The text of a kind of message, as the team last edited it; the words of origin stand in `letters.words`."""

import re

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.ground.typography import french
from focale.letters.words import KINDS

KEPT_SECONDS = 60
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
        return cls.objects.filter(kind=kind, language=language).first() or cls.of_origin(kind, language)

    @classmethod
    def of_origin(cls, kind, language="fr"):
        """The words the program came with (not saved)."""
        subject, body = KINDS[kind].words(language)
        return cls(kind=kind, language=language, subject=subject, body=body)

    @classmethod
    def in_force(cls, kind, language="fr"):
        """As `of`, kept in memory for a minute: a thousand people may register in that time."""
        key = cls._kept_as(kind, language)
        words = cache.get(key)
        if words is None:
            wording = cls.of(kind, language)
            words = wording.subject, wording.body
            cache.set(key, words, KEPT_SECONDS)
        return cls(kind=kind, language=language, subject=words[0], body=words[1])

    @staticmethod
    def _kept_as(kind, language):
        return f"wording:{kind}:{language}"

    @property
    def is_of_origin(self) -> bool:
        return self.pk is None

    @transaction.atomic
    def edit(self, *, subject, body, by):
        """Put these words in force, with the spaces of their language. Refuses an unknown field in braces,
        and a text without the way to cancel."""
        subject = french(subject.strip(), self.language)
        body = french(body.strip().replace("\r\n", "\n"), self.language)
        unknown = {name for name in FIELD.findall(subject + body) if name not in KINDS[self.kind].fields}
        if unknown:
            raise ValidationError(
                _now("Ce champ n'existe pas dans ce message : %(names)s. Corrigez ou retirez-le.")
                % {"names": ", ".join(f"{{{name}}}" for name in sorted(unknown))}
            )
        if {"{", "}"} & set(FIELD.sub("", subject + body)):
            raise ValidationError(_now("Une accolade est restée seule. Un champ s'écrit ainsi : {prenom}."))
        if KINDS[self.kind].foot and "{lien}" not in body:
            raise ValidationError(
                _now("Gardez le champ {lien} dans le texte : il permet de voir et d'annuler en un clic.")
            )
        if not subject.strip() or not body.strip():
            raise ValidationError(_now("L'objet et le texte ne peuvent pas être vides."))
        wording, _created = Wording.objects.update_or_create(
            kind=self.kind, language=self.language, defaults={"subject": subject, "body": body}
        )
        record("wording.edited", wording, by=by, subject=subject, body=body)
        transaction.on_commit(lambda: cache.delete(self._kept_as(self.kind, self.language)))
        return wording

    @transaction.atomic
    def restore(self, *, by):
        """Back to the words of origin."""
        if self.pk:
            record("wording.restored", self, by=by, subject=self.subject, body=self.body)
            self.delete()
            transaction.on_commit(lambda: cache.delete(self._kept_as(self.kind, self.language)))

    def filled(self, facts: dict) -> tuple[str, str]:
        """Subject and body with each {field} replaced; a field without a fact becomes nothing."""

        def fill(text):
            return FIELD.sub(lambda match: str(facts.get(match.group(1), "")), text)

        subject = " ".join(fill(self.subject).split())
        return subject[:150], re.sub(r"\n{3,}", "\n\n", fill(self.body)).strip()
