"""Who is on it: one tap on a name, at a point or a second; several pictures at once; undone."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.works.models import Appearance, Piece
from focale.works.noting import note_together

from .made import PieceTest


class OnFileTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = self.photograph()
        self.file = self.put(self.piece)
        self.address = reverse("file-people", args=[self.file.pk])
        self.client.force_login(self.samira)

    def tap(self, address="", **facts):
        return self.client.post(address or self.address, facts)

    def test_one_tap_notes_and_another_takes_off(self):
        self.tap(person=self.nour.pk)
        row = Appearance.objects.get()
        self.assertEqual((row.person, row.how, row.file), (self.nour, "seen", self.file))
        self.assertContains(self.client.get(self.address), 'aria-pressed="true"')
        self.tap(person=self.nour.pk)
        self.assertFalse(Appearance.objects.exists())

    def test_a_point_said_later_moves_the_name_there(self):
        self.tap(person=self.nour.pk)
        self.tap(person=self.nour.pk, x="250", y="400")
        self.tap(person=self.nour.pk, x="300", y="410")
        self.assertEqual(Appearance.objects.values_list("x", "y").get(), (300, 410))

    def test_a_point_beside_the_picture_is_refused(self):
        self.tap(person=self.nour.pk, x="2500", y="4")
        self.assertFalse(Appearance.objects.exists())

    def test_somebody_unknown_is_noted_and_recognised(self):
        self.tap(person="0")
        row = Appearance.objects.get(person=None)
        self.tap(known=row.pk, who=self.nour.pk)
        row.refresh_from_db()
        self.assertEqual(row.person, self.nour)

    def test_a_family_reads_first_names_and_notes_nobody_from_elsewhere(self):
        page = self.client.get(self.address)
        self.assertContains(page, ">Nour</button>")
        self.assertNotContains(page, f"Nour {self.nour.last_name}")
        self.assertEqual(self.tap(person=self.odile.person.pk).status_code, 404)
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(self.address).status_code, 404)

    def test_everybody_noted_leads_to_the_next_file(self):
        series = Piece.objects.begin("series", self.production, makers=[self.lina], by=self.coralie)
        step = series.making.bringing[0].code
        first, second = (self.put(series, step=step, name=name) for name in ("a.jpg", "b.jpg"))
        onward = self.tap(reverse("file-people", args=[first.pk]), all="1")
        self.assertRedirects(onward, reverse("file-people", args=[second.pk]))
        first.refresh_from_db()
        self.assertIsNotNone(first.looked_at)

    def test_by_second_in_a_sound_in_the_order_of_moments(self):
        sound = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.coralie)
        file = self.put(sound, step="son", family="sound", name="voix.wav")
        address = reverse("file-people", args=[file.pk])
        for person, moment in (
            (self.nour, "2:40"),
            (self.lina, "0:12"),
            (self.nour, "0:05"),
            (self.nour, "2:40"),
        ):
            self.tap(address, person=person.pk, second=moment)
        rows = Appearance.objects.filter(file=file).order_by("second")
        self.assertEqual(list(rows.values_list("person", "second", "how")), [
            (self.nour.pk, 5, "heard"), (self.lina.pk, 12, "heard"), (self.nour.pk, 160, "heard"),
        ])  # fmt: skip
        page = self.client.get(address).content.decode()
        self.assertLess(page.index('data-seek="5"'), page.index('data-seek="160"'))
        self.tap(address, person=self.lina.pk, second="tantôt")
        self.assertEqual(rows.count(), 3)


class OnManyTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.files = [self.put(self.photograph(title=name), name=f"{name}.jpg") for name in ("a", "b", "c")]
        self.address = reverse("production-on-it", args=[self.production.pk])
        self.client.force_login(self.coralie)

    def note(self, files, *people):
        told = {"file": [file.pk for file in files], "person": [person.pk for person in people]}
        return self.client.post(self.address, told)

    def test_two_persons_on_three_pictures_once_each_and_undone(self):
        before = Appearance.objects.note(self.files[0].piece, "seen", person=self.nour, file=self.files[0],
                                         by=self.coralie)  # fmt: skip
        self.note(self.files, self.lina, self.nour)
        self.assertEqual(Appearance.objects.count(), 6)
        page = self.client.get(self.address)
        self.assertContains(page, "noté, 5 fois")
        told = {"row": [row.pk for row in Appearance.objects.exclude(pk=before.pk)]}
        self.client.post(reverse("on-it-undone", args=[self.production.pk]), told)
        self.assertEqual(Appearance.objects.get(), before)

    def test_nothing_touched_says_what_to_do(self):
        self.assertContains(self.note(self.files), "au moins une image et une personne", status_code=422)

    def test_a_piece_that_is_ready_is_not_offered_and_not_noted_on(self):
        ready = self.ready()
        self.note([ready.files.get()], self.nour)
        self.assertFalse(Appearance.objects.exists())
        with self.assertRaises(ValidationError):
            note_together([*self.files, ready.files.get()], [self.nour], by=self.coralie)
        self.assertFalse(Appearance.objects.exists())

    def test_a_family_notes_on_its_own_pieces_alone(self):
        of_nour = self.put(self.photograph(makers=[self.nour], title="d"), name="d.jpg")
        other = self.child("Aya", of=self.odile)
        self.production.involvements.create(person=other)
        strange = self.put(self.photograph(makers=[other], title="e"), name="e.jpg")
        self.client.force_login(self.samira)
        self.note([of_nour, strange], self.nour)
        self.assertEqual([row.file for row in Appearance.objects.all()], [of_nour])
