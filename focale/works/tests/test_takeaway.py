"""One's own works in one ZIP: what goes in, what stays for the sake of others, who gets it for how long."""

import io
import zipfile
from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from focale.people.models import Account, Use
from focale.works import keeping
from focale.works.cleansing import CLEAN
from focale.works.models import Arrangement, Making, Original, Take, Takeaway
from focale.works.models.making import MOST_TRIES, Progress
from focale.works.proving import HIDDEN

from .bringing import do_all_work
from .shown import BYTES, ShownTest, kept


class TakeawayTest(ShownTest):
    def setUp(self):
        super().setUp()
        self.made = self.rendition()
        self.client.force_login(self.samira)

    def take(self, person=None):
        made = Takeaway.objects.ask(person or self.lina, by=self.samira)
        made.making.run()
        made.refresh_from_db()
        return made

    def zip_of(self, made):
        answer = self.client.get(reverse("takeaway", args=[made.key]))
        self.assertEqual(answer.status_code, 200)
        return zipfile.ZipFile(io.BytesIO(answer.getvalue()))

    def brought(self, name="../Mon été.jpg", content=b"original"):
        return Original.objects.create(
            production=self.production, sha256=kept(content), size=len(content), name=name,
            family="picture", state="ready", brought_by=self.lina,
        )  # fmt: skip


class WhatGoesInTest(TakeawayTest):
    def test_a_page_to_read_with_pictures_words_and_names_as_chosen(self):
        archive = self.zip_of(self.take())
        self.assertIsNone(archive.testzip())
        page = archive.read("index.html").decode()
        for said in ("Le marché", 'alt="Des étals de fruits"', "Lina"):
            self.assertIn(said, page)
        picture = next(name for name in archive.namelist() if name.endswith(".webp"))
        self.assertIn(picture, page)
        self.assertEqual(archive.read(picture), BYTES)
        self.assertNotIn("image.jpg", archive.read("index.html").decode())

    def test_what_one_brought_goes_back_as_it_was_under_a_name_that_stays_in_the_folder(self):
        self.brought()
        self.brought(name="C:\\..\\x/../../passwd", content=b"autre")
        archive = self.zip_of(self.take())
        names = [name for name in archive.namelist() if name.startswith("originaux/")]
        self.assertEqual(len(names), 2)
        self.assertEqual(archive.read(names[0]), b"original")
        for name in archive.namelist():
            self.assertNotIn("..", name.split("/"))
            self.assertNotIn("\\", name)

    def test_a_friend_on_it_is_asked_first_and_the_page_says_that_something_is_left_out(self):
        self.appear(self.piece, self.nour)
        archive = self.zip_of(self.take())
        self.assertFalse([name for name in archive.namelist() if name.endswith(".webp")])
        page = archive.read("index.html").decode()
        self.assertIn("1 fichier n’est pas ici", page)
        self.assertNotIn("Nour", page)
        self.agree(self.nour, self.nour, self.samira.person, use=Use.INTERNAL)
        archive = self.zip_of(self.take())
        self.assertTrue([name for name in archive.namelist() if name.endswith(".webp")])

    def test_a_montage_one_asked_for_is_ones_own_only_where_all_it_is_made_from_is(self):
        self.appear(self.piece, self.nour)
        mine, brought = self.brought(), self.piece.files.get().original
        Original.objects.filter(pk=brought.pk).update(brought_by=self.lina)
        table = Arrangement.objects.create(production=self.production, family="film")
        made = Take.objects.create(arrangement=table, number=1, recipe={}, original=brought)
        made.sources.set([mine, self.original(name="d'une autre.jpg")])
        names = self.zip_of(self.take()).namelist()
        self.assertEqual(
            [name for name in names if name.startswith("originaux/")], ["originaux/001-Mon_été.jpg"]
        )
        self.assertFalse([name for name in names if name.endswith(".webp")])
        made.sources.set([mine])
        parcel = Takeaway.objects.get().parcel()
        self.assertEqual({file.key for file in parcel.originals}, {f"o{mine.pk}", f"o{brought.pk}"})

    def test_copies_without_the_camera_are_found_in_one_question(self):
        made, questions = Takeaway.objects.create(person=self.lina, asked_by=self.samira), set()
        for count in range(1, 4):
            one = self.brought(name=f"{count}.jpg", content=b"%d" % count)
            Original.objects.filter(pk=one.pk).update(cleaned_at=timezone.now())
            one.renditions.create(label=CLEAN, address=kept(b"clean%d" % count), size=6, media_type=HIDDEN)
            with self.subTest(count), CaptureQueriesContext(connection) as asked:
                given = {file.address for file in made.parcel().originals}
                self.assertEqual(given, {kept(b"clean%d" % number) for number in range(1, count + 1)})
            questions.add(len(asked))
        self.assertEqual(len(questions), 1)

    def test_oneself_on_it_needs_no_yes(self):
        self.appear(self.piece, self.lina)
        self.assertTrue([n for n in self.zip_of(self.take()).namelist() if n.endswith(".webp")])

    def test_nothing_of_others_nor_out_of_the_bin(self):
        other = self.ready(self.photograph(makers=[self.nour], title="Celle de Nour"))
        self.piece.remove(by=self.coralie)
        archive = self.zip_of(self.take())
        page = archive.read("index.html").decode()
        self.assertNotIn(str(other), page)
        self.assertNotIn("Le marché", page)

    def test_what_the_store_has_lost_does_not_stop_the_rest(self):
        keeping.delete(self.made.address)
        self.assertIn("index.html", self.zip_of(self.take()).namelist())


class WhoGetsItTest(TakeawayTest):
    def test_only_who_asked_and_only_of_oneself_or_of_whom_one_decides_for(self):
        made = self.take()
        address = reverse("takeaway", args=[made.key])
        for other in (self.coralie, self.odile):
            self.client.force_login(other)
            self.assertEqual(self.client.get(address).status_code, 404)
            with self.assertRaises(ValidationError):
                Takeaway.objects.ask(self.lina, by=other)
        self.client.logout()
        self.assertEqual(self.client.get(address).status_code, 302)

    def test_a_child_takes_the_own_works(self):
        child = Account.objects.create(username="lina", person=self.lina)
        made = Takeaway.objects.ask(self.lina, by=child)
        made.making.run()
        self.client.force_login(child)
        self.assertEqual(self.client.get(reverse("takeaway", args=[made.key])).status_code, 200)

    def test_a_yes_taken_back_after_it_was_made_closes_it(self):
        self.appear(self.piece, self.nour)
        self.agree(self.nour, self.nour, self.samira.person, use=Use.INTERNAL)
        made = self.take()
        self.assertEqual(self.client.get(reverse("takeaway", args=[made.key])).status_code, 200)
        self.nour.consents.first().withdraw(by=self.coralie)
        self.assertEqual(self.client.get(reverse("takeaway", args=[made.key])).status_code, 404)

    def test_two_days_later_it_is_gone_with_its_file(self):
        made = self.take()
        self.assertIsNotNone(keeping.size(made.address))
        later = timezone.now() + timedelta(days=2, minutes=1)
        with patch("django.utils.timezone.now", return_value=later):
            self.assertEqual(self.client.get(reverse("takeaway", args=[made.key])).status_code, 404)
            self.assertFalse(Takeaway.objects.visible_to(self.samira).exists())
            Takeaway.objects.forget()
        self.assertIsNone(keeping.size(made.address))

    def test_asked_again_the_former_is_gone_and_an_erasure_leaves_nothing(self):
        former, made = self.take(), self.take()
        self.assertEqual([*Takeaway.objects.all()], [made])
        if former.address != made.address:
            self.assertIsNone(keeping.size(former.address))
        Takeaway.follow_erasure(self.lina, by=self.coralie)
        self.assertIsNone(keeping.size(made.address))
        self.assertFalse(Takeaway.objects.exists())

    def test_who_asked_is_forgotten_and_so_is_the_file(self):
        made = self.take()
        Takeaway.follow_erasure(self.samira.person, by=self.coralie)
        self.assertIsNone(keeping.size(made.address))


class MakingItTest(TakeawayTest):
    def test_the_page_says_how_far_it_is_and_offers_it(self):
        address = reverse("takeaways")
        self.client.post(address, {"personne": self.lina.pk})
        self.assertContains(self.client.get(address), "en préparation")
        do_all_work()
        self.assertContains(self.client.get(address), "Télécharger")
        self.assertEqual(self.client.post(address, {"personne": self.odile.person.pk}).status_code, 404)

    def test_made_twice_it_is_the_same_and_cut_in_the_middle_it_is_made_again(self):
        made = Takeaway.objects.ask(self.lina, by=self.samira)
        with (
            patch("focale.works.models.takeaway.keeping.put", side_effect=SystemExit),
            self.assertRaises(SystemExit),
        ):
            made.making.run()
        self.assertEqual(Making.objects.get(work="pack").progress, Progress.RUNNING)
        Making.objects.get(work="pack").run()
        done = Takeaway.objects.get()
        done.making.run()
        self.assertEqual(Takeaway.objects.get().address, done.address)
        self.assertIsNotNone(keeping.size(done.address))

    def test_asked_anew_while_it_is_written_it_stays_nowhere(self):
        made = Takeaway.objects.ask(self.lina, by=self.samira)
        kept, put = [], keeping.put

        def putting(path, address):
            kept.append(put(path, address))
            made.drop()
            put(path, address)

        with patch("focale.works.models.takeaway.keeping.put", putting):
            made.making.run()
        self.assertIsNone(keeping.size(kept[0]))
        self.assertFalse(Making.objects.filter(work="pack").exists())

    def failed(self):
        """Lina's ZIP, which no disk had room for, three times."""
        made = Takeaway.objects.ask(self.lina, by=self.samira)
        full = patch("focale.works.models.takeaway.refuse_full_disk", side_effect=ValidationError("Plein."))
        with full as asked, self.assertLogs("focale", "ERROR"):
            for _try in range(MOST_TRIES + 1):
                DBTaskResult.objects.update(run_after=timezone.now())
                do_all_work()
        self.assertEqual(asked.call_count, MOST_TRIES)
        return made

    def test_a_full_disk_is_tried_three_times_and_said(self):
        making = self.failed().making
        making.refresh_from_db()
        self.assertEqual((making.progress, making.sentence), (Progress.FAILED, "Plein."))
        self.assertContains(self.client.get(reverse("takeaways")), "Plein.")

    def test_the_team_sees_it_in_the_line_and_tries_it_again(self):
        making = self.failed().making
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get("/travaux/"), "ZIP à emporter · Plein.")
        again = reverse("making-again", args=[making.pk])
        self.assertRedirects(self.client.post(again), "/travaux/")
        do_all_work()
        page = self.client.get("/travaux/")
        self.assertNotContains(page, "Plein.")
        self.assertContains(page, '<span class="pill good">fait</span>')
        self.assertEqual(self.client.get(reverse("takeaway", args=[making.takeaway.key])).status_code, 404)

    def test_who_keeps_no_productions_sees_nothing_of_it(self):
        making = self.failed().making
        self.client.force_login(self.karim)
        self.assertNotContains(self.client.get("/travaux/"), "ZIP à emporter")
        for account in (self.karim, self.odile):
            self.client.force_login(account)
            self.assertEqual(self.client.post(reverse("making-again", args=[making.pk])).status_code, 404)
