from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from focale.association.models import Import, Membership, MembershipType
from focale.ground.exporting import exported
from focale.ground.worker import run_waiting
from focale.people.models import Person
from focale.testing import FocaleTest

HEAD = ["Nom", "Prénom", "Né le", "Mél"]


class ImportPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kind = MembershipType.objects.create(name="Individuelle", cents=1500)

    def as_(self, account):
        client = Client()
        client.force_login(account)
        return client

    def send(self, content, name="liste.csv", account=None):
        content = content.encode() if isinstance(content, str) else content
        file = SimpleUploadedFile(name, content)
        return self.as_(account or self.coralie).post("/adherents/reprises/", {"file": file})

    def test_an_unknown_table_is_mapped_column_by_column_then_looked_at_taken_up_and_undone(self):
        page = self.as_(self.coralie)
        form = exported("xlsx", "x", [("Liste", ["A", "B", "C"], [["Exemple", "Nadia", "n@example.org"]])])
        address = self.send(b"".join(form.streaming_content), "membres.xlsx").url
        self.assertContains(page.get(address), "pas reconnu")
        refused = page.post(address, {"c0": "last_name", "c1": "", "c2": ""})
        self.assertContains(refused, "quelle colonne est le prénom", status_code=422)
        twice = page.post(address, {"c0": "first_name", "c1": "first_name", "c2": ""})
        self.assertContains(twice, "Deux colonnes", status_code=422)
        typed = {"c0": "last_name", "c1": "first_name", "c2": "email", "kind": self.kind.pk}
        shown = page.post(address, typed).url
        self.assertContains(page.get(shown), "Nadia Exemple")
        self.assertFalse(Person.objects.filter(first_name="Nadia").exists())
        page.post(f"{shown}confirmation/")
        self.assertContains(page.get(shown), "en train d’être reprise")
        run_waiting()
        self.assertContains(page.get(shown), "La liste est reprise")
        self.assertEqual(Membership.objects.get().member.person.email, "n@example.org")
        page.post(f"{shown}annulation/")
        run_waiting()
        self.assertContains(page.get(shown), "La reprise est annulée")
        self.assertFalse(Membership.objects.exists())

    def test_a_column_of_types_brings_its_question(self):
        page = self.as_(self.coralie)
        address = self.send("Nom;Prénom;Sorte\nExemple;Nadia;Soutien\n").url
        typed = {"c0": "last_name", "c1": "first_name", "c2": "kind"}
        self.assertEqual(page.post(address, typed).url, address)
        self.assertContains(page.get(address), "À quelle formule correspond")
        shown = page.post(address, typed | {"k0": self.kind.pk}).url
        self.assertContains(page.get(shown), "1</b> adhésion ajoutée")

    def test_what_is_no_list_gets_a_sentence_and_keeps_nothing(self):
        book = Workbook()
        for words, content in {
            "vide": b"",
            "ligne": b"nom;prenom\n",
            "lisible": b"\x89PNG\r\n\x1a\n\x00\x00",
            "5 Mo": b"nom;prenom\n" + b"a;b\n" * 1_500_000,
            "colonne": b"nom\nExemple\n",
            "cases": b"nom;prenom\na;b;c\n",
            "guillemet": b'nom;prenom\n"a;b\n',
            "ne se lit pas": b"PK\x03\x04 etc.",
        }.items():
            self.assertContains(self.send(content), words, status_code=422)
        self.assertEqual((Import.objects.count(), book.active.max_row), (0, 1))

    def test_what_a_line_says_wrongly_is_said_and_what_hurts_is_shown_as_text(self):
        text = (
            "Nom;Prénom;Date de naissance;Mail;Téléphone\n=cmd|'/c calc'!A1;Ana;;;\n"
            "Exemple;<b>Zoé</b>;;pas;12\n"
            "Exemple;;;;\nExemple;Ida;12/03/2112;;\nExemple;Ivo;hier;;\nExemple;42;;;\n"
        )
        page, address = self.as_(self.coralie), self.send(text).url
        shown = page.post(address, dict(enumerated(Import.objects.get()))).url
        answer = page.get(shown)
        for words in (
            "=cmd|",
            "&lt;b&gt;Zoé",
            "mal écrit",
            "pas complet",
            "prénom manque",
            "2112",
            "hier",
            "42",
        ):
            self.assertContains(answer, words)
        self.assertNotContains(answer, "<b>Zoé")
        refused = page.get(f"{shown}?quoi=refusees&format=csv")
        lines = b"".join(refused.streaming_content).decode("utf-8-sig").splitlines()
        self.assertEqual(len(lines), 6)
        self.assertIn("'=cmd|", lines[1])
        self.assertIn("hier", lines[4])

    def test_old_alphabets_and_separators_are_read(self):
        text = "Nom\tPrénom\tVille\nLefèvre\tZoé\tAlès\n"
        for encoding in ("cp1252", "utf-16", "utf-8-sig", "latin-1"):
            self.assertEqual(self.send(text.encode(encoding)).status_code, 302, encoding)
            self.assertIn("Prénom", Import.objects.first().head)

    def test_only_who_keeps_members_and_writes_persons_takes_up_lists(self):
        address = self.send("Nom;Prénom\nExemple;Nadia\n").url
        for account in (self.karim, self.thomas, self.jeanne, self.samira):
            self.assertEqual(self.as_(account).get(address).status_code, 403, account)
            self.assertEqual(self.send("a;b\n1;2\n", account=account).status_code, 403, account)

    def test_given_up_it_leaves_nothing_behind(self):
        self.send("Nom;Prénom\nExemple;Nadia\n")
        kept = Import.objects.get()
        file, storage = kept.file.name, kept.file.storage
        with self.captureOnCommitCallbacks(execute=True):
            self.as_(self.coralie).post(f"/adherents/reprises/{kept.pk}/abandon/")
        self.assertFalse(Import.objects.exists() or storage.exists(file))


def enumerated(imported):
    """The columns as they were recognised, as a browser sends them back."""
    return ((f"c{number}", fact) for number, fact in enumerate(imported.chosen["columns"]))
