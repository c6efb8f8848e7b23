"""The library: found by words, person, place, day, colours; as a grid, a list, a sheet to print, a file."""

from datetime import date

from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Appearance, Borrowing, Captions, Piece
from focale.works.tests.made import PieceTest


class LibraryTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.market = self.photograph(title="Le marché", where="Place Séverine", day="2024-05-03")
        self.other = Piece.objects.begin("text", self.production, makers=[self.nour], by=self.coralie)
        self.other.write({"title": "Écrire la nuit", "text": "La lune."}, seen=0, by=self.coralie)
        self.client.force_login(self.coralie)

    def found(self, query) -> list:
        page = self.client.get(f"{reverse('pieces')}?{query}")
        return [cell.piece.title for cell in page.context["cells"]]

    def test_the_words_of_the_subtitles_find_the_piece(self):
        file = self.put(self.market)
        Captions.objects.create(original=file.original, folded_words="un arrosoir vert")
        self.assertEqual(self.found("mots=arrosoir+vert"), ["Le marché"])
        self.assertEqual(self.found("mots=arrosoir+lune"), [])

    def test_words_that_were_chosen_find_the_piece_as_they_are_read(self):
        piece = Piece.objects.begin("recipe", self.production, makers=[self.lina], by=self.coralie)
        piece.write({"title": "Mafé", "allergens": ["peanuts"]}, seen=0, by=self.coralie)
        self.assertEqual(self.found("mots=arachides"), ["Mafé"])
        self.assertEqual(self.found("mots=peanuts"), [])

    def test_a_person_is_found_by_what_they_made_and_by_what_they_are_on(self):
        Appearance.objects.note(self.other, "named", person=self.lina, by=self.coralie)
        self.assertEqual(set(self.found("personne=lina")), {"Le marché", "Écrire la nuit"})
        self.assertEqual(self.found("personne=nour"), ["Écrire la nuit"])

    def test_who_may_not_see_people_cannot_look_for_one(self):
        self.production.involvements.create(person=self.karim.person, part="leader")
        self.client.force_login(self.karim)
        page = self.client.get(f"{reverse('pieces')}?personne=nour")
        self.assertEqual(len(page.context["cells"]), 2)
        self.assertNotContains(page, "Faite par, ou dessus")

    def test_the_place_is_what_the_piece_says_or_where_its_production_met(self):
        self.assertEqual(self.found("lieu=severine"), ["Le marché"])
        date = self.course(room=self.darkroom).occurrences.first()
        self.assertEqual(self.found("lieu=laboratoire"), [])
        self.production.change(by=self.coralie, occurrences=[date])
        self.assertEqual(len(self.found("lieu=laboratoire")), 2)

    def test_the_day_is_that_which_the_piece_says_else_that_of_its_beginning(self):
        self.assertEqual(self.found("du=2024-05-03&au=2024-05-03"), ["Le marché"])
        self.assertEqual(self.found(f"du={date.today()}"), ["Écrire la nuit"])

    def test_days_the_wrong_way_round_are_told_and_the_rest_is_asked_all_the_same(self):
        page = self.client.get(f"{reverse('pieces')}?du=2024-06-01&au=2024-05-01&mots=lune")
        self.assertContains(page, "Échangez les deux dates")

    def test_black_and_white_is_said_by_the_maker_else_seen_on_the_picture(self):
        file = self.put(self.market)
        type(file.original).objects.update(facts={"tones": "black_white"})
        self.assertEqual(self.found("couleur=black_white"), ["Le marché"])
        self.market.write({"colours": "colour"}, seen=9, by=self.coralie)
        self.assertEqual(self.found("couleur=black_white"), [])
        self.assertEqual(self.found("couleur=colour"), ["Le marché"])

    def test_titles_stand_in_the_order_of_letters_whatever_their_accents(self):
        self.photograph(title="Zèbres")
        self.assertEqual(self.found("tri=titre"), ["Écrire la nuit", "Le marché", "Zèbres"])

    def test_a_production_is_found_by_its_title(self):
        self.assertEqual(len(self.found("production=portraits")), 2)
        self.assertEqual(self.found("production=films"), [])

    def test_each_chip_leads_to_the_same_search_without_it(self):
        page = self.client.get(f"{reverse('pieces')}?mots=marche&lieu=severine&forme=liste")
        queries = {chip.words: chip.query for chip in page.context["chips"]}
        self.assertEqual(queries["marche"], "lieu=severine&forme=liste")
        self.assertEqual(len(queries), 2)

    def test_what_is_found_is_handed_over_as_a_table(self):
        told = self.client.get(f"{reverse('pieces')}?mots=marche&format=csv").getvalue().decode()
        self.assertIn("Le marché", told)
        self.assertIn("Place Séverine", told)
        self.assertNotIn("Écrire", told)
        self.assertEqual(self.client.get(f"{reverse('pieces')}?format=exe").status_code, 404)

    def test_a_table_names_nobody_who_does_not_want_it(self):
        self.market.credits.update(named_as="nobody")
        self.assertNotIn("Lina", self.client.get(f"{reverse('pieces')}?format=csv").getvalue().decode())

    def test_every_shape_shows_the_same_pieces(self):
        """Those that may be printed stand on the sheet as well."""
        Borrowing.objects.none_in(self.other, by=self.coralie)
        self.other.propose(by=self.coralie)
        self.other.accept(by=self.coralie)
        for piece, maker in ((self.ready(self.market), self.lina), (self.other, self.nour)):
            self.permit(piece, maker, self.samira.person, uses=[Use.INTERNAL])
        for shape in ("", "liste", "planche"):
            with self.subTest(shape=shape):
                self.assertEqual(len(self.found(f"forme={shape}")), 2)
                page = self.client.get(f"{reverse('pieces')}?forme={shape}")
                self.assertContains(page, reverse("piece", args=[self.market.pk]))
