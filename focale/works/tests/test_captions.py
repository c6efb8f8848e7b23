"""What is said in a recording, block by block: two hands lose no word, and how it was can be had again."""

from unittest.mock import patch

from django.core.exceptions import ValidationError

from focale.works.captioning import gestures
from focale.works.models import Captions, PieceFile
from focale.works.models.piece import Piece

from .made import PieceTest

HELLO = {"start": 1.0, "end": 3.0, "text": "Bonjour à tous."}
WELCOME = {"start": 4.0, "end": 7.0, "text": "Bienvenue,\nc'est le Focus."}


class CaptionsTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.recording = self.original("sound", "voix.mp3")
        self.captions = Captions.objects.begin(self.recording, "fr", by=self.coralie)

    def lay(self, *cues):
        Captions.objects.replace(self.captions, list(cues), by=self.coralie)
        self.captions.refresh_from_db()
        return [block["id"] for block in self.captions.blocks]

    def texts(self):
        self.captions.refresh_from_db()
        return [block["text"] for block in self.captions.blocks]

    def put_in_a_piece(self):
        piece = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.coralie)
        PieceFile.objects.put(piece, "son", self.recording, by=self.coralie)
        return piece


class WritingTest(CaptionsTest):
    def setUp(self):
        super().setUp()
        self.put_in_a_piece()

    def test_two_who_write_different_blocks_both_keep_their_words(self):
        one, other = self.lay(HELLO, WELCOME)
        seen = self.captions.number
        self.captions.write({one: HELLO | {"text": "Bonjour."}}, seen=seen, by=self.coralie)
        page = {one: HELLO, other: WELCOME | {"text": "Bienvenue."}}
        stood = self.captions.write(page, seen=seen, by=self.samira)
        self.assertEqual([block["text"] for block in stood.values()], ["Bonjour."])
        self.assertEqual(self.texts(), ["Bonjour.", "Bienvenue."])

    def test_what_is_written_on_is_told_and_may_be_put_over_it(self):
        one, _other = self.lay(HELLO, WELCOME)
        seen = self.captions.number
        self.captions.write({one: HELLO | {"text": "Salut."}}, seen=seen, by=self.coralie)
        mine = {one: HELLO | {"text": "Bonsoir."}}
        stood = self.captions.write(mine, seen=seen, by=self.samira)
        self.assertEqual(stood[one]["text"], "Salut.")
        self.assertEqual(self.captions.write(mine, seen=self.captions.number, by=self.samira), {})
        self.assertEqual(self.texts()[0], "Bonsoir.")

    def test_words_written_in_a_block_that_was_taken_away_come_back(self):
        one, other = self.lay(HELLO, WELCOME)
        seen = self.captions.number
        self.captions.rework(gestures.remove, other, by=self.coralie)
        self.captions.write({one: HELLO, other: WELCOME}, seen=seen, by=self.samira)
        self.assertEqual(self.texts(), ["Bonjour à tous."])
        self.captions.write({other: WELCOME | {"text": "Soyez là !"}}, seen=seen, by=self.samira)
        self.assertEqual(self.texts(), ["Bonjour à tous.", "Soyez là !"])

    def test_of_many_taken_away_those_that_went_first_come_back_no_more(self):
        one, two, three = self.lay(HELLO, WELCOME, WELCOME | {"start": 8.0, "end": 9.0})
        for key in (two, one):
            self.captions.rework(gestures.remove, key, by=self.coralie)
        # As PostgreSQL gives it back, and SQLite does not.
        Captions.objects.update(gone=dict(sorted(self.captions.gone.items())))
        with patch("focale.works.models.captions.MOST_GONE", 2):
            self.captions.rework(gestures.remove, three, by=self.coralie)
        self.captions.refresh_from_db()
        self.assertEqual(set(self.captions.gone), {str(one), str(three)})
        self.captions.write({one: HELLO | {"text": "Salut."}}, seen=0, by=self.samira)
        self.assertEqual(self.texts(), ["Salut."])

    def test_blocks_stand_in_the_order_of_time(self):
        one, _other = self.lay(HELLO, WELCOME)
        late = HELLO | {"start": 9.0, "end": 10.0}
        self.captions.write({one: late}, seen=self.captions.number, by=self.coralie)
        self.assertEqual(self.texts()[-1], "Bonjour à tous.")

    def test_a_change_undoes_the_check(self):
        one, _other = self.lay(HELLO, WELCOME)
        self.captions.vouch(by=self.coralie)
        self.assertTrue(self.captions.is_checked)
        self.captions.write({one: HELLO}, seen=self.captions.number, by=self.coralie)
        self.assertTrue(self.captions.is_checked)
        self.captions.write({one: HELLO | {"text": "Salut."}}, seen=self.captions.number, by=self.coralie)
        self.assertFalse(self.captions.is_checked)

    def test_what_nobody_can_read_in_time_is_not_checked(self):
        self.lay(HELLO | {"end": 1.2})
        with self.assertRaisesMessage(ValidationError, "bloc 1 : Trop rapide"):
            self.captions.vouch(by=self.coralie)

    def test_an_empty_block_or_none_at_all_is_not_checked(self):
        with self.assertRaisesMessage(ValidationError, "pas encore de mots"):
            self.captions.vouch(by=self.coralie)
        self.lay(HELLO, WELCOME | {"text": ""})
        with self.assertRaisesMessage(ValidationError, "bloc 2 : Ce sous-titre est vide."):
            self.captions.vouch(by=self.coralie)

    def test_how_they_were_comes_back_and_how_they_are_is_kept(self):
        self.lay(HELLO, WELCOME)
        self.captions.rework(gestures.remove, self.captions.blocks[0]["id"], by=self.coralie)
        before = self.captions.versions.first()
        self.captions.restore(before, by=self.coralie)
        self.assertEqual(self.texts(), [HELLO["text"], WELCOME["text"]])
        self.assertEqual(self.captions.versions.count(), 2)

    def test_another_language_takes_the_times_without_the_words(self):
        self.lay(HELLO, WELCOME)
        english = Captions.objects.begin(self.recording, "en", by=self.coralie)
        self.assertEqual([(b["start"], b["text"]) for b in english.blocks], [(1.0, ""), (4.0, "")])
        self.assertEqual(Captions.objects.begin(self.recording, "en", by=self.coralie), english)


class WhoWritesTest(CaptionsTest):
    def refused(self, account):
        with self.assertRaises(ValidationError) as refusal:
            self.captions.write({}, seen=0, by=account)
        return refusal.exception.messages[0]

    def test_a_family_writes_where_the_recording_is_in_its_child_s_piece(self):
        self.assertIn("ne pouvez pas", self.refused(self.samira))
        self.put_in_a_piece()
        self.captions.write({}, seen=0, by=self.samira)

    def test_a_stranger_never_does(self):
        self.put_in_a_piece()
        self.assertIn("ne pouvez pas", self.refused(self.odile))

    def test_what_a_ready_piece_says_is_not_changed_but_can_still_be_checked(self):
        one, _other = self.lay(HELLO, WELCOME)
        Piece.objects.filter(pk=self.put_in_a_piece().pk).update(state="ready")
        self.assertIn("Rouvrez-la", self.refused(self.coralie))
        self.captions.vouch(by=self.coralie)
        self.assertTrue(self.captions.is_checked)

    def test_an_archived_production_is_left_as_it_is(self):
        self.production.archive(by=self.coralie)
        self.assertIn("archivée", self.refused(self.coralie))

    def test_only_a_sound_or_a_film_has_subtitles(self):
        with self.assertRaisesMessage(ValidationError, "un son ou un film"):
            Captions.objects.begin(self.original(), "fr", by=self.coralie)
