"""What the worker hears in a recording: blocks at the pauses, words laid into them, those of a model."""

import contextlib
import io
import math
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse

from focale.testing import FocaleTest
from focale.works.captioning import listening
from focale.works.models import Captions, Making
from mediatools import sandbox
from mediatools.refusing import Refused
from mediatools.subtitles import recognising

from .bringing import begin, bring, do_all_work

SPOKEN = [(1, 3), (5, 8)]


def voice(seconds=10, rate=16_000) -> bytes:
    """A WAV that sounds from 1 to 3 s and from 5 to 8 s."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        for place in range(seconds * rate):
            second = place / rate
            loud = 9000 if any(start <= second < end for start, end in SPOKEN) else 3
            value = loud * math.sin(place * 0.09) * (0.6 + 0.4 * math.sin(place / 900))
            file.writeframesraw(int(value).to_bytes(2, "little", signed=True))
    return written.getvalue()


class HeardTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.recording = bring(begin(self), voice(), "voix.wav", by=self.karim).original
        do_all_work()
        self.recording.refresh_from_db()
        self.captions = Captions.objects.begin(self.recording, "fr", by=self.karim)

    def ask(self, work="blocks", **words):
        Captions.objects.ask(self.captions, work, by=self.karim, **words)
        do_all_work()
        self.captions.refresh_from_db()
        return self.captions.blocks


class ListeningTest(HeardTest):
    def test_blocks_stand_where_somebody_speaks(self):
        found = self.ask()
        self.assertEqual(len(found), 2)
        for block, (start, end) in zip(found, SPOKEN, strict=True):
            self.assertAlmostEqual(block["start"], start, delta=0.3)
            self.assertAlmostEqual(block["end"], end, delta=0.5)
        self.assertEqual(Making.objects.get(work="blocks").progress, "done")

    def test_a_text_is_laid_into_them_and_called_a_guess(self):
        found = self.ask(draft="Bonjour. Nous voici tous au Focus.")
        self.assertEqual(" ".join(block["text"] for block in found), "Bonjour. Nous voici tous au Focus.")
        self.assertTrue(self.captions.is_guessed)

    def test_done_twice_it_changes_nothing(self):
        self.ask()
        before = self.captions.number
        self.ask()
        self.assertEqual(self.captions.number, before)

    def test_words_of_a_person_are_never_replaced(self):
        first, second = self.ask()
        self.captions.write(
            {first["id"]: first | {"text": "Bonjour."}}, seen=self.captions.number, by=self.karim
        )
        self.captions.rework(lambda blocks: blocks[:1], by=self.karim)
        found = self.ask()
        self.assertEqual([block["text"] for block in found], ["Bonjour.", ""])
        self.assertEqual(found[1]["start"], second["start"])

    def test_what_was_checked_is_left_alone(self):
        first, _second = self.ask()
        told = first | {"text": "Bonjour."}
        self.captions.write({first["id"]: told}, seen=self.captions.number, by=self.karim)
        self.captions.rework(lambda blocks: blocks[:1], by=self.karim)
        self.captions.vouch(by=self.karim)
        self.assertEqual(len(self.ask()), 1)
        self.assertTrue(self.captions.is_checked)

    def test_what_cannot_be_heard_is_said_with_a_sentence_and_asked_again_by_the_same_button(self):
        refusal = patch.object(listening, "proposed", side_effect=Refused("Ce son est abîmé."))
        with refusal, self.assertLogs("focale.works", "ERROR"):
            Captions.objects.ask(self.captions, "blocks", by=self.karim)
            for _try in range(3):
                with contextlib.suppress(Refused):
                    Making.objects.get(work="blocks").run()
        self.client.force_login(self.karim)
        page = self.client.get(reverse("captions-edit", args=[self.recording.pk, "fr"]))
        self.assertContains(page, "Ce son est abîmé.")
        self.assertContains(page, 'value="ecouter"')
        self.assertEqual(len(self.ask()), 2)


STAND_IN = """
from types import SimpleNamespace as Thing

class WhisperModel:
    def __init__(self, folder, **settings):
        assert settings["local_files_only"]
        open(folder + "/model.bin").close()

    def transcribe(self, source, language, **settings):
        open(source).close()
        said = ["Bonjour", "à", "tous.", "Bienvenue", "au", "Focus."]
        starts = [1, 2, 3, 5, 6, 7]
        words = [Thing(start=at, end=at + 0.9, word=" " + word) for at, word in zip(starts, said)]
        lost = Thing(start=8.5, end=9.5, text=" Merci.", words=None)
        return iter([Thing(end=8, words=words), lost]), Thing(duration=10.0)
"""


class SpeechTest(HeardTest):
    """`faster_whisper` is a stand-in here, laid beside its model where the child may read; all around it is
    real."""

    def setUp(self):
        super().setUp()
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.model = Path(folder.name) / "model"
        self.model.mkdir()
        (self.model / "model.bin").write_bytes(b"")

    def test_without_a_folder_there_is_no_button_and_no_work(self):
        self.client.force_login(self.karim)
        self.assertFalse(listening.may_recognise())
        for name in ("captions", "captions-edit"):
            words = [self.recording.pk, "fr"][: 1 if name == "captions" else 2]
            self.assertNotContains(self.client.get(reverse(name, args=words)), "Reconnaître la parole")
        with self.assertRaisesMessage(ValidationError, "pas installée"):
            Captions.objects.ask(self.captions, "speech", by=self.karim)

    def test_a_folder_without_a_model_or_without_the_library_gives_none(self):
        self.assertFalse(recognising.available(self.model.parent))
        with patch.object(recognising, "LIBRARY", "no_such_library"):
            self.assertFalse(recognising.available(self.model))
        with patch.object(recognising, "LIBRARY", "json"):
            self.assertTrue(recognising.available(self.model))

    def test_with_a_model_its_words_become_blocks_that_a_person_must_check(self):
        with stand_in(self.model), override_settings(SPEECH_MODEL=str(self.model)):
            self.client.force_login(self.karim)
            page = self.client.get(reverse("captions-edit", args=[self.recording.pk, "fr"]))
            self.assertContains(page, "Reconnaître la parole")
            found = self.ask("speech")
        self.assertEqual(
            [block["text"] for block in found], ["Bonjour à tous.", "Bienvenue au Focus.", "Merci."]
        )
        self.assertEqual(found[0]["start"], 1.0)
        self.assertTrue(self.captions.is_guessed)
        self.assertFalse(self.captions.is_checked)
        page = self.client.get(reverse("captions-edit", args=[self.recording.pk, "fr"]))
        self.assertContains(page, "L’ordinateur a proposé ces mots")


class stand_in:
    """A library of that name in this folder, for this process and for the child that hears."""

    def __init__(self, folder):
        self.folder = str(folder)

    def __enter__(self):
        (Path(self.folder) / "faster_whisper.py").write_text(STAND_IN)
        sys.path.insert(0, self.folder)
        self.root = patch("mediatools.sandbox.ROOT", f"{sandbox.ROOT}:{self.folder}")
        self.root.start()

    def __exit__(self, *_trouble):
        self.root.stop()
        sys.path.remove(self.folder)
        sys.modules.pop("faster_whisper", None)
