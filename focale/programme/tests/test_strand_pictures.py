"""Pictures of a standing project, and the words under any picture."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from focale.ground.models import Event
from focale.ground.worker import run_waiting
from focale.programme.models import Picture, Strand
from focale.programme.pictures import picture_address
from focale.programme.structured import absolute
from focale.programme.tests.test_picture import photo
from focale.testing import FocaleTest

WORDS = {"alt": "Deux enfants filment.", "credit": "Élise"}


class StrandPicturesCase(FocaleTest):
    def setUp(self):
        super().setUp()
        self.strand = Strand.objects.create(
            title="Je filme", slug="je-filme", summary="Filmer.", published_at=timezone.now()
        )
        self.album = reverse("strand-pictures", args=[self.strand.pk])
        self.enter_as(self.coralie)

    def enter_as(self, account):
        self.client.force_login(account, backend="focale.people.signed_in.KnownAccounts")

    def send(self, **more):
        sent = {"file": SimpleUploadedFile("photo.jpg", photo()), **WORDS, **more}
        answer = self.client.post(self.album, sent)
        run_waiting()
        return answer


class StrandPicturesTest(StrandPicturesCase):
    def test_the_first_picture_stands_for_the_project_and_the_others_below_with_their_credit(self):
        self.assertRedirects(self.send(), self.album)
        self.send(alt="La salle de montage.", credit="Karim")
        first, second = self.strand.pictures.all()
        self.client.logout()
        page = self.client.get("/projets/je-filme/").content.decode()
        for picture in (first, second):
            self.assertIn(picture_address(picture, 1280), page)
            self.assertIn(f'alt="{picture.alt}"', page)
            self.assertIn(picture.credit, page)
        self.assertIn(f'og:image" content="{absolute(picture_address(first, 1280, "jpg"))}', page)
        self.assertContains(self.client.get("/projets/"), picture_address(first, 640))
        self.assertEqual(self.client.get(picture_address(first, 640)).status_code, 200)

    def test_a_picture_without_words_is_refused_and_what_was_typed_stays(self):
        answer = self.send(alt=" ")
        self.assertContains(answer, "Élise", status_code=422)
        self.assertFalse(Picture.objects.exists())

    def test_the_picture_of_a_project_that_is_not_shown_opens_for_the_team_alone(self):
        self.send()
        self.strand.published_at = None
        self.strand.save()
        address = picture_address(self.strand.pictures.get(), 640)
        self.assertEqual(self.client.get(address).status_code, 200)
        self.enter_as(self.odile)
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_the_settings_lead_to_the_pictures_and_back(self):
        words = reverse("record-edit", args=["projets", self.strand.pk])
        self.assertContains(self.client.get(words), self.album)
        self.assertContains(self.client.get(self.album), words)
        room = reverse("record-edit", args=["salles", self.studio.pk])
        self.assertNotContains(self.client.get(room), 'class="tabs"')

    def test_a_project_that_goes_takes_the_files_of_its_pictures_along(self):
        self.send()
        picture = self.strand.pictures.get()
        files, storage = [picture.file.name, *picture.rendition_names()], picture.file.storage
        self.assertTrue(all(storage.exists(name) for name in files))
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(reverse("record-deletion", args=["projets", self.strand.pk]))
        self.assertFalse(Strand.objects.exists())
        self.assertEqual([name for name in files if storage.exists(name)], [])

    def test_a_project_in_use_keeps_its_pictures(self):
        self.send()
        self.course(strand=self.strand)
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(reverse("record-deletion", args=["projets", self.strand.pk]))
        picture = self.strand.pictures.get()
        self.assertTrue(picture.file.storage.exists(picture.file.name))

    def test_a_picture_shows_an_activity_or_a_project_never_both_nor_neither(self):
        for owners in ({}, {"strand": self.strand, "activity": self.course()}):
            with self.assertRaises(IntegrityError), transaction.atomic():
                Picture.objects.create(file="pictures/a.jpg", **WORDS, **owners)


class DescriptionTest(StrandPicturesCase):
    def test_what_a_picture_shows_and_who_made_it_can_be_said_better(self):
        self.send()
        picture = self.strand.pictures.get()
        page = reverse("picture-description", args=[picture.pk])
        self.assertContains(self.client.get(self.album), page)
        self.assertContains(self.client.get(page), "Deux enfants filment.")
        better = {"alt": "Lina tient la caméra.", "credit": "Élise Fabre"}
        self.assertRedirects(self.client.post(page, better), self.album)
        shown = self.client.get("/projets/je-filme/")
        self.assertContains(shown, 'alt="Lina tient la caméra."')
        self.assertContains(shown, "Élise Fabre")
        fact = Event.objects.about(self.strand).get(what="strand.picture_described")
        self.assertEqual((fact.by, fact.details["before"]), (self.coralie, WORDS))

    def test_the_words_of_an_activitys_picture_too(self):
        course = self.course()
        self.client.post(
            reverse("activity-pictures", args=[course.pk]),
            {"file": SimpleUploadedFile("photo.jpg", photo()), **WORDS},
        )
        picture = course.pictures.get()
        better = {"alt": "La caméra sur son pied.", "credit": "Karim"}
        answer = self.client.post(reverse("picture-description", args=[picture.pk]), better)
        self.assertRedirects(answer, reverse("activity-pictures", args=[course.pk]))
        picture.refresh_from_db()
        self.assertEqual((picture.alt, picture.credit), tuple(better.values()))

    def test_empty_words_are_refused_and_the_same_words_leave_no_trace(self):
        self.send()
        picture = self.strand.pictures.get()
        page = reverse("picture-description", args=[picture.pk])
        self.assertContains(self.client.post(page, {"alt": "", "credit": "Karim"}), "Karim", status_code=422)
        self.client.post(page, WORDS)
        self.assertFalse(Event.objects.filter(what="strand.picture_described").exists())
        picture.refresh_from_db()
        self.assertEqual(picture.alt, WORDS["alt"])

    def test_a_leader_changes_no_words(self):
        self.send()
        picture = self.strand.pictures.get()
        self.enter_as(self.karim)
        page = reverse("picture-description", args=[picture.pk])
        self.assertEqual(self.client.post(page, WORDS | {"alt": "Non."}).status_code, 403)
