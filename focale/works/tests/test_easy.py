"""Easy-to-read texts: one more answer, read by named readers, marked only while they stand by its words."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.letters.models import Letter
from focale.people.models import Person
from focale.works.easy import is_behind, readers_of
from focale.works.models import ProofReading
from focale.works.tests.made import PieceTest

MARK = "Facile à lire et à comprendre</b>"
EASY = "Le marché est le samedi.\n\nOn y vend des fruits."


class EasyTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = self.photograph()
        self.say(EASY)
        self.reading = ProofReading.objects.ask(self.piece, self.odile.person, by=self.coralie)
        self.address = reverse("piece-easy", args=[self.piece.pk])

    def say(self, words):
        self.piece.write({"easy": words}, seen=99, by=self.coralie)

    def answer(self, reading, said="yes", **facts):
        self.piece.refresh_from_db()
        seen = self.client.get(reverse("proof-reading", args=[reading.pk])).context["seen"]
        return self.client.post(
            reverse("proof-reading", args=[reading.pk]), {"said": said, "seen": seen} | facts
        )

    def has_mark(self) -> bool:
        self.client.force_login(self.samira)
        return MARK in self.client.get(self.address).content.decode()

    def test_the_mark_comes_with_a_named_yes_and_goes_with_a_changed_word(self):
        self.assertFalse(self.has_mark())
        self.client.force_login(self.odile)
        self.answer(self.reading)
        self.assertTrue(self.has_mark())
        self.assertContains(self.client.get(self.address), self.odile.person.first_name)
        self.say(EASY + "\n\nVenez tôt.")
        self.assertFalse(self.has_mark())
        self.client.force_login(self.odile)
        self.assertContains(self.client.get(reverse("my-pieces")), reverse("my-proof-readings"))
        self.assertContains(self.client.get(reverse("my-proof-readings")), "à lire")
        self.answer(self.reading)
        self.assertTrue(self.has_mark())

    def test_it_is_back_when_the_words_that_were_read_are_back(self):
        self.client.force_login(self.odile)
        self.answer(self.reading)
        self.say("Autre chose.")
        self.say(EASY)
        self.assertTrue(self.has_mark())

    def test_another_answer_of_the_piece_leaves_the_mark_and_says_to_look_again(self):
        self.client.force_login(self.odile)
        self.answer(self.reading)
        self.piece.write({"title": "Le grand marché"}, seen=99, by=self.coralie)
        self.assertTrue(self.has_mark())
        self.assertTrue(is_behind(self.piece))
        self.assertContains(self.client.get(self.address), "a changé depuis ce texte")

    def test_who_is_named_by_nobody_gives_no_mark(self):
        self.client.force_login(self.odile)
        self.answer(self.reading)
        self.client.post(reverse("proof-reading-naming", args=[self.reading.pk]), {"named_as": "nobody"})
        self.assertFalse(self.has_mark())
        self.client.force_login(self.odile)
        told = {"named_as": "pen", "pen_name": "Odette"}
        self.client.post(reverse("proof-reading-naming", args=[self.reading.pk]), told)
        self.assertTrue(self.has_mark())
        self.assertContains(self.client.get(self.address), "Odette")

    def test_one_who_finds_it_hard_takes_the_mark_of_all(self):
        other = ProofReading.objects.ask(self.piece, self.karim.person, by=self.coralie)
        self.client.force_login(self.odile)
        self.answer(self.reading)
        self.client.force_login(self.karim)
        self.assertContains(self.answer(other, "hard"), "Dites ce qui est difficile", status_code=422)
        self.answer(other, "hard", words="« fruits » : lesquels ?")
        self.assertFalse(self.has_mark())
        self.assertContains(self.client.get(self.address), "lesquels")

    def test_a_yes_to_words_that_changed_meanwhile_is_refused(self):
        self.client.force_login(self.odile)
        old = self.client.get(reverse("proof-reading", args=[self.reading.pk])).context["seen"]
        self.say("Autre chose.")
        self.assertContains(self.answer(self.reading, seen=old), "Le texte vient de changer", status_code=422)
        self.assertFalse(self.has_mark())

    def test_the_makers_neither_read_their_own_text_nor_answer_for_its_readers(self):
        with self.assertRaisesMessage(ValidationError, "Quelqu'un d'autre la relit"):
            ProofReading.objects.ask(self.piece, self.lina, by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "Seule l'équipe"):
            ProofReading.objects.ask(self.piece, self.nour, by=self.samira)
        self.client.force_login(self.samira)
        for page in (
            reverse("proof-reading", args=[self.reading.pk]),
            reverse("proof-readings", args=[self.piece.pk]),
        ):
            self.assertEqual(self.client.get(page).status_code, 404)

    def test_the_team_reads_together_with_somebody_and_writes_down_the_answer(self):
        self.client.force_login(self.coralie)
        self.answer(self.reading)
        self.assertContains(
            self.client.get(reverse("proof-readings", args=[self.piece.pk])), "portent la marque"
        )

    def test_the_team_finds_a_reader_by_name_and_asks_once(self):
        self.client.force_login(self.coralie)
        page = reverse("proof-readings", args=[self.piece.pk])
        self.assertContains(self.client.get(f"{page}?q=karim"), "Demander")
        for _again in range(2):
            self.client.post(page, {"personne": self.karim.person.pk})
        self.assertEqual(self.piece.proof_readings.count(), 2)
        self.assertNotContains(self.client.get(f"{page}?q=lina"), f'value="{self.lina.pk}"')

    def test_who_is_asked_gets_one_letter_and_for_a_child_who_decides(self):
        ProofReading.objects.ask(self.piece, self.odile.person, by=self.coralie)
        ProofReading.objects.ask(self.piece, self.nour, by=self.coralie)
        letters = Letter.objects.filter(kind="proof_reading_asked").order_by("pk")
        self.assertEqual([letter.person for letter in letters], [self.odile.person, self.samira.person])
        self.assertIn(reverse("proof-reading", args=[self.reading.pk]), letters[0].body)
        self.assertIn("Nour", letters[1].body)

    def test_who_is_forgotten_vouches_no_more(self):
        self.client.force_login(self.odile)
        self.answer(self.reading)
        ProofReading.follow_erasure(self.odile.person, by=self.coralie)
        self.assertFalse(self.has_mark())

    def test_two_files_of_one_reader_are_one_reader_after_a_merge(self):
        twin = Person.objects.create(first_name="Odile", last_name="Perrin")
        other = ProofReading.objects.ask(self.piece, twin, by=self.coralie)
        self.client.force_login(self.coralie)
        self.answer(other)
        self.odile.person.absorb(twin, by=self.coralie)
        rows = list(self.piece.proof_readings.that_count())
        self.assertEqual([row.pk for row in rows], [self.reading.pk])
        self.assertEqual(readers_of(self.piece, rows), rows)

    def test_a_ready_piece_is_read_again_but_not_rewritten(self):
        piece = self.ready(self.piece)
        self.client.force_login(self.odile)
        self.answer(self.reading)
        self.assertTrue(self.has_mark())
        page = self.client.post(reverse("easy-writing", args=[piece.pk]), {"easy": "Non.", "seen": 99})
        self.assertEqual(page.status_code, 422)
        piece.refresh_from_db()
        self.assertEqual(piece.content["easy"], EASY)

    def test_it_saves_alone_and_finds_the_words_of_another_hand(self):
        self.client.force_login(self.samira)
        address, told = reverse("easy-writing", args=[self.piece.pk]), {"easy": "Le mien.", "seen": 0}
        clash = self.client.post(address, told, headers={"X-Saved-Alone": "1"})
        self.assertEqual((clash.status_code, clash.json()["stood"]), (409, {"easy": EASY}))
        self.assertContains(self.client.post(address, told), "en même temps", status_code=422)
        self.client.post(address, told | {"seen": 99})
        self.assertContains(self.client.get(self.address), "Le mien.")

    def test_the_library_finds_its_words_and_the_piece_shows_the_way(self):
        self.client.force_login(self.coralie)
        page = self.client.get(f"{reverse('pieces')}?mots=samedi")
        self.assertEqual(len(page.context["cells"]), 1)
        self.assertContains(self.client.get(reverse("piece", args=[self.piece.pk])), self.address)
