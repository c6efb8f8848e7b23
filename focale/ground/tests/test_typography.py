"""French spaces, figures and telephone numbers."""

from django.test import SimpleTestCase
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from focale.ground.typography import dialled, euros, french, number, percent, phone


class TestFrench(SimpleTestCase):
    def test_signs_get_their_space_whether_typed_or_not(self):
        self.assertEqual(french("Prêt? Oui !"), "Prêt\u00a0? Oui\u00a0!")
        self.assertEqual(french("Au menu: pain; sel"), "Au menu\u00a0: pain\u00a0; sel")
        self.assertEqual(french("Quoi ?!"), "Quoi\u00a0?!")

    def test_quotes_hold_their_words(self):
        self.assertEqual(french("Dire «oui» ici"), "Dire «\u00a0oui\u00a0» ici")
        self.assertEqual(french("Dire « oui »."), "Dire «\u00a0oui\u00a0».")

    def test_hours_and_addresses_are_left_alone(self):
        self.assertEqual(
            french("à 14:30 sur https://exemple.fr/a?b=c;d !"),
            "à 14:30 sur https://exemple.fr/a?b=c;d\u00a0!",
        )

    def test_units_stay_with_their_number(self):
        self.assertEqual(french("12 € ou 50 %"), "12\u00a0€ ou 50\u00a0%")
        self.assertEqual(french("14 h 30"), "14\u00a0h\u00a030")

    def test_apostrophes_are_curly_in_plain_text(self):
        self.assertEqual(french("l'image d'Alès"), "l’image d’Alès")

    def test_english_words_keep_their_own_spaces(self):
        with override("en"):
            self.assertEqual(french("Who? Lina: yes"), "Who? Lina: yes")
            self.assertEqual(french("Prêt ? « Oui »"), "Prêt\u00a0? «\u00a0Oui\u00a0»")
        self.assertEqual(french("Who is it?", "en"), "Who is it?")

    def test_a_second_pass_changes_nothing(self):
        once = french("Vraiment? «Oui» : 12 €!")
        self.assertEqual(french(once), once)

    def test_safe_html_stays_safe_and_whole(self):
        html = french(mark_safe('<a title="a ; b" href="/?q=1">Pain &amp; sel ?</a>'))
        self.assertIsInstance(html, SafeString)
        self.assertEqual(html, '<a title="a ; b" href="/?q=1">Pain &amp; sel\u00a0?</a>')

    def test_plain_text_is_not_declared_safe(self):
        self.assertNotIsInstance(french("<b> ?"), SafeString)

    def test_nothing_stays_nothing(self):
        self.assertEqual(french(None), "")


class TestNumbers(SimpleTestCase):
    def test_thousands_and_decimals(self):
        self.assertEqual(
            [number(n) for n in (0, 6208, 12.5, 1_000_000)],
            ["0", "6\u202f208", "12,5", "1\u202f000\u202f000"],
        )
        with override("en"):
            self.assertEqual(number(6208.5), "6,208.5")

    def test_shares(self):
        self.assertEqual(percent(0.576), "58\u00a0%")
        self.assertEqual(percent(7, 100), "7\u00a0%")
        self.assertEqual(percent(7, 0), "–")

    def test_sums_of_money(self):
        said = [euros(cents) for cents in (7200, 123_450, -5, 0)]
        self.assertEqual(said, ["72\u00a0€", "1\u202f234,50\u00a0€", "−0,05\u00a0€", "0\u00a0€"])
        with override("en"):
            self.assertEqual(euros(-123_450), "−€1,234.50")

    def test_telephones(self):
        self.assertEqual(phone("0612345678"), "06\u00a012\u00a034\u00a056\u00a078")
        self.assertEqual(phone("+41791234567"), "+41791234567")
        self.assertEqual(dialled("06 12 34 56 78"), "+33612345678")
