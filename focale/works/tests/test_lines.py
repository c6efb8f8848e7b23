"""A picture stands at the step of a recipe it shows, wherever the recipe is read; it follows its step."""

from django.urls import reverse

from focale.people.models import Use
from focale.works.contact_sheet import frames_of
from focale.works.lines import lines_of
from focale.works.models import Borrowing, Original, Piece, PieceVersion, Showing
from focale.works.packing import parcel_of

from .made import PieceTest

STEPS = ("Laver les pois chiches.", "Tout mélanger.", "Faire dorer.")


class RecipeTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = Piece.objects.begin("recipe", self.production, makers=[self.lina], by=self.coralie)
        told = {"title": "Falafels", "ingredients": [{"how_much": "1 kg", "what": "pois chiches"}]}
        self.piece.write(told, seen=0, by=self.coralie)
        self.client.force_login(self.samira)
        self.keep(*STEPS)
        self.dish, self.mixed = (
            self.put(self.piece, "images", name=f"{name}.jpg") for name in ("plat", "bol")
        )

    def address(self, code):
        return reverse("piece-step", args=[self.piece.pk, code])

    def keep(self, *words, names=(), **more):
        """The steps sent as the page sends them: their words, each with its name."""
        rows = {f"steps-{number}-words": said for number, said in enumerate(words)}
        rows |= {f"steps-{number}-id": name for number, name in enumerate(names)}
        self.piece.refresh_from_db()
        told = {"steps-count": len(words), "seen": self.piece.number} | rows | more
        answer = self.client.post(self.address("etapes"), told)
        self.piece.refresh_from_db()
        return answer

    def names(self):
        return list(lines_of(self.piece, self.piece.making.step("images")))

    def place(self, file, line, **more):
        return self.client.post(self.address("images"), {f"line-{file.pk}": line} | more)

    def shown_at(self, page):
        """What stands between the words of the second step and of the third."""
        text = page.content.decode()
        return text[text.index(STEPS[1]) : text.index(STEPS[2])]


class LineTest(RecipeTest):
    def test_a_picture_is_put_at_a_step_and_shown_there_alone(self):
        page = self.client.get(self.address("images"))
        self.assertContains(page, "2. Tout mélanger.")
        self.assertRedirects(self.place(self.mixed, self.names()[1]), reverse("piece", args=[self.piece.pk]))
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertIn("bol.jpg", self.shown_at(page))
        self.assertNotIn("plat.jpg", self.shown_at(page))
        self.assertNotIn("bol.jpg", page.content.decode().split(STEPS[2])[1])

    def test_several_pictures_stand_at_several_steps_saved_alone_too(self):
        third = self.put(self.piece, "images", name="four.jpg")
        told = {f"line-{self.mixed.pk}": self.names()[1], f"line-{third.pk}": self.names()[1]}
        told |= {f"line-{self.dish.pk}": self.names()[0]}
        answer = self.client.post(self.address("images"), told, headers={"X-Saved-Alone": "1"})
        self.assertEqual(answer.json()["wrong"], [])
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertIn("bol.jpg", self.shown_at(page))
        self.assertIn("four.jpg", self.shown_at(page))

    def test_it_follows_its_step_when_others_come_before_it_or_go(self):
        first, second, third = self.names()
        self.place(self.mixed, second)
        before = PieceVersion.objects.keep(self.piece)
        self.keep("Allumer le four.", *STEPS[1:], names=["new00001", second, third])
        self.assertEqual(self.names(), ["new00001", second, third])
        self.assertIn("bol.jpg", self.shown_at(self.client.get(reverse("piece", args=[self.piece.pk]))))
        self.keep(STEPS[0], STEPS[2], names=[first, third])
        page = self.client.get(reverse("piece", args=[self.piece.pk])).content.decode()
        self.assertIn("bol.jpg", page.split(STEPS[2])[1])
        self.piece.restore(before, by=self.coralie)
        self.assertIn("bol.jpg", self.shown_at(self.client.get(reverse("piece", args=[self.piece.pk]))))

    def test_the_page_names_each_step_and_a_new_one_otherwise(self):
        page = self.client.get(self.address("etapes")).content.decode()
        for number, name in enumerate(self.names()):
            self.assertIn(f'name="steps-{number}-id" value="{name}"', page)
        self.assertIn('name="steps-3-id" value="', page)
        self.keep(*STEPS, names=["a", "a", "<b>"])
        self.assertEqual((len(set(self.names())), self.names()[0]), (3, "a"))

    def test_steps_written_before_they_had_names_are_known_by_their_number(self):
        Piece.objects.update(content=self.piece.content | {"steps": [{"words": words} for words in STEPS]})
        self.piece.refresh_from_db()
        self.place(self.mixed, "2")
        self.assertContains(self.client.get(self.address("etapes")), 'name="steps-1-id" value="2"')
        self.keep("Allumer le four.", *STEPS[1:], names=["x1", "2", "3"])
        self.assertIn("bol.jpg", self.shown_at(self.client.get(reverse("piece", args=[self.piece.pk]))))

    def test_a_step_that_is_not_there_is_refused(self):
        page = self.place(self.mixed, "nulle")
        self.assertContains(page, "n&#x27;est plus là", status_code=422)
        self.mixed.refresh_from_db()
        self.assertEqual(self.mixed.line, "")

    def test_who_has_no_part_and_a_recipe_that_is_ready_change_nothing(self):
        self.client.force_login(self.odile)
        self.assertEqual(self.place(self.mixed, self.names()[1]).status_code, 404)
        Piece.objects.update(state="ready")
        self.client.force_login(self.samira)
        self.assertEqual(self.place(self.mixed, self.names()[1]).status_code, 422)
        self.mixed.refresh_from_db()
        self.assertEqual(self.mixed.line, "")

    def test_a_new_picture_leads_back_to_say_what_it_shows(self):
        other = self.original(name="poêle.jpg")
        answer = self.client.post(self.address("images"), {"original": other.pk})
        self.assertRedirects(answer, f"{self.address('images')}#images")

    def test_the_dish_and_no_step_is_what_the_library_shows(self):
        self.place(self.dish, self.names()[0])
        for file, key in ((self.dish, "kd"), (self.mixed, "km")):
            facts = {"label": "640", "address": "0" * 64, "media_type": "image/webp", "size": 1}
            file.original.renditions.create(key=key, width=640, height=480, **facts)
        frame = frames_of(Piece.objects.all())[0]
        self.assertEqual(frame.picture, reverse("media", args=["km"]))


class LineOutsideTest(RecipeTest):
    def setUp(self):
        super().setUp()
        self.place(self.mixed, self.names()[1])
        for file, alt in ((self.dish, "Douze falafels"), (self.mixed, "Un bol et deux mains")):
            facts = {"label": "640", "address": "0" * 64, "media_type": "image/webp", "size": 1}
            file.original.renditions.create(key=f"k{file.pk}", width=640, height=480, **facts)
            file.describe(alt=alt, caption="", by=self.coralie)
            file.note_everybody(by=self.coralie)
        Borrowing.objects.none_in(self.piece, by=self.samira)
        self.piece.propose(by=self.samira)
        self.piece.accept(by=self.coralie)

    def test_the_public_page_shows_it_at_its_step(self):
        self.permit(self.piece, self.lina, self.samira.person)
        showing = Showing.objects.open(self.piece, Use.WEB, by=self.coralie)
        page = self.client.get(reverse("showing", args=[showing.key]))
        self.assertIn("Un bol et deux mains", self.shown_at(page))
        self.assertNotIn("Douze falafels", self.shown_at(page))
        self.assertContains(page, f"k{self.mixed.pk}", count=2)

    def test_the_zip_has_it_at_its_step_and_leaves_out_who_did_not_agree(self):
        self.assertEqual(
            [file.alt for file in self.packed().files], ["Douze falafels", "Un bol et deux mains"]
        )
        said = next(one for part in self.packed().parts for one in part.answers if one.name == "steps").said
        self.assertEqual(
            [[file.alt for file in files] for _row, files in said], [[], ["Un bol et deux mains"], []]
        )
        self.mixed.looked_at = None
        self.mixed.save()
        self.assertEqual(self.packed().left_out, 1)
        said = next(one for part in self.packed().parts for one in part.answers if one.name == "steps").said
        self.assertEqual([files for _row, files in said], [[], [], []])

    def packed(self):
        return parcel_of(self.lina, Piece.objects.all(), Original.objects.none()).pieces[0]
