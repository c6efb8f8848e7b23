"""What is said in a recording, block by block, in one language: its subtitles, and the text they make.

Every block carries the number of the writing it comes from, as the answers of a piece do: who saves over a
block somebody else has changed meanwhile is told, and neither text is lost.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version, record
from focale.people.folding import fold
from focale.works.captioning import blocks as rule
from focale.works.captioning.closing import refuse_closed
from focale.works.captioning.languages import LANGUAGES
from focale.works.captioning.remarking import in_words
from mediatools.subtitles import charter
from mediatools.subtitles.transcript import transcript
from mediatools.subtitles.writing import formatted

from .captions_begun import CaptionsQuerySet
from .original import Original

MOST_GONE = 2000


class Captions(models.Model):
    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("langue"), max_length=8, default="fr")
    blocks = models.JSONField(default=list, blank=True)
    gone = models.JSONField(default=dict, blank=True, editable=False)
    last_block = models.PositiveIntegerField(default=0, editable=False)
    number = models.PositiveIntegerField(default=0, editable=False)
    draft = models.TextField(_("ce qui est dit"), blank=True, max_length=200_000)
    is_guessed = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    folded_words = models.TextField(editable=False, default="")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    last_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CaptionsQuerySet.as_manager()

    class Meta:
        verbose_name = _("sous-titres")
        ordering = ["made_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["original", "language"], name="captions_once")]

    def __str__(self):
        return f"{self.original} · {self.get_language_display()}"

    def get_language_display(self) -> str:
        return str(LANGUAGES.get(self.language, self.language))

    @property
    def is_told(self) -> bool:
        """Whether any block has words."""
        return any(block["text"] for block in self.blocks)

    @property
    def is_checked(self) -> bool:
        """Whether somebody read them against the recording, and nobody changed them since."""
        return self.checked_at is not None

    def remarks(self) -> list[charter.Remark]:
        """All that the French charter has to say of them."""
        return charter.remarks(rule.cues(self.blocks))

    def as_file(self, kind: str) -> str:
        """Their whole text as "vtt", "srt", "ass", or "txt" for what is read. Blocks without words are left
        out: a film to burn them in, a page to play them, a person to take them away."""
        told = rule.cues([block for block in self.blocks if block["text"]])
        return transcript(told) + "\n" if kind == "txt" else formatted(told, kind)

    def held(self):
        """As they are now, held until the transaction ends."""
        rows = Captions.objects.select_for_update(of=("self",)).select_related("original__production")
        return rows.get(pk=self.pk)

    @transaction.atomic
    def write(self, changes: dict, *, seen: int, by) -> dict:
        """Keep blocks, {id: what it says}. `seen`: the number the writer had before the eyes.

        Returns those somebody else changed meanwhile, {id: the block as it stands}; they are left as they
        stand. Words in a block that was taken away meanwhile come back as a block.
        """
        held = self.held()
        refuse_closed(held.original, by)
        standing = {block["id"]: block for block in held.blocks}
        stood, changed = {}, {}
        for key, told in changes.items():
            told, there = rule.sound(told), standing.get(key)
            if there is None:
                former = held.gone.get(str(key))
                if former and told["text"] and former["text"] != told["text"]:
                    changed[key] = told
            elif not rule.same(there, told):
                place = stood if there["mark"] > seen else changed
                place[key] = there if place is stood else told
        if changed:
            blocks = [changed.pop(key, None) or block for key, block in standing.items()]
            blocks = [told | {"id": key} for key, told in zip(standing, blocks, strict=True)]
            held._become([*blocks, *(told | {"id": key} for key, told in changed.items())], by=by)
        self.__dict__.update(held.__dict__)
        return stood

    @transaction.atomic
    def rework(self, gesture, *words, by, **more):
        """Do this gesture of `captioning.gestures` to the blocks; how they were stays a version."""
        held = self.held()
        refuse_closed(held.original, by)
        held.put(gesture(held.blocks, *words, **more), by=by)
        self.__dict__.update(held.__dict__)

    def put(self, blocks, *, by, is_guessed=None):
        """These blocks in place of the former, of captions that are held; how they were stays a version."""
        if self.blocks:
            self.versions.keep(self)
        if is_guessed is not None:
            self.is_guessed = is_guessed
        self._become(blocks, by=by)

    @transaction.atomic
    def restore(self, version, *, by):
        """As they were then; as they are now stays a version."""
        held = self.held()
        refuse_closed(held.original, by)
        held.put(version.blocks, by=by)
        record("captions.restored", held.original, by=by, number=version.number)
        self.__dict__.update(held.__dict__)

    def _become(self, told, *, by):
        if len(told) > rule.MOST:
            raise ValidationError(_now("%(most)d blocs au plus.") % {"most": rule.MOST})
        self.versions.keep_before(self, by=by)
        self.number += 1
        former = {block["id"]: block for block in self.blocks}
        self.blocks = rule.in_order([self._numbered(block, former) for block in told])
        gone = former.keys() - {block["id"] for block in self.blocks}
        self.gone |= {str(key): former[key] | {"gone": self.number} for key in gone}
        # PostgreSQL keeps an object in an order of its own.
        self.gone = dict(sorted(self.gone.items(), key=_when_gone)[-MOST_GONE:])
        self.folded_words = fold(rule.words(self.blocks))
        if self.checked_at:
            Version.bump("showings")
        self.checked_at = self.checked_by = None
        self.written_at, self.last_by = timezone.now(), by
        self.save()

    def _numbered(self, told, former):
        key = told.get("id")
        if key is None:
            self.last_block += 1
            key = self.last_block
        self.gone.pop(str(key), None)
        there = former.get(key)
        if there and rule.same(there, told):
            return there
        return {name: told[name] for name in rule.TOLD} | {"id": key, "mark": self.number}

    def were_written_since(self, seen, by) -> bool:
        """Whether anybody else wrote after this number; before another hand goes on a version is kept."""
        if self.number > seen and self.last_by_id != by.pk:
            return True
        return self.versions.filter(number__gt=seen).exclude(by=by).exists()

    @transaction.atomic
    def vouch(self, *, by, seen=None):
        """Somebody has read them against the recording: nothing empty, nothing nobody could read. `seen`: the
        number they had when one began to read; what somebody else wrote since was not read."""
        held = self.held()
        refuse_closed(held.original, by, even_ready=False)
        if seen is not None and held.were_written_since(seen, by):
            raise ValidationError(
                _now("Quelqu'un d'autre a changé ces sous-titres entre-temps. Relisez-les, puis dites-le.")
            )
        if not held.is_told:
            raise ValidationError(_now("Il n'y a pas encore de mots à vérifier."))
        grave = [remark for remark in held.remarks() if remark.hard]
        if grave:
            first = {"block": grave[0].cue + 1, "words": in_words(grave[0])}
            raise ValidationError(_now("À corriger d'abord, bloc %(block)d : %(words)s") % first)
        held.checked_at, held.checked_by, held.is_guessed = timezone.now(), by, False
        held.save(update_fields=["checked_at", "checked_by", "is_guessed"])
        Version.bump("showings")
        record("captions.checked", held.original, by=by, language=held.language)
        self.__dict__.update(held.__dict__)


def _when_gone(entry):
    key, block = entry
    return block.get("gone", 0), int(key)
