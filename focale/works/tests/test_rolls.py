"""Negatives of one roll are measured together, shown as proofs, and printed as new files; scans stay."""

import io
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from focale.testing import FocaleTest
from focale.works import keeping
from focale.works.models import Derivation, Making, Negative, Original, Production, Roll
from focale.works.models.making import Progress
from focale.works.proving import PROOF, SMALL

from .bringing import begin, counted, do_all_work
from .filmed import bring_scan, scan_file, strip_file


class RollTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.scan = bring_scan(self.production, scan_file(), "marché.tif", by=self.samira)

    def begun(self, *originals, **facts):
        facts = {"title": "Pellicule 12", "by": self.samira} | facts
        roll = Roll.objects.begin(self.production, originals or [self.scan], **facts)
        do_all_work()
        return roll

    def proof(self, negative):
        made = self.scan.renditions.get(label=PROOF.format(negative.pk))
        with keeping.opened(made.address) as file:
            return Image.open(io.BytesIO(file.read())).convert("RGB")

    def test_a_scan_is_measured_and_its_proof_is_a_positive_without_its_border(self):
        negative = self.begun().negatives()[0]
        left, top, right, bottom = negative.settings["area"]
        self.assertTrue(0.05 < left < 0.2 and 0.8 < right < 0.95)
        proof = self.proof(negative)
        self.assertGreater(min(proof.getpixel((20, 20))), 200)  # the white corner of the scene
        self.assertLess(max(proof.getpixel((proof.width // 4, 12))), 60)  # the black one beside it

    def test_what_is_chosen_shows_at_once_within_what_paper_can_do(self):
        negative = self.begun().negatives()[0]
        before = sum(self.proof(negative).convert("L").resize((1, 1)).getpixel((0, 0)) for _ in "1")
        negative.choose(stops=1.1, by=self.samira)
        after = self.proof(negative).convert("L").resize((1, 1)).getpixel((0, 0))
        self.assertLess(after, before - 15)
        negative.choose(stops=99, grade=-9, filtration=[500, 0, 0], by=self.samira)
        self.assertEqual(negative.choices, {"stops": 4, "grade": -1, "filtration": [60, 0, 0]})

    def test_two_who_choose_at_once_both_have_what_they_chose(self):
        one = self.begun().negatives()[0]
        other = Negative.objects.get(pk=one.pk)
        one.choose(stops=1.0, by=self.samira)
        other.choose(grade=3.0, by=self.coralie)
        self.assertEqual(Negative.objects.get().choices, {"stops": 1, "grade": 3, "filtration": [0, 0, 0]})

    def test_before_its_scans_are_ready_nothing_is_said_of_the_film(self):
        second = bring_scan(self.production, scan_file(seed=2), "parc.tif", by=self.samira)
        roll = self.begun(self.scan, second)
        second.renditions.filter(label=SMALL).drop()  # as when somebody hides a face on it
        self.client.force_login(self.samira)
        answer = self.client.post(reverse("roll-film", args=[roll.pk]), {"film": "mono"}, follow=True)
        self.assertContains(answer, "se préparent encore")
        self.assertEqual(Roll.objects.get().film, "")

    def test_a_point_on_a_scan_that_is_gone_for_good_counts_no_more(self):
        second = bring_scan(self.production, scan_file(seed=2), "parc.tif", by=self.samira)
        roll = self.begun(self.scan, second)
        gone = roll.scans.get(original=second)
        Roll.objects.update(picks={"base": [gone.pk, 0.5, 0.5], "greys": [[gone.pk, 0.5, 0.5]]})
        gone.delete()
        Roll.objects.get().say_film("colour", by=self.samira)
        self.assertEqual(Roll.objects.get().film, "colour")

    def test_a_roll_that_is_archived_or_without_room_is_refused_once_for_all_its_frames(self):
        second = bring_scan(self.production, scan_file(seed=2), "parc.tif", by=self.samira)
        roll = self.begun(self.scan, second)
        address = reverse("roll-prints", args=[roll.pk])
        self.client.force_login(self.samira)

        def refused(quota, **post):
            Production.objects.update(quota_bytes=quota)
            answer = self.client.post(address, post, follow=True)
            return [str(one) for one in answer.context["messages"]]

        used = Production.objects.get().used_bytes
        self.assertEqual(len(refused(used, negative=[one.pk for one in roll.negatives()])), 1)
        self.production.archive(by=self.coralie)
        self.assertEqual(len(refused(used)), 1)
        self.assertEqual([one.is_kept for one in roll.negatives()], [True, True])
        self.assertFalse(Derivation.objects.exists())

    def test_a_print_is_a_new_file_with_its_settings_beside_and_the_scan_is_untouched(self):
        negative = self.begun().negatives()[0]
        negative.choose(grade=3.0, by=self.samira)
        negative.ask_print(by=self.samira)
        negative.ask_print(by=self.samira)
        do_all_work()
        made = Derivation.objects.get()
        self.assertEqual((made.source, made.original.name), (self.scan, "marché-01.jpg"))
        self.assertEqual((made.original.state, made.original.brought_by), ("ready", self.samira.person))
        self.assertEqual(made.recipe["settings"]["grade"], 3.0)
        self.assertEqual(made.original.renditions.filter(label="320").count(), 1)
        with keeping.opened(self.scan.sha256) as kept:
            self.assertEqual(kept.read(), scan_file())
        self.production.refresh_from_db()
        self.assertEqual(self.production.used_bytes, counted(self.production))

    def test_printing_twice_or_after_a_crash_makes_one_file(self):
        negative = self.begun().negatives()[0]
        negative.ask_print(by=self.samira)
        Making.objects.get(work="derive")
        Original.objects.get(pk=self.scan.pk).derive(lambda part: None)
        Derivation.objects.get().make(lambda part: None)
        do_all_work()
        self.assertEqual(self.production.originals.count(), 2)
        self.production.refresh_from_db()
        self.assertEqual(self.production.used_bytes, counted(self.production))

    def test_no_room_is_said_before_anything_is_made(self):
        negative = self.begun().negatives()[0]
        self.production.refresh_from_db()
        self.production.change(quota_bytes=self.production.used_bytes + 10, by=self.coralie)
        with self.assertRaises(ValidationError):
            negative.ask_print(by=self.samira)
        self.assertFalse(Derivation.objects.exists())

    def test_a_strip_is_proposed_as_frames_that_a_person_sets_right(self):
        strip = bring_scan(self.production, strip_file(), "bande.tif", by=self.samira)
        roll = self.begun(strip, is_strips=True)
        found = roll.negatives()
        self.assertEqual([negative.number for negative in found], [1, 2, 3])
        kept = [(found[0].pk, 7, [100, 100, 3000, 9900], True), (None, 8, [3100, 100, 6000, 9900], False)]
        roll.scans.get().lay_frames(kept, by=self.samira)
        do_all_work()
        self.assertEqual([(one.number, one.is_kept) for one in roll.negatives()], [(7, True), (8, False)])
        labels = {PROOF.format(one.pk) for one in roll.negatives()} | {SMALL}
        self.assertEqual(
            set(strip.renditions.filter(media_type__endswith="stream").values_list("label", flat=True)),
            labels,
        )
        with self.assertRaises(ValidationError):
            roll.scans.get().lay_frames([(None, 1, [5000, 0, 400, 10], True)], by=self.samira)

    def test_a_face_hidden_on_the_scan_is_hidden_on_the_proof_and_on_the_print(self):
        negative = self.begun().negatives()[0]
        negative.ask_print(by=self.samira)
        do_all_work()
        self.scan.refresh_from_db()
        self.scan.veil([[400, 400, 100, 100]], by=self.coralie)
        made = Derivation.objects.get().original
        [[x, y, width, height]] = made.veils
        self.assertTrue(350 < x < 450 and 100 < width < 150, made.veils)
        self.assertFalse(self.scan.renditions.filter(label__startswith="proof").exists())
        do_all_work()
        self.assertTrue(self.scan.renditions.filter(label__startswith="proof").exists())

    def test_a_point_that_is_no_film_is_refused_with_a_sentence_and_changes_nothing(self):
        roll = self.begun()
        before = roll.scans.get().measured
        address = reverse("scan-base", args=[roll.scans.get().pk])
        self.client.force_login(self.samira)
        answer = self.client.post(address, {"left": "1", "top": "1"}, follow=True)
        self.assertContains(answer, "il n’y a pas de film")
        self.assertEqual(roll.scans.get().measured, before)

    def test_a_grey_that_is_pointed_at_is_grey_afterwards_and_can_be_forgotten(self):
        roll = self.begun()
        negative = roll.negatives()[0]
        self.client.force_login(self.samira)
        self.client.post(reverse("negative-grey", args=[negative.pk]), {"x": "500", "y": "545"})
        roll.refresh_from_db()
        self.assertEqual(len(roll.picks["greys"]), 1)
        proof = self.proof(negative)
        seen = proof.getpixel((proof.width // 2, int(proof.height * 0.545)))
        self.assertLess(max(seen) - min(seen), 12)
        self.client.post(reverse("roll-film", args=[roll.pk]), {"seul": "1"})
        roll.refresh_from_db()
        self.assertEqual(roll.picks, {})

    def test_the_pages_of_a_roll_walk_from_the_scans_to_the_prints(self):
        self.client.force_login(self.samira)
        address = reverse("production-rolls", args=[self.production.pk])
        said = {"title": "Le marché", "film": "", "many": "1", "scan": [self.scan.pk]}
        refused = self.client.post(address, said | {"scan": []})
        self.assertContains(refused, "Choisissez au moins un scan", status_code=422)
        self.assertRedirects(self.client.post(address, said), reverse("roll", args=[Roll.objects.get().pk]))
        do_all_work()
        negative = Negative.objects.get()
        one = reverse("negative", args=[negative.pk])
        self.client.post(one, {"step": "sombre"})
        self.assertContains(self.client.get(one), "½ diaphragme plus sombre")
        picture = self.client.get(reverse("negative-proof", args=[negative.pk]))
        self.assertEqual(picture["Content-Type"], "image/webp")
        self.client.post(reverse("roll-prints", args=[negative.scan.roll_id]), {"negative": [negative.pk]})
        do_all_work()
        self.assertFalse(Making.objects.exclude(progress=Progress.DONE).exists())
        with CaptureQueriesContext(connection) as asked:
            shown = self.client.get(reverse("roll", args=[negative.scan.roll_id]))
        self.assertLessEqual(len(asked), 10)
        self.assertContains(shown, "développée")
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(one).status_code, 404)

    def test_the_page_of_a_scan_shows_the_scan_and_nobody_is_given_what_the_darkroom_works_with(self):
        self.begun()
        self.client.force_login(self.coralie)
        page = self.client.get(reverse("original", args=[self.scan.pk]))
        small = self.scan.renditions.get(label=SMALL)
        self.assertNotContains(page, small.key)
        self.assertEqual(self.client.get(reverse("media", args=[small.key])).status_code, 404)

    def test_a_scan_that_is_gone_for_good_gives_back_what_was_promised_for_its_prints(self):
        roll = self.begun()
        roll.negatives()[0].ask_print(by=self.samira)
        self.scan.throw_away(by=self.samira)
        self.assertEqual(roll.negatives(), [])
        Original.objects.filter(pk=self.scan.pk).update(binned_at=timezone.now() - timedelta(days=31))
        self.scan.vanish()
        do_all_work()
        self.production.refresh_from_db()
        self.assertEqual(self.production.used_bytes, 0)
        self.client.force_login(self.samira)
        self.assertEqual(self.client.get(reverse("roll", args=[roll.pk])).status_code, 200)

    def test_a_roll_put_away_leaves_scans_and_prints(self):
        roll = self.begun()
        roll.negatives()[0].ask_print(by=self.samira)
        do_all_work()
        roll.put_away(by=self.samira)
        self.assertEqual(self.production.originals.kept().count(), 2)
        self.assertFalse(self.scan.renditions.filter(media_type__endswith="stream").exists())
