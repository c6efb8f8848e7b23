"""Collections: gathered, put in order, put away; what a family sees of them."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.works.models import Collection, CollectionRow, Piece, Production
from focale.works.tests.made import PieceTest


class CollectionTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.pieces = [self.photograph(title=title) for title in ("Un", "Deux", "Trois")]
        self.every = Piece.objects.order_by("pk")
        facts = {"title": "Fête du quartier", "pieces": self.every}
        self.collection = Collection.objects.begin(by=self.coralie, **facts)
        self.client.force_login(self.coralie)

    def titles(self) -> list:
        return [row.piece.title for row in self.collection.rows.select_related("piece")]

    def test_what_is_there_already_is_not_added_twice(self):
        self.assertEqual(CollectionRow.objects.gather(self.collection, self.every, by=self.coralie), 0)
        self.assertEqual(self.titles(), ["Un", "Deux", "Trois"])

    def test_a_piece_stands_where_it_is_put_and_beyond_the_end_at_the_end(self):
        first = self.collection.rows.first()
        for place, titles in ((1, "Deux Un Trois"), (99, "Deux Trois Un"), (0, "Un Deux Trois")):
            with self.subTest(place=place):
                first.stand_at(place, by=self.coralie)
                self.assertEqual(self.titles(), titles.split())

    def test_a_piece_taken_out_is_put_back_where_it_stood(self):
        row = self.collection.rows.get(piece=self.pieces[1])
        row.become_cover(by=self.coralie)
        page = self.client.post(reverse("collection-row", args=[row.pk, "retrait"]), follow=True)
        self.assertEqual(self.titles(), ["Un", "Trois"])
        self.collection.refresh_from_db()
        self.assertIsNone(self.collection.cover)
        self.assertContains(page, "La remettre")
        told = {"piece": self.pieces[1].pk, "collection": self.collection.pk, "place": page.context["place"]}
        self.client.post(reverse("collection-gathering"), told)
        self.assertEqual(self.titles(), ["Un", "Deux", "Trois"])

    def test_what_was_put_away_is_changed_by_nobody_and_opens_again(self):
        self.collection.archive(by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "archivée"):
            self.collection.rows.first().take_out(by=self.coralie)
        address = reverse("collection-archiving", args=[self.collection.pk])
        self.client.post(address, {"rouvrir": "1"})
        self.collection.rows.first().take_out(by=self.coralie)
        self.assertEqual(len(self.titles()), 2)

    def test_pieces_ticked_in_the_library_begin_a_collection(self):
        ticked = {"piece": [piece.pk for piece in self.pieces[:2]]}
        page = self.client.get(reverse("collection-gathering"), ticked)
        self.assertContains(page, "2 créations choisies")
        refused = self.client.post(reverse("collection-gathering"), ticked | {"title": ""})
        self.assertEqual(refused.status_code, 422)
        nowhere = self.client.post(reverse("collection-gathering"), ticked)
        self.assertContains(nowhere, "Choisissez une collection", status_code=422)
        self.client.post(reverse("collection-gathering"), ticked | {"title": "Exposition de mai"})
        self.assertEqual(Collection.objects.get(title="Exposition de mai").rows.count(), 2)

    def test_a_leader_gathers_only_what_they_see(self):
        self.client.force_login(self.karim)
        told = {"piece": [self.pieces[0].pk], "title": "Volée"}
        self.assertRedirects(self.client.post(reverse("collection-gathering"), told), reverse("pieces"))
        self.assertFalse(Collection.objects.filter(title="Volée").exists())
        page = self.client.get(reverse("collection", args=[self.collection.pk]))
        self.assertContains(page, "Et 3 autres créations")
        self.assertNotContains(page, "Deux")

    def test_a_family_sees_it_once_it_is_shown_and_then_only_what_it_may_see(self):
        apart = Production.objects.begin(by=self.coralie, title="Ailleurs", season=self.season)
        hidden = Piece.objects.begin("text", apart, makers=[], by=self.coralie)
        hidden.write({"title": "Chez les autres"}, seen=0, by=self.coralie)
        CollectionRow.objects.gather(self.collection, Piece.objects.filter(pk=hidden.pk), by=self.coralie)
        address = reverse("collection", args=[self.collection.pk])
        self.client.force_login(self.samira)
        self.assertEqual(self.client.get(address).status_code, 404)
        self.collection.change(is_shown_to_makers=True, by=self.coralie)
        page = self.client.get(address)
        self.assertContains(page, "Deux")
        self.assertContains(page, "Et 1 autre création")
        self.assertNotContains(page, "Chez les autres")
        self.assertNotContains(page, "Ranger")
        self.assertContains(self.client.get(reverse("my-pieces")), "Fête du quartier")
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_family_changes_nothing(self):
        with self.assertRaisesMessage(ValidationError, "Seule l'équipe"):
            Collection.objects.begin(title="À nous", by=self.samira)
        with self.assertRaisesMessage(ValidationError, "Seule l'équipe"):
            self.collection.rows.first().take_out(by=self.samira)

    def test_the_cover_is_the_picture_chosen_else_that_of_the_first(self):
        for piece, chosen in ((self.pieces[0], None), (self.pieces[2], self.pieces[2])):
            if chosen:
                self.collection.rows.get(piece=chosen).become_cover(by=self.coralie)
            rows = self.client.get(reverse("collections")).context["rows"]
            self.assertEqual([(cell.piece, count) for _one, cell, count in rows], [(piece, 3)])

    def test_a_piece_in_the_bin_stands_in_no_collection(self):
        self.pieces[0].remove(by=self.coralie)
        page = self.client.get(reverse("collection", args=[self.collection.pk]))
        self.assertEqual([cell.piece.title for cell in page.context["cells"]], ["Deux", "Trois"])
        self.assertEqual(page.context["hidden"], 0)
