"""Subtitles begun, and filled by the worker: blocks at the pauses, or words it heard."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from focale.ground.models import record
from focale.works.captioning import blocks as rule
from focale.works.captioning import listening
from focale.works.captioning.closing import refuse_closed
from focale.works.captioning.languages import LANGUAGES

from .original import Family, Original, State

HEARD = (Family.SOUND, Family.FILM)


class CaptionsQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the recordings this account sees."""
        return self.filter(original__in=Original.objects.visible_to(account).kept())

    def searched(self, words: str):
        """Those that say each of these folded words."""
        found = self
        for word in words.split():
            found = found.filter(folded_words__contains=word)
        return found

    @transaction.atomic
    def begin(self, original, language, *, by):
        """The subtitles of this recording in this language; those there are, where they were begun before.
        Another language than the first takes the times of the first, to be filled."""
        refuse_closed(original, by)
        if original.state != State.READY or original.family not in HEARD:
            raise ValidationError(_("On ne sous-titre qu'un son ou un film déjà examiné."))
        if language not in LANGUAGES:
            raise ValidationError(_("Cette langue n'est pas dans la liste."))
        captions, is_new = self.get_or_create(original=original, language=language)
        if is_new:
            record("captions.begun", original, by=by, language=language)
            first = self.filter(original=original).exclude(pk=captions.pk).first()
            if first and first.blocks:
                captions.put([block | {"text": "", "id": None} for block in first.blocks], by=by)
        return captions

    @transaction.atomic
    def replace(self, captions, cues: list, *, by, is_guessed=False):
        """These cues (as dicts of the tools) in place of all blocks; how they were stays a version."""
        held = captions.held()
        refuse_closed(held.original, by)
        held.put([rule.sound(cue) for cue in cues], by=by, is_guessed=is_guessed)
        record("captions.replaced", held.original, by=by, blocks=len(cues))

    @transaction.atomic
    def ask(self, captions, work, *, draft="", by):
        """Have the worker fill them: "blocks" at the pauses, with the words of `draft` when it is given, or
        "speech" where a model is set."""
        held = captions.held()
        refuse_closed(held.original, by)
        if work == "speech" and not listening.may_recognise():
            raise ValidationError(_("La reconnaissance de la parole n'est pas installée ici."))
        held.draft = draft
        held.save(update_fields=["draft"])
        record("captions.asked", held.original, by=by, work=work)
        return held.original.makings.renew(held.original, work)

    def propose(self, original, tell):
        """The worker: blocks where somebody speaks, as the first subtitles of the recording want them."""
        self._fill(original, lambda row: listening.proposed(original, row.draft, tell))

    def recognise(self, original, tell):
        """The worker: what the model of this place hears; a person must check it."""
        model = settings.SPEECH_MODEL
        self._fill(original, lambda row: listening.recognised(original, model, row.language, tell))

    def _fill(self, original, listen):
        """Where no word stands yet all is laid anew, else only what lies on no block: no word is lost."""
        row = self.filter(original=original).first()
        if row is None or row.is_checked:
            return
        found = [rule.sound(cue) for cue in listen(row)][: rule.MOST]
        with transaction.atomic():
            held = row.held()
            if held.is_checked or rule.all_same(found, held.blocks):
                return
            wanted = rule.apart(found, held.blocks) if held.is_told else found
            if wanted:
                kept = held.blocks if held.is_told else []
                is_guessed = held.is_guessed or any(block["text"] for block in wanted)
                held.put([*kept, *wanted], by=None, is_guessed=is_guessed)
