"""A name typed beside the pieces: of whom is forgotten it goes by itself, or the team is told where it is."""

from focale.works.models import (
    Arrangement,
    Borrowing,
    Captions,
    Collection,
    Derivation,
    Production,
    Remark,
    Showing,
    Take,
)
from focale.works.unnaming import named_so, whole_name, without

from .bringing import bring, do_all_work, photo
from .made import PieceTest

NAME = "Lina Benali"


class UnnamingTest(PieceTest):
    def forget(self):
        self.lina.erase(by=self.coralie)

    def told(self, piece) -> bool:
        return any("oubliée" in row.words for row in piece.remarks.all())

    def test_the_place_of_a_showing_loses_it_and_what_was_done_about_it_too(self):
        piece = self.photograph(makers=[self.nour])
        facts = {"use": "exhibition", "place": f"Mur de {NAME}", "settled_words": f"Dit à {NAME}."}
        Showing.objects.bulk_create([Showing(piece=piece, **facts)])
        self.forget()
        shown = Showing.objects.get()
        self.assertEqual((shown.place, shown.settled_words), ("Mur de …", "Dit à …."))

    def test_beside_her_own_pieces_her_first_name_is_enough_and_a_flower_is_none(self):
        own, other = self.photograph(makers=[self.lina]), self.photograph(makers=[self.nour])
        for piece in (own, other):
            Remark.objects.make(piece, "Lina, du lina bleu ?", quote="Lina", by=self.coralie)
        Showing.objects.bulk_create([Showing(piece=own, use="exhibition", place="Chez Lina")])
        self.forget()
        self.assertEqual(own.remarks.first().words, "…, du lina bleu ?")
        self.assertEqual(own.remarks.first().quote, "…")
        self.assertEqual(Showing.objects.get().place, "Chez …")
        self.assertEqual(other.remarks.first().words, "Lina, du lina bleu ?")

    def test_words_of_the_team_and_names_of_files_lose_it_and_are_found_by_it_no_more(self):
        Collection.objects.begin(title="Portraits", about=f"Ceux de {NAME.upper()}.", by=self.coralie)
        self.production.change(title=f"{NAME}, un portrait", by=self.coralie)
        original = self.original(name="benali_lina-2.jpg")
        self.forget()
        self.assertEqual(Collection.objects.get().about, "Ceux de ….")
        self.assertEqual(Production.objects.get().title, "…, un portrait")
        for table in (Collection, Production):
            self.assertFalse(table.objects.found_by("benali").exists())
        original.refresh_from_db()
        self.assertEqual(original.name, "…-2.jpg")

    def test_subtitles_of_a_recording_in_no_piece_lose_it_and_what_they_were_too(self):
        captions = Captions.objects.begin(self.original("sound", "voix.mp3"), "fr", by=self.coralie)
        said = {"start": 0, "end": 2, "text": f"Bonjour {NAME}.", "speaker": NAME}
        Captions.objects.replace(captions, [said], by=self.coralie)
        captions.vouch(by=self.coralie)
        self.forget()
        captions.refresh_from_db()
        (block,) = captions.blocks
        self.assertEqual((block["text"], block["speaker"]), ("Bonjour ….", "…"))
        self.assertNotIn("benali", captions.folded_words)
        self.assertNotIn("Benali", str([row.blocks for row in captions.versions.all()]))
        self.assertFalse(captions.is_checked)

    def test_a_caption_a_borrowing_and_a_card_of_a_film_are_told_to_the_team(self):
        caption, borrowed = self.photograph(makers=[self.nour]), self.photograph(makers=[self.nour])
        file = self.put(caption)
        file.describe(alt="Un étal", caption=f"Photo : {NAME}", by=self.coralie)
        Borrowing.objects.note(borrowed, what="Un dessin", author=NAME, by=self.coralie)
        other, film = self.photograph(makers=[self.nour]), self.photograph(makers=[self.lina])
        recipe = {"items": [{"id": 1, "what": "card", "words": "Filmé par Lina", "seconds": 4}]}
        facts = {"production": self.production, "family": "film", "piece": film, "recipe": recipe}
        Arrangement.objects.create(**facts)
        self.forget()
        self.assertEqual(
            [self.told(one) for one in (caption, borrowed, film, other)], [True, True, True, False]
        )

    def test_a_first_name_with_an_accent_goes_too(self):
        self.assertEqual(without(named_so(["Zoé"]), "Zoé et Zoe, zoé, Zoéline"), "… et …, zoé, Zoéline")

    def test_part_of_another_name_is_none_and_settings_keep_their_shape(self):
        named = whole_name([NAME])
        for other in ("Lina Benalissa, Carolina Benali", "Linaé Benali", "Célina Benali", "Lina Benalíx"):
            self.assertEqual(without(named, other), other)
        self.assertEqual(without(named, "Été : LÏNA Bénali, là"), "Été : …, là")
        recipe = {"title": f"Avec {NAME}", "names": ["Lina", "Benali"], "at": 3}
        row = Arrangement.objects.create(production=self.production, family="film", recipe=recipe)
        self.forget()
        row.refresh_from_db()
        self.assertEqual(row.recipe, recipe | {"title": "Avec …"})


class MadeAnewTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.picture = bring(self.production, photo("red", 600, 400), "rouge.jpg", by=self.samira).original
        do_all_work()
        self.picture.refresh_from_db()

    def test_a_film_with_the_name_on_a_card_is_made_anew_without_it(self):
        found = Arrangement.objects.begin_film(self.production, by=self.coralie, clips=[self.picture])
        card = {"id": 2, "what": "card", "words": f"Merci {NAME}", "seconds": 1.0}
        items = [found.recipe["items"][0] | {"seconds": 1.0}, card]
        Arrangement.objects.filter(pk=found.pk).update(recipe=found.recipe | {"items": items})
        found.refresh_from_db()
        Take.objects.ask(found, by=self.coralie)
        do_all_work()
        former = Take.objects.get().original
        self.lina.erase(by=self.coralie)
        self.assertFalse(former.renditions.exists())
        do_all_work()
        take = Take.objects.get()
        self.assertNotIn(take.original, (None, former))
        self.assertEqual(take.recipe["items"][1]["words"], "Merci …")
        found.refresh_from_db()
        self.assertEqual(found.recipe, take.recipe)

    def test_a_contact_sheet_with_it_goes_and_another_is_made(self):
        address = f"/productions/{self.production.pk}/planches/"
        self.client.force_login(self.coralie)
        said = {"title": f"Tirages de {NAME}", "picture": [self.picture.pk]}
        self.assertEqual(self.client.post(address, said).status_code, 302)
        do_all_work()
        before = [row.original for row in Derivation.objects.filter(tool="sheet")]
        self.lina.erase(by=self.coralie)
        do_all_work()
        self.assertNotIn("Benali", str([row.recipe for row in Derivation.objects.all()]))
        after = Derivation.objects.filter(tool="sheet", original__binned_at=None)
        self.assertEqual({row.original.name for row in after}, {"Tirages de ….pdf", "Tirages de ….jpg"})
        self.assertFalse({row.original_id for row in after} & {one.pk for one in before})
