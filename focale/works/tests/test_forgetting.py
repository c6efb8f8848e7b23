"""A name that others wrote into a piece, once the person is forgotten."""

from focale.works.models import Captions, Piece

from .made import PieceTest


class ForgettingTest(PieceTest):
    def written(self, words, makers=()):
        piece = Piece.objects.begin("text", self.production, makers=makers, by=self.coralie)
        piece.write({"title": "Le marché", "text": words}, seen=piece.number, by=self.coralie)
        return piece

    def remarks(self, piece):
        return [row.words for row in piece.remarks.all()]

    def test_the_team_is_told_which_pieces_say_the_name_and_the_remark_says_it_not(self):
        told = self.written(f"Nous avons suivi {self.lina.first_name.upper()}, {self.lina.last_name}.")
        own = self.written(f"{self.lina.first_name} filme la rue.", makers=[self.lina])
        other = self.written(f"Une autre {self.lina.first_name}, et un {self.lina.first_name}ot.")
        self.lina.erase(by=self.coralie)
        for piece in (told, own):
            (words,) = self.remarks(piece)
            self.assertIn("oubliée", words)
            self.assertNotIn("Lina", words)
        self.assertEqual(self.remarks(other), [])

    def test_part_of_a_word_is_no_name(self):
        piece = self.written("Les linaires sont en fleur.", makers=[self.lina])
        self.lina.erase(by=self.coralie)
        self.assertEqual(self.remarks(piece), [])

    def test_old_versions_lose_the_name(self):
        name = f"{self.lina.first_name} {self.lina.last_name}"
        piece = self.written(f'« {name} » raconte "tout".', makers=[self.lina])
        piece.write({"text": "Elle raconte."}, seen=piece.number, by=self.samira)
        self.assertIn(name, str([row.content for row in piece.versions.all()]))
        self.lina.erase(by=self.coralie)
        kept = str([row.content for row in piece.versions.all()])
        self.assertNotIn(self.lina.last_name or "Benali", kept)
        self.assertIn('« … » raconte "tout".', kept)

    def test_what_is_said_in_subtitles_counts_too(self):
        piece = self.photograph(makers=[self.lina])
        file = self.put(piece)
        Captions.objects.create(original=file.original, folded_words="bonjour lina")
        self.lina.erase(by=self.coralie)
        self.assertEqual(len(self.remarks(piece)), 1)

    def test_blocks_that_were_taken_out_and_the_text_they_were_made_from_lose_the_name(self):
        name = f"{self.lina.first_name} {self.lina.last_name}"
        block = {
            "id": 1,
            "mark": 1,
            "start": 0,
            "end": 1,
            "text": f"Voici {name}.",
            "speaker": "",
            "role": "",
        }
        file = self.put(self.photograph(makers=[self.lina]))
        row = Captions.objects.create(original=file.original, gone={"1": block}, draft=f"Moi, c'est {name}.")
        self.lina.erase(by=self.coralie)
        row.refresh_from_db()
        self.assertEqual((row.gone["1"]["text"], row.draft), ("Voici ….", "Moi, c'est …."))
