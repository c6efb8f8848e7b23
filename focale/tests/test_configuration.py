"""Settings are read from the environment, refused in plain words, and all documented."""

from pathlib import Path

from django.test import SimpleTestCase

from focale import configuration

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/configuration.md"


class TestConfiguration(SimpleTestCase):
    def test_nothing_set_is_fine(self):
        self.assertEqual(configuration.problems({}), [])

    def test_every_example_can_be_read(self):
        self.assertEqual(configuration.problems({v.name: v.example for v in configuration.VARIABLES}), [])

    def test_a_wrong_setting_is_named_with_an_example(self):
        for name, wrong in [
            ("PORT", "http"),
            ("PORT", "70000"),
            ("DATABASE_URL", "mysql://localhost/focale"),
            ("EMAIL_URL", "smtp.example.org"),
            ("FOCALE_ADDRESS", "focus.example.org"),
            ("FOCALE_ADDRESS", "https://focus.example.org/site"),
            ("FOCALE_FROM", "Le Focus"),
            ("FOCALE_TRUSTED_PROXIES", "-1"),
            ("FOCALE_DEMO", "paris"),
            ("FOCALE_SPEECH_MODEL", "modeles/whisper"),
            ("FOCALE_HELLOASSO_ADDRESS", "http://api.helloasso.com"),
        ]:
            with self.subTest(name=name, wrong=wrong):
                [sentence] = configuration.problems({name: wrong})
                self.assertTrue(sentence.startswith(name))
                self.assertIn(configuration.BY_NAME[name].example, sentence)

    def test_helloasso_is_set_whole_or_not_at_all(self):
        sentences = configuration.problems({"FOCALE_HELLOASSO_SLUG": "asso"})
        self.assertEqual(len(sentences), 2)
        self.assertIn("FOCALE_HELLOASSO_CLIENT", sentences[0])
        [sentence] = configuration.problems({"FOCALE_HELLOASSO_SLUG": "../asso"} | {
            f"FOCALE_HELLOASSO_{word}": "x" for word in ("CLIENT", "SECRET")
        })  # fmt: skip
        self.assertIn("nom court", sentence)

    def test_a_misspelt_setting_is_named_with_the_right_one(self):
        [sentence] = configuration.problems({"FOCALE_ADRESS": "https://focus.example.org"})
        self.assertIn("FOCALE_ADDRESS", sentence)

    def test_a_postgresql_address_becomes_a_database(self):
        found = configuration.database("postgresql://foc%40le:s%3Acret@db:5433/place?sslmode=require")
        self.assertEqual(
            (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]),
            ("foc@le", "s:cret", "db", "5433", "place"),
        )
        self.assertEqual(found["OPTIONS"], {"sslmode": "require"})

    def test_a_postgresql_socket_becomes_a_database(self):
        found = configuration.database("postgresql://postgres:@/postgres?host=/run/pg")
        self.assertEqual((found["HOST"], found["NAME"], found["OPTIONS"]), ("/run/pg", "postgres", {}))

    def test_mail_is_encrypted_as_the_address_says(self):
        self.assertTrue(configuration.mail("smtps://smtp.example.org")["EMAIL_USE_SSL"])
        self.assertTrue(configuration.mail("smtp://smtp.example.org:587")["EMAIL_USE_TLS"])
        self.assertFalse(configuration.mail("smtp://localhost")["EMAIL_USE_TLS"])

    def test_the_document_holds_the_same_table(self):
        self.assertIn(configuration.table(), DOCUMENT.read_text())
