"""French strings as they are printed, whatever spaces and apostrophes the source has."""

import tempfile
from pathlib import Path

import polib
from django.conf import settings
from django.test import SimpleTestCase, override_settings
from django.utils.translation import gettext
from django.utils.translation.reloader import translation_file_changed

from focale.ground.files import compile_catalogues
from focale.ground.printed import in_print, words_in_print


class PrintedTest(SimpleTestCase):
    def test_signs_hold_to_their_word_and_blanks_stay(self):
        self.assertEqual(
            words_in_print("%(who)s : l'inscription à « %(what)s » pour %(count)d %% ?"),
            "%(who)s\u00a0: l’inscription à «\u00a0%(what)s\u00a0» pour %(count)d\u00a0%%\u00a0?",
        )
        self.assertEqual(words_in_print("Bonjour {prenom} :\n{quand}"), "Bonjour {prenom}\u00a0:\n{quand}")

    def test_a_plural_has_both_its_forms(self):
        catalogue = polib.POFile()
        catalogue.append(
            polib.POEntry(msgid="Une ?", msgid_plural="%(n)d ?", msgstr_plural={0: "One?", 1: "%(n)d?"})
        )
        printed = in_print(catalogue)[0]
        self.assertEqual(printed.msgstr_plural, {0: "Une\u00a0?", 1: "%(n)d\u00a0?"})

    def test_what_was_read_before_the_catalogues_were_made_is_read_again(self):
        self.addCleanup(translation_file_changed, sender=None, file_path=Path("django.mo"))
        source = polib.pofile(str(settings.CODE / "locale/en/LC_MESSAGES/django.po"))
        words = next(
            one.msgid for one in source if not one.msgctxt and words_in_print(one.msgid) != one.msgid
        )
        self.assertEqual(gettext(words), words)
        with tempfile.TemporaryDirectory() as folder, override_settings(LOCALE_PATHS=[Path(folder)]):
            self.assertEqual(compile_catalogues(), 1)
            self.assertEqual(gettext(words), words_in_print(words))
            self.assertEqual(compile_catalogues(), 0)
