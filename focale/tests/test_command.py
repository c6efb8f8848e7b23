from django.test import SimpleTestCase

from focale import command


class HelpTest(SimpleTestCase):
    def test_the_help_names_the_words_that_read_the_national_files(self):
        for word in ("import_districts", "import_addresses"):
            self.assertIn(word, command.HELP)
