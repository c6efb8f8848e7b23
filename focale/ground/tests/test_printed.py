"""French strings as they are printed, whatever spaces and apostrophes the source has."""

import polib
from django.test import SimpleTestCase

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
