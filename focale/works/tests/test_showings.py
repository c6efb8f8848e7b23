"""A piece is shown where everybody agrees, and each place stays known: on the site, on paper, on a wall."""

from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from focale.ground.models import Event
from focale.letters.models import Letter
from focale.people.models import Guardianship, Use
from focale.testing import at
from focale.works.models import Involvement, Permission, Piece, Showing
from focale.works.models.involvement import Part
from focale.works.states import How
from focale.works.withdrawing import look_at_showings

from .shown import ShownTest


class OpeningTest(ShownTest):
    def test_a_place_is_opened_only_where_the_gate_says_yes_and_its_sentences_say_why_not(self):
        self.appear(self.piece, self.nour)
        with self.assertRaises(ValidationError) as refusal:
            self.show()
        self.assertIn("Nour", " ".join(refusal.exception.messages))
        self.assertFalse(Showing.objects.exists())

    def test_each_use_is_asked_for_itself(self):
        credit = self.piece.credits.get()
        credit.permissions.update(uses=[Use.WEB])
        self.show()
        with self.assertRaises(ValidationError):
            self.show(use=Use.PRINT, place="numéro 3")

    def test_the_gate_is_asked_for_the_day_it_begins(self):
        self.piece.credits.get().permissions.update(until=at(5).date())
        with self.assertRaises(ValidationError):
            self.show(use=Use.EXHIBITION, place="mur du hall", from_on=at(6).date())
        self.show(use=Use.EXHIBITION, place="mur du hall", from_on=at(4).date())

    def test_a_family_opens_no_place(self):
        with self.assertRaises(ValidationError):
            Showing.objects.open(self.piece, Use.WEB, by=self.samira)

    def test_a_piece_has_one_address_on_the_site(self):
        self.show().end(by=self.coralie)
        self.show()
        with self.assertRaises(ValidationError):
            self.show()

    def test_it_cannot_end_before_it_begins(self):
        with self.assertRaises(ValidationError):
            self.show(from_on=at(5).date(), until=at(4).date())

    def test_it_is_in_the_journal(self):
        showing = self.show(use=Use.PRINT, place="numéro 3", copies=200)
        event = Event.objects.about(showing).get()
        self.assertEqual((event.what, event.details["piece"]), ("showing.opened", self.piece.pk))


class WithdrawalTest(ShownTest):
    """What the clock finds; within a minute it asks three times."""

    def test_the_site_takes_off_what_is_on_it_and_paper_keeps_its_note_until_somebody_acts(self):
        online, wall = self.show(), self.show(use=Use.EXHIBITION, place="mur du hall")
        self.withdraw()
        self.assertEqual(look_at_showings(), 2)
        for row in (online, wall):
            row.refresh_from_db()
            self.assertIsNotNone(row.lacking_since)
        self.assertEqual([*Showing.objects.to_settle()], [wall])
        with self.assertRaises(ValidationError):
            wall.settle("retirée", by=self.samira)
        wall.settle("retirée du mur", by=self.coralie)
        self.assertFalse(Showing.objects.to_settle().exists())
        self.assertEqual(wall.settled_words, "retirée du mur")

    def test_the_team_is_told_once_what_and_never_who(self):
        self.show(use=Use.EXHIBITION, place="mur du hall")
        self.withdraw()
        look_at_showings()
        look_at_showings()
        letters = Letter.objects.filter(kind="showings_lacking")
        self.assertEqual(letters.filter(person=self.coralie.person).count(), 1)
        body = letters.first().body
        self.assertIn("mur du hall : À retirer du mur.", body)
        self.assertNotIn("Lina", body)
        self.assertNotIn("Samira", body)

    def test_who_leads_a_production_is_told_of_its_pieces_alone(self):
        self.show(use=Use.EXHIBITION, place="mur du hall")
        self.show(use=Use.PRINT, place="journal")
        self.withdraw()
        self.production.involvements.filter(person=self.karim.person).delete()
        self.production.occurrences.clear()
        look_at_showings()
        letters = Letter.objects.filter(kind="showings_lacking", person=self.karim.person)
        self.assertFalse(letters.exists())
        Showing.objects.update(lacking_since=None)
        Involvement.objects.involve(self.production, self.karim.person, part=Part.LEADER, by=self.coralie)
        look_at_showings()
        self.assertIn("mur du hall", letters.get().body)
        self.assertIn("journal", letters.get().body)

    def test_every_way_a_yes_ends_is_found(self):
        self.appear_with_agreement()
        ways = {
            "a consent withdrawn": lambda: self.yes.withdraw(by=self.coralie),
            "one that came to its end": lambda: self.lina.consents.update(until=at(-1).date()),
            "another guardian": lambda: self.guardian_more(),
            "a person erased": lambda: self.erased(),
            "the piece taken back by the team": lambda: self.piece.reopen(by=self.coralie),
        }
        for way, act in ways.items():
            with self.subTest(way):
                self.assertEqual(look_at_showings(), 0)
                self.in_a_world_apart(act)

    def appear_with_agreement(self):
        self.appear(self.piece, self.lina)
        self.agree(self.lina, self.lina, self.samira.person)
        self.yes = self.lina.consents.get(given_by=self.samira.person)
        self.showing = self.show()

    def in_a_world_apart(self, act):

        with transaction.atomic():
            act()
            self.assertEqual(look_at_showings(), 1)
            transaction.set_rollback(True)

    def guardian_more(self):

        Guardianship.objects.entrust(self.lina, to=self.odile.person, by=self.coralie)

    def erased(self):
        self.lina.erased_at = timezone.now()
        self.lina.save(update_fields=["erased_at"])

    def test_on_the_site_it_comes_back_by_a_hand_on_a_wall_by_itself(self):
        online, wall = self.show(), self.show(use=Use.EXHIBITION, place="mur du hall")
        self.withdraw()
        look_at_showings()
        with self.assertRaises(ValidationError):
            online.put_back(by=self.coralie)
        self.permit(self.piece, self.samira.person, uses=self.USES)
        look_at_showings()
        wall.refresh_from_db()
        online.refresh_from_db()
        self.assertIsNone(wall.lacking_since)
        self.assertIsNotNone(online.lacking_since)
        online.put_back(by=self.coralie)
        self.assertIsNone(online.lacking_since)

    def test_what_was_to_end_ends(self):
        wall = self.show(use=Use.EXHIBITION, place="mur du hall", until=timezone.localdate())
        look_at_showings()
        wall.refresh_from_db()
        self.assertIsNone(wall.ended_at)
        Showing.objects.update(from_on=at(-9).date(), until=at(-1).date())
        look_at_showings()
        wall.refresh_from_db()
        self.assertIsNotNone(wall.ended_at)

    def test_a_heard_voice_is_asked_for_as_a_voice(self):
        self.appear(self.piece, self.lina, how=How.HEARD)
        self.agree(self.lina, self.lina, self.samira.person)
        with self.assertRaises(ValidationError):
            self.show()
        self.agree(self.lina, self.lina, self.samira.person, how=How.HEARD)
        self.show()

    def test_many_are_asked_in_few_questions_and_each_of_them_in_turn(self):
        for _each in range(5):
            piece = self.ready(self.photograph())
            self.permit(piece, self.lina, self.samira.person)
            self.show(piece)
        look_at_showings()
        with self.assertNumQueries(12):
            look_at_showings()
        Permission.objects.update(ended_at=timezone.now())
        with patch.multiple("focale.works.withdrawing", AT_REST=2, TICKS=9):
            self.assertEqual([look_at_showings() for _call in range(3)], [2, 2, 1])

    def test_after_an_answer_the_round_begins_anew_and_in_a_hurry(self):
        self.show()
        for _each in range(4):
            piece = self.ready(self.photograph())
            self.permit(piece, self.lina, self.samira.person)
            self.show(piece)
        look_at_showings()
        with patch.multiple("focale.works.withdrawing", AT_REST=1, TICKS=9):
            look_at_showings()
            self.withdraw()
            self.assertEqual(look_at_showings(), 1)


class BinTest(ShownTest):
    def test_what_still_hangs_somewhere_is_not_erased_from_the_bin(self):
        wall = self.show(use=Use.EXHIBITION, place="mur du hall")
        self.piece.remove(by=self.coralie)
        Piece.objects.update(removed_at=at(-31))
        self.assertEqual(Piece.objects.empty_bin(), 0)
        wall.end(by=self.coralie)
        self.assertEqual(Piece.objects.empty_bin(), 1)
