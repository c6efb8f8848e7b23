"""Several hands write on a piece: nothing is lost, and nobody writes who may not."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.works.models import Borrowing, Piece, PieceFile, Remark
from focale.works.states import State

from .made import PieceTest


class PieceWritingTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = self.photograph()

    def test_two_who_write_on_different_answers_both_keep_theirs(self):
        seen = self.piece.number
        self.assertEqual(self.piece.write({"words": "Un jour de marché."}, seen=seen, by=self.samira), {})
        self.assertEqual(self.piece.write({"where": "Alès"}, seen=seen, by=self.coralie), {})
        self.assertEqual(self.piece.content["words"], "Un jour de marché.")
        self.assertEqual(self.piece.content["where"], "Alès")

    def test_who_saves_over_another_is_told_and_the_other_s_words_stand(self):
        seen = self.piece.number
        self.piece.write({"title": "Le grand marché"}, seen=seen, by=self.samira)
        stood = self.piece.write({"title": "Marché", "words": "Ici."}, seen=seen, by=self.coralie)
        self.assertEqual(stood, {"title": "Le grand marché"})
        self.assertEqual(self.piece.title, "Le grand marché")
        self.assertEqual(self.piece.content["words"], "Ici.")

    def test_the_same_words_twice_are_no_quarrel(self):
        seen = self.piece.number
        self.piece.write({"title": "Marché"}, seen=seen, by=self.samira)
        self.assertEqual(self.piece.write({"title": "Marché"}, seen=seen, by=self.coralie), {})

    def test_before_another_hand_goes_on_the_piece_is_kept_as_it_was(self):
        self.piece.write({"title": "Autre"}, seen=self.piece.number, by=self.samira)
        self.assertEqual(self.piece.versions.get().content["title"], "Le marché")

    def test_the_same_hand_makes_a_version_after_a_while_only(self):
        self.piece.write({"words": "Un."}, seen=self.piece.number, by=self.coralie)
        self.assertFalse(self.piece.versions.exists())
        Piece.objects.update(written_at=timezone.now() - timedelta(minutes=11))
        self.piece.write({"words": "Deux."}, seen=self.piece.number, by=self.coralie)
        self.assertEqual(self.piece.versions.get().content["words"], "Un.")

    def test_restoring_brings_back_what_was_and_keeps_what_is(self):
        self.piece.write({"words": "Avant."}, seen=self.piece.number, by=self.samira)
        self.piece.restore(self.piece.versions.get(), by=self.samira)
        self.assertEqual(self.piece.title, "Le marché")
        self.assertEqual(self.piece.content.get("words"), "")
        self.assertEqual(self.piece.versions.first().content["words"], "Avant.")

    def test_a_stranger_does_not_write(self):
        for stranger in (self.odile, self.jeanne):
            with self.assertRaisesMessage(ValidationError, "pas écrire"):
                self.piece.write({"title": "Non"}, seen=99, by=stranger)

    def test_it_is_found_by_its_words_without_accents(self):
        self.piece.write({"words": "Des **épices** d'été"}, seen=self.piece.number, by=self.coralie)
        self.assertEqual(list(Piece.objects.found_by("EPICES ete")), [self.piece])
        self.assertFalse(Piece.objects.found_by("hiver").exists())

    def test_who_sees_the_production_sees_its_pieces(self):
        for account, sees in ((self.samira, True), (self.coralie, True), (self.odile, False)):
            self.assertEqual(Piece.objects.visible_to(account).exists(), sees, account)


class PieceBinTest(PieceTest):
    def test_after_thirty_days_the_clock_empties_the_bin_and_the_files_stay(self):
        piece = self.photograph()
        self.put(piece)
        piece.remove(by=self.samira)
        self.assertEqual(Piece.objects.empty_bin(), 0)
        Piece.objects.update(removed_at=timezone.now() - timedelta(days=31))
        self.assertEqual(Piece.objects.empty_bin(), 1)
        self.assertFalse(Piece.objects.exists())
        self.assertEqual(self.production.originals.count(), 1)


class PieceReviewTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = self.photograph()
        self.put(self.piece)
        Borrowing.objects.none_in(self.piece, by=self.samira)

    def test_an_unfinished_piece_says_which_question_is_left(self):
        PieceFile.objects.all().delete()
        with self.assertRaisesMessage(ValidationError, "Quelle image ?"):
            self.piece.propose(by=self.samira)

    def test_all_questions_that_are_left_are_said_at_once(self):
        piece = Piece.objects.begin("object3d", self.production, makers=[self.lina], by=self.coralie)
        with self.assertRaisesMessage(
            ValidationError, "Il reste 2 questions : Quel fichier ? Qu'est-ce que c'est ?"
        ):
            piece.propose(by=self.samira)

    def test_only_who_leads_accepts(self):
        self.piece.propose(by=self.samira)
        for other in (self.samira, self.karim, self.odile):
            with self.assertRaisesMessage(ValidationError, "Seule l'équipe"):
                self.piece.accept(by=other)
        self.piece.accept(by=self.coralie)
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.state, State.READY)

    def test_a_piece_goes_back_with_a_remark_and_comes_again(self):
        self.piece.propose(by=self.samira)
        with self.assertRaisesMessage(ValidationError, "une remarque"):
            self.piece.send_back(by=self.coralie)
        remark = Remark.objects.make(self.piece, "Le titre est trop long.", field="title", by=self.coralie)
        self.piece.send_back(by=self.coralie)
        self.piece.propose(by=self.samira)
        with self.assertRaisesMessage(ValidationError, "Une remarque attend"):
            self.piece.accept(by=self.coralie)
        remark.settle(by=self.samira)
        self.piece.accept(by=self.coralie)

    def test_what_is_ready_is_not_written_on_before_it_is_opened_again(self):
        self.piece.propose(by=self.samira)
        self.piece.accept(by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "est prête"):
            self.piece.write({"title": "Autre"}, seen=99, by=self.samira)
        self.piece.reopen(by=self.coralie)
        self.piece.write({"title": "Autre"}, seen=99, by=self.samira)

    def test_no_move_out_of_turn(self):
        with self.assertRaisesMessage(ValidationError, "en cours"):
            self.piece.accept(by=self.coralie)

    def test_an_archived_production_takes_no_word_more(self):
        self.production.archive(by=self.coralie)
        self.piece.refresh_from_db()
        with self.assertRaisesMessage(ValidationError, "archivée"):
            self.piece.write({"title": "Autre"}, seen=99, by=self.samira)


class PieceFileTest(PieceTest):
    def test_a_step_for_one_file_keeps_the_last(self):
        piece = self.photograph()
        self.put(piece, name="un.jpg")
        self.put(piece, name="deux.jpg")
        self.assertEqual([str(file.original) for file in piece.files.all()], ["deux.jpg"])

    def test_a_series_keeps_them_in_order_and_moves_them(self):
        piece = Piece.objects.begin("series", self.production, makers=[self.lina], by=self.coralie)
        for name in ("un.jpg", "deux.jpg", "trois.jpg"):
            self.put(piece, step="images", name=name)
        piece.files.last().step_towards(-1, by=self.samira)
        self.assertEqual(
            [str(row.original) for row in piece.files.all()], ["un.jpg", "trois.jpg", "deux.jpg"]
        )

    def test_a_file_taken_off_meanwhile_is_moved_by_nobody(self):
        piece = Piece.objects.begin("series", self.production, makers=[self.lina], by=self.coralie)
        self.put(piece, step="images", name="un.jpg")
        moved, gone = piece.files.get(), piece.files.get()
        gone.take_off(by=self.samira)
        moved.step_towards(1, by=self.samira)
        self.assertFalse(piece.files.exists())

    def test_a_file_of_another_kind_or_project_is_refused(self):
        piece = self.photograph()
        with self.assertRaisesMessage(ValidationError, "genre attendu"):
            self.put(piece, family="sound", name="a.mp3")
        elsewhere = self.original(name="ailleurs.jpg")
        facts = {"title": "Autre", "season": self.season}
        elsewhere.production = type(self.production).objects.begin(by=self.coralie, **facts)
        elsewhere.save()
        with self.assertRaisesMessage(ValidationError, "autre production"):
            PieceFile.objects.put(piece, "image", elsewhere, by=self.coralie)
