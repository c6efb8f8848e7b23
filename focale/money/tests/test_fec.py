"""The file for the tax office obeys the text that asks for it; what goes with it says how to read it."""

from datetime import timedelta

from focale.money.closing import close
from focale.money.fec import plainly
from focale.money.ledger import Journal, Movement, post
from focale.money.models import Entry, Issuer
from focale.money.tests.accountant import BookPagesTest
from focale.money.tests.fec_law import faults_of

SIREN = "732829320"


class TestFec(BookPagesTest):
    def setUp(self):
        super().setUp()
        Issuer(legal_name="Le Focus", siret="73282932000074").write(by=self.ada)
        self.year = self.open_year()
        self.write("512", "7541", 500, day=self.year.first_day)

    def file_of(self, year, ending=""):
        answer = self.client.get(f"/argent/exercices/{year.pk}/fec/{ending}")
        name = answer["Content-Disposition"].split('"')[1]
        return name, b"".join(answer.streaming_content)

    def assert_lawful(self, year):
        name, content = self.file_of(year)
        self.assertEqual(faults_of(name, content, siren=SIREN, closes=year.last_day), [])
        return content

    def seal(self):
        return Entry.objects.seal_new()

    def test_balances_carried_over_late_come_first_all_the_same(self):
        following = self.year.open_next(by=self.thomas)
        self.write("530", "706", 1200, day=following.first_day + timedelta(days=3))
        self.seal()
        close(self.year, by=self.thomas)
        self.seal()
        self.assert_lawful(self.year)
        lines = self.assert_lawful(following).decode("iso8859-15").splitlines()
        self.assertEqual(lines[1].split("\t")[:3], ["AN", "à-nouveaux", "2"])

    def test_letters_the_file_cannot_say_are_said_by_the_nearest_ones(self):
        moves = [Movement("512", 300), Movement("7541", -300)]
        label = "Don d’Ipek → « Şölen »\u2009; tapis – 20\u202f€ 🎉 œuvre"
        said = "Don d'Ipek -> « Sölen » ; tapis - 20 € ? œuvre"
        self.assertEqual(plainly(label), said)
        post(Journal.BANK, self.year.first_day, label, moves, by=self.thomas)
        self.seal()
        self.assertIn(said, self.assert_lawful(self.year).decode("iso8859-15"))

    def test_what_was_taken_back_and_what_waits(self):
        entry = self.write("6064", "512", 900, day=self.year.first_day)
        self.seal()
        self.write("6064", "512", 777, day=self.year.first_day)
        content = self.assert_lawful(self.year)
        self.assertIn(b"9,00", content)
        self.assertNotIn(b"7,77", content)
        self.assertIsNotNone(entry.pk)

    def test_the_description_names_every_column_and_journal(self):
        self.seal()
        name, content = self.file_of(self.year, "description/")
        self.assertEqual(name, f"{SIREN}FEC{self.year.last_day:%Y%m%d}-description.txt")
        told, head = content.decode("iso8859-15"), self.file_of(self.year)[1].split(b"\r\n")[0].decode()
        for column in head.split("\t"):
            self.assertIn(f". {column} (", told)
        for code in Journal.values:
            self.assertRegex(told, rf"(?m)^{code} : \w")
        self.assertIn("Écritures : 1 ; lignes : 2", told)
        self.assertIn("ISO 8859-15", told)

    def test_without_a_siret_one_is_led_to_where_it_is_written(self):
        Issuer.objects.all().delete()
        for ending in ("", "description/"):
            answer = self.client.get(f"/argent/exercices/{self.year.pk}/fec/{ending}")
            self.assertRedirects(answer, "/argent/papiers/association/")

    def test_the_reader_of_the_law_finds_what_is_wrong(self):
        self.seal()
        name, content = self.file_of(self.year)
        wrong = {
            "other.txt": content,
            name: content.replace(b"5,00", b"5.00"),
            f"{name[:-4]}": content.replace(b"Debit", b"D\xe9bit"),
        }
        for called, inside in wrong.items():
            self.assertTrue(faults_of(called, inside, siren=SIREN, closes=self.year.last_day))
        for was, becomes in ((b"\t1\t", b"\t2\t"), (b"\t512\t", b"\t51\t"), (b"5,00\t0,00", b"5,01\t0,00")):
            self.assertTrue(
                faults_of(name, content.replace(was, becomes), siren=SIREN, closes=self.year.last_day)
            )
