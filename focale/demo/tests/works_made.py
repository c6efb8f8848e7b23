"""What holds of all that is made in a demonstration, whichever place it is of."""

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.html import escape

from focale.people.models import Use
from focale.works.asking import wanted
from focale.works.easy import EasyForm, readers_of
from focale.works.gate import Gate
from focale.works.kinds import KINDS
from focale.works.models import (
    Captions,
    Collection,
    Original,
    Piece,
    PieceFile,
    PieceVersion,
    Portfolio,
    Production,
    ProofReading,
    Remark,
    Roll,
    Showing,
    Sitting,
    Take,
)
from focale.works.states import State

MENDED_BY_PEOPLE = {"people", "authors", "borrowings"}


class WorksMade:
    """For a class of tests that has built a place."""

    def test_a_piece_of_every_kind_stands_and_in_every_state(self):
        self.assertEqual(set(Piece.objects.values_list("kind", flat=True)), set(KINDS))
        self.assertEqual(set(Piece.objects.values_list("state", flat=True)), set(State.values))
        self.assertGreaterEqual(Production.objects.exclude(strand=None).count(), 1)

    def test_answers_are_those_its_forms_would_keep(self):
        for piece in Piece.objects.all():
            fields = {}
            for step in piece.making.steps:
                fields |= step.form().fields if step.form else {}
            fields |= EasyForm().fields
            self.assertLessEqual(set(piece.content), set(fields), piece)
            for name, value in piece.content.items():
                kept = fields[name].clean(value)
                kept = kept.isoformat() if hasattr(kept, "isoformat") else kept
                self.assertEqual(kept, value, (piece.title, name))

    def test_nothing_asked_is_lacking_once_a_piece_is_proposed(self):
        for piece in Piece.objects.exclude(state=State.DRAFT):
            self.assertEqual(piece.unanswered(), [], piece)

    def test_the_gate_opens_for_some_and_says_to_the_others_what_people_have_still_to_say(self):
        ready = Piece.objects.filter(state=State.READY)
        gate = Gate(ready)
        verdicts = {piece: gate.verdict(piece, Use.WEB) for piece in ready}
        shown = [piece for piece, verdict in verdicts.items() if verdict]
        self.assertGreaterEqual(len(shown), 4)
        self.assertGreaterEqual(len({piece.kind for piece in shown}), 4)
        self.assertGreaterEqual(len(verdicts) - len(shown), 3)
        lacks = [lack for verdict in verdicts.values() for lack in verdict.lacks]
        self.assertLessEqual({lack.step for lack in lacks}, MENDED_BY_PEOPLE, lacks)
        self.assertIn("authors", {lack.step for lack in lacks})
        self.assertIn("borrowings", {lack.step for lack in lacks})

    def test_every_file_was_taken_by_the_doors_and_counted(self):
        self.assertEqual(set(Original.objects.values_list("state", flat=True)), {"ready"})
        families = set(Original.objects.values_list("family", flat=True))
        self.assertEqual(families, {"picture", "sound", "film", "mesh"})
        for production in Production.objects.all():
            kept = production.originals.aggregate(sum=Sum("size"))["sum"]
            self.assertEqual(production.used_bytes, kept, production)
        self.assertFalse(PieceFile.objects.exclude(piece__state=State.DRAFT).filter(looked_at=None).exists())

    def test_the_team_has_said_what_is_to_correct_and_a_version_tells_what_was(self):
        waiting = Piece.objects.filter(state=State.TO_CORRECT)
        for piece in waiting:
            self.assertTrue(piece.remarks.filter(settled_at=None).exists(), piece)
        self.assertTrue(Remark.objects.exclude(x=None).exists())
        self.assertTrue(PieceVersion.objects.values("piece").annotate(many=Count("pk")).filter(many__gt=1))

    def test_nothing_was_made_before_its_production_nor_after_today(self):
        for piece in Piece.objects.select_related("production"):
            self.assertLessEqual(piece.production.made_at, piece.made_at, piece)
            self.assertLessEqual(piece.made_at, piece.written_at, piece)
            self.assertLessEqual(piece.written_at, self.built.now, piece)

    def test_the_mother_who_tries_it_makes_here_and_has_somebody_to_answer_for(self):
        mother = self.built.neighbours.parent
        self.assertTrue(Production.objects.made_for(mother).exists())
        self.assertTrue(Piece.objects.made_for(mother).exists())
        self.assertIn(mother.person, [one.adult for one in wanted(Piece.objects.all())])
        self.client.force_login(mother)
        for address in ("/mes-creations/", "/mes-accords/"):
            self.assertContains(self.client.get(address), self.built.neighbours.children[0].first_name)

    def test_the_lists_of_productions_and_of_pieces_count_the_same_as_their_pages(self):
        self.client.force_login(self.built.account("coordinator"))
        listed = self.client.get("/productions/").context["sheet"]
        self.assertEqual(listed.paginator.count, Production.objects.count())
        for production in listed:
            page = self.client.get(f"/productions/{production.pk}/")
            self.assertEqual(page.context["sheet"].paginator.count, production.files, production)
        count = Piece.objects.standing().count()
        self.assertContains(self.client.get("/creations/"), f"{count} création")

    def test_what_is_shown_is_allowed_but_for_one_that_was_taken_back(self):
        online = Showing.objects.standing().online().filter(portfolio=None)
        self.assertGreaterEqual(online.count(), 4)
        shown = Piece.objects.filter(showings__in=Showing.objects.standing().exclude(use=Use.WEB)).distinct()
        gate = Gate(Piece.objects.all())
        for showing in online:
            self.assertTrue(gate.verdict(showing.piece, Use.WEB), showing.piece)
            page = self.client.get(reverse("showing", args=[showing.key]))
            self.assertContains(page, escape(showing.piece.title))
        self.assertEqual([bool(gate.verdict(piece, Use.PRINT)) for piece in shown].count(False), 1)

    def test_subtitles_were_read_again_in_two_languages(self):
        self.assertEqual(set(Captions.objects.values_list("language", flat=True)), {"fr", "en"})
        for captions in Captions.objects.all():
            self.assertTrue(captions.is_checked, captions)
            self.assertEqual([remark for remark in captions.remarks() if remark.hard], [], captions)
            self.assertLessEqual(captions.blocks[-1]["end"], captions.original.facts["seconds"])

    def test_an_easy_text_was_read_by_others_than_its_makers(self):
        piece = ProofReading.objects.first().piece
        readings = list(piece.proof_readings.that_count())
        self.assertEqual(len(readings), 2)
        self.assertEqual(bool(readers_of(piece, readings)), all(row.said == "yes" for row in readings))

    def test_a_strip_lies_in_the_darkroom_a_sound_on_its_table_and_a_tablet_was_signed(self):
        self.assertTrue(Roll.objects.get(is_strips=True).scans.exists())
        self.assertTrue(Take.objects.get().arrangement.is_sound)
        self.assertEqual(Sitting.objects.get().answered, 1)
        self.assertFalse(Sitting.objects.open().exists())

    def test_collections_and_a_portfolio_stand(self):
        self.assertEqual(Collection.objects.count(), 2)
        for collection in Collection.objects.all():
            self.assertEqual(collection.cover, collection.rows.first().piece)
        mine = Portfolio.objects.get()
        self.assertEqual((mine.person, mine.openness), (self.built.neighbours.children[0], "link"))
        self.assertTrue(mine.showings.exists())
