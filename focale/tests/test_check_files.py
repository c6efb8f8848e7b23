"""`focale check` says how files are read and whether those that are kept answer."""

import contextlib
import io
from unittest import mock

from django.core.management import call_command
from django.test import TestCase, override_settings

from mediatools import sandbox


class CheckFilesTest(TestCase):
    def said(self):
        said = io.StringIO()
        with contextlib.suppress(SystemExit):  # something else is wrong in the folder of the tests
            call_command("installation", stdout=said)
        return said.getvalue()

    def test_what_cannot_be_closed_on_this_system_is_said(self):
        self.assertNotIn("fichiers", self.said())
        open_here = {"sentence": "Les fichiers reçus sont lus à part, mais…"}
        with mock.patch.object(sandbox, "protections", return_value=open_here):
            self.assertIn("À savoir\u00a0: les fichiers reçus sont lus à part, mais…", self.said())

    @override_settings(MEDIA_STORE="s3+http://cle:secret@127.0.0.1:9/media")
    def test_a_store_that_does_not_answer_is_said_without_its_secret(self):
        with mock.patch("mediatools.store.asking.PAUSE", 0):
            said = self.said()
        self.assertIn("À corriger\u00a0: les fichiers gardés ne répondent pas", said)
        self.assertNotIn("secret", said)

    @override_settings(SPEECH_MODEL="/nulle/part")
    def test_a_model_of_speech_that_cannot_be_used_is_said(self):
        said = self.said()
        self.assertIn("la parole ne peut pas être reconnue\u00a0: il n'y a pas de modèle dans /nulle", said)
