"""Promise 3: never a face, a voice, a name or a work without the yes of each who is asked."""

from datetime import timedelta

from django.utils import timezone

from focale.people.models import Guardianship, Person, Use
from focale.testing import years_ago
from focale.works import gate
from focale.works.models import Appearance, Borrowing, Permission, Piece
from focale.works.states import How

from .made import PieceTest


class GateTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.mother = self.samira.person
        self.piece = self.ready()

    def lacks(self, where=Use.WEB, on=None):
        return self.piece.may_be_published(where, on).sentences

    def everybody_permits(self, **terms):
        self.permit(self.piece, self.lina, self.mother, **terms)

    def test_with_every_yes_it_is_open(self):
        self.everybody_permits()
        self.assertTrue(self.piece.may_be_published(Use.WEB))

    def test_a_work_wants_the_child_s_own_word_and_a_parent_s(self):
        self.assertEqual(len(self.lacks()), 2)
        self.permit(self.piece, self.mother)
        self.assertEqual(
            self.lacks(), ["Lina Benali n'a pas encore dit oui pour montrer son œuvre (sur le site)."]
        )
        self.permit(self.piece, self.lina)
        self.assertEqual(self.lacks(), [])

    def test_a_yes_to_the_site_is_none_to_the_magazine(self):
        self.everybody_permits()
        self.assertEqual(len(self.lacks(Use.PRINT)), 2)

    def test_a_face_wants_each_parent_and_the_child(self):
        self.everybody_permits()
        Guardianship.objects.entrust(self.nour, to=self.odile.person, by=None)
        self.appear(self.piece, self.nour)
        self.agree(self.nour, self.nour, self.mother)
        self.assertEqual(
            self.lacks(), ["Odile Perrin n'a pas encore dit oui pour Nour (photo et film, sur le site)."]
        )
        self.agree(self.nour, self.odile.person)
        self.assertEqual(self.lacks(), [])

    def test_one_no_is_no(self):
        self.everybody_permits()
        self.appear(self.piece, self.nour)
        self.agree(self.nour, self.nour, agreed=False)
        self.agree(self.nour, self.mother)
        self.assertEqual(self.lacks(), ["Nour Benali a dit non (photo et film, sur le site)."])

    def test_a_voice_is_not_a_face_nor_a_name(self):
        self.everybody_permits()
        self.appear(self.piece, self.nour, How.HEARD)
        self.agree(self.nour, self.nour, self.mother, how=How.SEEN)
        self.assertEqual(len(self.lacks()), 2)
        self.agree(self.nour, self.nour, self.mother, how=How.HEARD)
        self.assertEqual(self.lacks(), [])

    def test_a_minor_of_whom_no_parent_is_known_is_not_shown(self):
        self.everybody_permits()
        alone = Person.objects.create(first_name="Sami", born_on=years_ago(9))
        self.appear(self.piece, alone)
        self.agree(alone, alone)
        self.assertEqual(self.lacks(), ["Aucun parent n'est noté pour Sami."])

    def test_a_grown_up_answers_alone(self):
        self.everybody_permits()
        self.appear(self.piece, self.odile.person)
        self.assertEqual(len(self.lacks()), 1)
        self.agree(self.odile.person, self.odile.person)
        self.assertEqual(self.lacks(), [])

    def test_withdrawing_closes_it_at_once(self):
        self.everybody_permits()
        self.appear(self.piece, self.nour)
        self.agree(self.nour, self.nour, self.mother)
        self.assertEqual(self.lacks(), [])
        self.nour.consents.in_force().get(given_by=self.mother, use=Use.WEB).withdraw(by=self.samira)
        self.assertEqual(len(self.lacks()), 1)

    def test_so_does_withdrawing_the_work(self):
        self.everybody_permits()
        Permission.objects.get(given_by=self.lina).withdraw(by=self.samira)
        self.assertEqual(len(self.lacks()), 1)

    def test_what_ends_on_a_day_is_closed_on_the_day_after(self):
        today = timezone.localdate()
        self.everybody_permits(until=today)
        self.assertEqual(self.lacks(on=today), [])
        self.assertEqual(len(self.lacks(on=today + timedelta(days=1))), 2)

    def test_a_child_grown_up_answers_alone_from_that_day(self):
        self.everybody_permits()
        self.appear(self.piece, self.nour)
        self.agree(self.nour, self.nour)
        grown = timezone.localdate() + timedelta(days=365 * 11)
        self.assertEqual(len(self.lacks()), 1)
        self.assertEqual(self.lacks(on=grown), [])

    def test_somebody_unknown_closes_it(self):
        self.everybody_permits()
        row = self.appear(self.piece, None)
        self.assertIn("pas reconnue", self.lacks()[0])
        self.piece.reopen(by=self.coralie)
        row.take_off(by=self.coralie)
        self.piece.propose(by=self.samira)
        self.piece.accept(by=self.coralie)
        self.assertEqual(self.lacks(), [])

    def test_who_is_forgotten_is_shown_no_more(self):
        self.everybody_permits()
        self.appear(self.piece, self.odile.person)
        self.agree(self.odile.person, self.odile.person)
        self.odile.person.erase(by=self.coralie)
        self.assertIn("demandé l'oubli", self.lacks()[0])

    def test_a_file_nobody_looked_at_closes_it(self):
        self.everybody_permits()
        self.piece.files.update(looked_at=None)
        self.assertEqual(self.lacks(), ["Personne n'a encore dit qui l'on voit ou entend sur « image.jpg »."])

    def test_an_image_without_words_closes_it(self):
        self.everybody_permits()
        self.piece.files.update(alt=" ")
        self.assertEqual(self.lacks(), ["Décrivez l'image « image.jpg » pour qui ne la voit pas."])

    def test_an_object_is_described_too_for_who_does_not_see_its_picture(self):
        piece = Piece.objects.begin("object3d", self.production, makers=[self.lina], by=self.coralie)
        file = self.put(piece, "fichier", family="mesh", name="boite.stl")
        asked = "Décrivez l'objet « boite.stl » pour qui ne le voit pas."
        self.assertIn(asked, piece.may_be_published(Use.WEB).sentences)
        file.describe(alt="Une boîte ronde et son couvercle", caption="", by=self.coralie)
        self.assertNotIn(asked, piece.may_be_published(Use.WEB).sentences)

    def test_what_is_borrowed_says_where_from_and_by_which_right(self):
        self.everybody_permits()
        facts = {"what": "Musique du générique", "source": "freesound", "licence": "CC0"}
        Borrowing.objects.bulk_create([Borrowing(piece=self.piece, **facts)])
        self.assertIn("Musique du générique", self.lacks()[0])
        Borrowing.objects.update(proof="adresse du 3 mars")
        self.assertEqual(self.lacks(), [])

    def test_before_the_team_accepts_it_is_closed(self):
        self.everybody_permits()
        self.piece.reopen(by=self.coralie)
        self.assertEqual(self.lacks(), ["L'équipe ne l'a pas encore acceptée."])

    def test_a_sound_wants_its_words(self):
        self.piece = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.coralie)
        self.piece.write({"title": "La rue"}, seen=0, by=self.coralie)
        self.put(self.piece, step="son", family="sound", name="rue.mp3").note_everybody(by=self.coralie)
        Borrowing.objects.none_in(self.piece, by=self.samira)
        self.piece.propose(by=self.samira)
        self.piece.accept(by=self.coralie)
        self.everybody_permits()
        self.assertEqual(self.lacks(), ["Écrivez ce qui est dit, pour qui n'entend pas."])
        self.piece.reopen(by=self.coralie)
        self.piece.refresh_from_db()
        self.piece.write({"transcript": "Des pas."}, seen=9, by=self.coralie)
        self.piece.propose(by=self.samira)
        self.piece.accept(by=self.coralie)
        self.assertEqual(self.lacks(), [])

    def test_a_file_still_to_be_looked_at_closes_it(self):
        self.everybody_permits()
        self.piece.files.get().original.__class__.objects.update(state="waiting")
        self.assertIn("n'est pas prêt", self.lacks()[0])

    def test_many_pieces_cost_no_more_queries_than_one(self):
        pieces = [self.ready(self.photograph(title=f"Image {n}")) for n in range(2)]
        for piece in pieces:
            self.appear(piece, self.nour)
        with self.assertNumQueries(8):
            known = gate.Gate(Piece.objects.all())
            self.assertFalse(any(known.verdict(piece, use) for piece in pieces for use in Use))
        self.assertEqual(Appearance.objects.count(), 2)
