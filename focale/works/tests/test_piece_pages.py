"""The pages of a piece over HTTP: made step by step, saved alone, read, agreed to; closed to strangers."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Appearance, Credit, Original, Permission, Piece, PieceFile, Remark
from focale.works.states import State

from .made import PieceTest

ALONE = {"X-Saved-Alone": "1"}


class PieceBeginningTest(PieceTest):
    def test_a_mother_begins_for_one_of_her_children(self):
        self.client.force_login(self.samira)
        address = reverse("piece-new", args=[self.production.pk])
        self.assertContains(self.client.get(address), "Recette")
        refused = self.client.post(address, {"kind": "recipe"})
        self.assertContains(refused, "Choisissez qui fait", status_code=422)
        self.client.post(address, {"kind": "recipe", "makers": [self.nour.pk]})
        piece = Piece.objects.get()
        self.assertEqual((piece.kind, piece.credits.get().person), ("recipe", self.nour))

    def test_nobody_begins_for_somebody_else_s_child(self):
        self.production.involvements.create(person=self.odile.person)
        self.client.force_login(self.odile)
        address = reverse("piece-new", args=[self.production.pk])
        refused = self.client.post(address, {"kind": "text", "makers": [self.nour.pk]})
        self.assertEqual(refused.status_code, 422)
        self.assertFalse(Piece.objects.exists())

    def test_who_is_not_in_the_production_does_not_see_it(self):
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(reverse("piece-new", args=[self.production.pk])).status_code, 404)


class PieceStepTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = Piece.objects.begin("recipe", self.production, makers=[self.lina], by=self.coralie)
        self.client.force_login(self.samira)

    def step(self, code):
        return reverse("piece-step", args=[self.piece.pk, code])

    def test_each_answer_leads_to_the_next_question_and_the_last_to_the_piece(self):
        told = {"title": "Mafé", "country": "Mali", "story": "Le plat du **dimanche**.", "seen": 0}
        self.assertRedirects(self.client.post(self.step("plat"), told), self.step("ingredients"))
        last = self.client.post(self.step("images"), {"seen": 1})
        self.assertRedirects(last, reverse("piece", args=[self.piece.pk]))
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertContains(page, "<strong>dimanche</strong>")
        self.assertContains(page, "Mali")

    def test_rows_are_kept_without_the_empty_ones_and_one_more_is_offered(self):
        rows = {"ingredients-count": 2, "ingredients-0-how_much": "200 g", "ingredients-0-what": "arachide",
                "ingredients-1-how_much": "", "ingredients-1-what": " "}  # fmt: skip
        again = self.client.post(self.step("ingredients"), rows | {"seen": 0, "again": "ingredients"})
        self.assertRedirects(again, self.step("ingredients"))
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.content["ingredients"], [{"how_much": "200 g", "what": "arachide"}])
        self.assertContains(self.client.get(self.step("ingredients")), 'name="ingredients-1-what"')

    def test_it_saves_alone_and_says_its_number(self):
        answer = self.client.post(self.step("plat"), {"title": "Maf", "seen": 0}, headers=ALONE)
        self.assertEqual(answer.json(), {"number": 1, "stood": {}, "wrong": []})
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.title, "Maf")

    def test_two_who_write_at_once_both_find_their_words(self):
        self.client.post(self.step("plat"), {"title": "Mafé", "seen": 0}, headers=ALONE)
        self.client.force_login(self.coralie)
        page = self.client.post(self.step("plat"), {"title": "Maafe", "seen": 0})
        self.assertContains(page, "Samira a écrit ici", status_code=422)
        self.assertContains(page, "Mafé", status_code=422)
        self.assertContains(page, 'value="Maafe"', status_code=422)
        self.client.post(self.step("plat"), {"title": "Maafe", "seen": 1})
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.title, "Maafe")

    def test_what_cannot_be_read_is_said_and_kept_on_the_screen(self):
        page = self.client.post(self.step("ingredients"), {"servings": "beaucoup", "ingredients-count": "x"})
        self.assertContains(page, "beaucoup", status_code=422)
        self.client.post(self.step("etapes"), {"preparation": "-5", "steps-count": "99999999"})
        self.piece.refresh_from_db()
        self.assertNotIn("preparation", self.piece.content)

    def test_markup_is_shown_as_it_was_typed(self):
        told = {"title": "<b>x</b>", "story": "<script>alert(1)</script>", "seen": 0}
        self.client.post(self.step("plat"), told)
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertNotContains(page, "<script>alert")
        self.assertContains(page, "&lt;script&gt;alert(1)")

    def test_no_such_step_is_404_and_a_stranger_sees_none(self):
        self.assertEqual(self.client.get(self.step("rien")).status_code, 404)
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(self.step("plat")).status_code, 404)

    def test_every_step_of_every_kind_opens(self):
        for kind in (
            "photograph",
            "series",
            "drawing",
            "sound",
            "film",
            "text",
            "interview",
            "review",
            "object3d",
        ):
            piece = Piece.objects.begin(kind, self.production, makers=[self.lina], by=self.coralie)
            for step in piece.making.steps:
                with self.subTest(kind=kind, step=step.code):
                    self.assertContains(
                        self.client.get(reverse("piece-step", args=[piece.pk, step.code])),
                        "Continuer" if step != piece.making.steps[-1] else "fini",
                    )


class PieceCourseTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = self.photograph()
        self.client.force_login(self.samira)

    def move(self, word, **more):
        return self.client.post(reverse("piece-move", args=[self.piece.pk, word]), **more)

    def test_a_file_of_the_production_is_taken_described_and_proposed(self):
        original = self.original()
        self.client.post(reverse("piece-step", args=[self.piece.pk, "image"]), {"original": original.pk})
        file = PieceFile.objects.get()
        self.client.post(reverse("piece-file", args=[file.pk]), {"alt": "Un étal", "caption": "Le marché"})
        self.assertContains(self.client.get(reverse("piece", args=[self.piece.pk])), "Le marché")
        self.move("proposition")
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.state, State.PROPOSED)

    def test_a_file_brought_at_the_step_stands_there_and_waits_to_be_looked_at(self):
        brought = SimpleUploadedFile("étal.jpg", b"\xff\xd8\xff" + b"0" * 50, content_type="image/jpeg")
        step = reverse("piece-step", args=[self.piece.pk, "image"])
        self.client.post(step, {"files": [brought]})
        file = PieceFile.objects.get()
        self.assertEqual((str(file.original), file.original.state), ("étal.jpg", "waiting"))
        self.assertContains(self.client.get(step), "en préparation")
        self.assertTrue(file.is_unfit)

    def test_a_file_too_heavy_is_refused_with_a_sentence_and_nothing_else_is_lost(self):
        self.production.quota_bytes = 10
        self.production.save()
        brought = SimpleUploadedFile("a.jpg", b"0" * 50, content_type="image/jpeg")
        page = self.client.post(reverse("piece-step", args=[self.piece.pk, "image"]), {"files": [brought]})
        self.assertContains(page, "Il ne reste que", status_code=422)
        self.assertFalse(PieceFile.objects.exists())

    def test_the_team_sends_it_back_with_a_remark_then_accepts(self):
        self.put(self.piece)
        self.move("proposition")
        self.client.force_login(self.coralie)
        remarks = reverse("piece-remarks", args=[self.piece.pk])
        self.client.post(remarks, {"words": "Un titre plus court ?", "field": "title"})
        self.move("correction")
        self.client.force_login(self.samira)
        self.assertContains(self.client.get(reverse("piece", args=[self.piece.pk])), "Un titre plus court")
        self.client.post(reverse("remark-settled", args=[Remark.objects.get().pk]))
        self.move("proposition")
        self.client.post(reverse("nothing-borrowed", args=[self.piece.pk]))
        self.client.force_login(self.coralie)
        self.move("acceptation")
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.state, State.READY)

    def test_people_are_noted_among_those_of_the_production(self):
        address = reverse("piece-people", args=[self.piece.pk])
        self.client.post(address, {"what": "seen", "seen-person": self.nour.pk, "seen-how": "seen"})
        self.client.post(address, {"what": "seen", "seen-person": "0", "seen-how": "seen"})
        self.assertEqual({row.person for row in Appearance.objects.all()}, {self.nour, None})
        refused = self.client.post(
            address, {"what": "seen", "seen-person": self.odile.person.pk, "seen-how": "seen"}
        )
        self.assertEqual(refused.status_code, 422)

    def test_what_is_ready_offers_nothing_to_write_and_says_why(self):
        Piece.objects.update(state=State.READY)
        page = self.client.get(reverse("piece-step", args=[self.piece.pk, "titre"]))
        self.assertContains(page, "Rouvrez-la pour la changer")
        self.assertNotContains(page, 'name="title"')

    def test_a_maker_chooses_how_to_be_named(self):
        credit = Credit.objects.get()
        address = reverse("credit-naming", args=[credit.pk])
        self.client.post(address, {f"c{credit.pk}-named_as": "pen", f"c{credit.pk}-pen_name": "Étoile"})
        credit.refresh_from_db()
        self.assertEqual(credit.shown_name, "Étoile")

    def test_a_mother_answers_for_the_work_and_takes_it_back(self):
        credit = Credit.objects.get()
        address = reverse("credit-permission", args=[self.piece.pk, credit.pk])
        givers = [self.lina.pk, self.samira.person.pk]
        self.client.post(address, {"givers": givers, "uses": [Use.WEB], "licence": "here"})
        self.assertEqual(Permission.objects.in_force().count(), 2)
        agreements = reverse("piece-agreements", args=[self.piece.pk])
        self.assertContains(self.client.get(agreements), "œuvre « Le marché »".replace(" ", "\u00a0", 0)[:5])
        for given in Permission.objects.all():
            self.client.post(reverse("permission-withdrawal", args=[given.pk]))
        self.assertFalse(Permission.objects.in_force().exists())

    def test_another_parent_of_the_production_answers_for_nobody_else_s_child(self):
        self.production.involvements.create(person=self.odile.person)
        self.client.force_login(self.odile)
        address = reverse("credit-permission", args=[self.piece.pk, Credit.objects.get().pk])
        self.assertEqual(self.client.get(address).status_code, 404)
        naming = reverse("credit-naming", args=[Credit.objects.get().pk])
        key = f"c{Credit.objects.get().pk}"
        self.client.post(naming, {f"{key}-named_as": "nobody"})
        self.assertEqual(Credit.objects.get().named_as, "first")

    def test_a_family_reads_nothing_of_what_others_answered_nor_their_names(self):
        self.production.involvements.create(person=self.odile.person)
        Appearance.objects.note(self.piece, "seen", person=self.odile.person, by=self.coralie)
        addresses = [
            reverse(page, args=[self.piece.pk]) for page in ("piece-people", "piece-agreements", "piece")
        ]
        addresses += [reverse("production-plan", args=[self.production.pk])]
        original = self.original()
        Original.objects.update(brought_by=self.odile.person)
        for address in [*addresses, reverse("original", args=[original.pk])]:
            with self.subTest(address=address):
                self.assertNotContains(self.client.get(address), "Perrin")
        self.client.force_login(self.coralie)
        shown = self.client.get(reverse("piece-agreements", args=[self.piece.pk]))
        self.assertContains(shown, "Perrin")

    def test_versions_show_what_changed_and_bring_it_back(self):
        self.piece.write({"title": "Le grand marché"}, seen=9, by=self.samira)
        page = self.client.get(reverse("piece-versions", args=[self.piece.pk]))
        self.assertContains(page, "<ins>grand")
        number = self.piece.versions.get().number
        self.client.post(reverse("piece-restoring", args=[self.piece.pk, number]))
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.title, "Le marché")

    def test_the_library_finds_by_word_kind_and_person(self):
        self.client.force_login(self.coralie)
        for query, found in (
            ("mots=marche", True),
            ("genre=film", False),
            ("personne=lina", True),
            ("personne=odile", False),
            ("couleur=colour", False),
        ):
            with self.subTest(query=query):
                page = self.client.get(f"{reverse('pieces')}?{query}")
                self.assertEqual("Le marché" in page.content.decode(), found)

    def test_my_pieces_and_those_of_the_production(self):
        for address in (reverse("my-pieces"), reverse("production-pieces", args=[self.production.pk])):
            self.assertContains(self.client.get(address), "Le marché")
        self.client.force_login(self.odile)
        self.assertNotContains(self.client.get(reverse("my-pieces")), "Le marché")

    def test_a_frame_names_its_kind_as_it_is_written(self):
        Piece.objects.begin("object3d", self.production, makers=[self.lina], by=self.coralie)
        page = self.client.get(reverse("production-pieces", args=[self.production.pk]))
        self.assertContains(page, "Objet en 3D")

    def test_the_bin_and_back(self):
        self.move("retrait")
        self.assertContains(self.client.get(reverse("piece", args=[self.piece.pk])), "dans la corbeille")
        self.move("reprise")
        self.piece.refresh_from_db()
        self.assertIsNone(self.piece.removed_at)
