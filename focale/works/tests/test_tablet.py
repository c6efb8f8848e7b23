"""The tablet: everybody answers for themselves and signs; the team's pages stay closed on it."""

import json
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from focale.people.models import Consent, Guardianship, Signature, Use
from focale.programme.marking import mark
from focale.works.asking import ASKED
from focale.works.models import Permission, Sitting
from focale.works.models.sitting import CODE_LASTS, LASTS
from focale.works.tablet.asked import WORKS, asked_on
from focale.works.tablet.signing import sign

from .made import PieceTest

STROKES = json.dumps([[[100, 100], [300, 200], [500, 120]], [[600, 300], [700, 320]]])


class TabletTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.mother = self.samira.person
        self.piece = self.ready()
        self.appear(self.piece, self.nour)
        self.client.force_login(self.coralie)
        self.address = reverse("production-tablet", args=[self.production.pk])

    def hand_over(self):
        self.client.post(self.address, {"uses": ASKED, "years": 1, "here": "1"})
        return Sitting.objects.get()

    def answer(self, sitting, giver, said="yes", **more):
        asked = asked_on(sitting)[giver.pk]
        told = {f"{block.key}-{use}": said for block in asked.blocks for use in block.uses}
        return self.client.post(reverse("tablet-person", args=[giver.pk]), told | more)

    def test_everybody_is_asked_for_the_own_word_and_a_parent_for_both_children(self):
        asked = asked_on(self.hand_over())
        self.assertEqual({one.giver for one in asked.values()}, {self.mother, self.lina, self.nour})
        what = {(block.about, block.what) for block in asked[self.mother.pk].blocks}
        self.assertEqual(what, {(self.nour, "picture"), (self.lina, WORKS)})

    def test_the_screen_that_is_handed_over_opens_no_page_of_the_team(self):
        self.assertEqual(self.client.get(self.address).status_code, 200)
        self.hand_over()
        for address in (self.address, reverse("people"), reverse("piece", args=[self.piece.pk])):
            self.assertIn("/entrer/", self.client.get(address).headers["Location"])
        page = self.client.get(reverse("tablet"))
        self.assertContains(page, "Samira")
        self.assertNotContains(page, self.mother.last_name)
        self.assertNotContains(page, "team-nav")

    def test_a_mother_signs_with_her_finger_once_for_all(self):
        sitting = self.hand_over()
        answered = self.answer(sitting, self.mother, drawn=STROKES)
        self.assertRedirects(answered, reverse("tablet-thanks", args=[self.mother.pk]))
        signature = Signature.objects.get()
        self.assertEqual((signature.person, signature.entered_by), (self.mother, self.coralie))
        kept = Consent.objects.filter(subject=self.nour, given_by=self.mother)
        self.assertEqual({(one.use, one.agreed, one.signature) for one in kept},
                         {(use, True, signature) for use in ASKED})  # fmt: skip
        self.assertIn("où l'on voit Nour", kept.first().wording.replace("’", "'"))
        given = Permission.objects.get()
        self.assertEqual((given.given_by, given.signature), (self.mother, signature))
        self.assertEqual(sorted(given.uses), sorted(ASKED))
        self.assertEqual(given.until, sitting.until())
        self.assertNotIn(self.mother.pk, asked_on(sitting))

    def test_nobody_says_yes_without_a_signature_and_no_needs_none(self):
        sitting = self.hand_over()
        refused = self.answer(sitting, self.nour)
        self.assertContains(refused, "Signez avec le doigt", status_code=422)
        self.assertContains(refused, 'value="yes" checked', status_code=422)
        self.assertFalse(Signature.objects.exists())
        self.answer(sitting, self.nour, "no")
        self.assertEqual(set(Consent.objects.values_list("agreed", flat=True)), {False})

    def test_a_typed_name_counts_only_with_its_box_ticked(self):
        sitting = self.hand_over()
        self.assertEqual(self.answer(sitting, self.nour, typed="Nour").status_code, 422)
        self.answer(sitting, self.nour, typed="Nour", mine="1")
        self.assertEqual((Signature.objects.get().typed, Signature.objects.get().drawn), ("Nour", []))

    def test_a_line_left_empty_is_asked_again_but_not_half_a_work(self):
        sitting = self.hand_over()
        block = asked_on(sitting)[self.mother.pk].blocks[1]
        self.assertEqual(block.what, "picture")
        address = reverse("tablet-person", args=[self.mother.pk])
        self.client.post(address, {f"{block.key}-web": "yes", "drawn": STROKES})
        [image] = [one for one in asked_on(sitting)[self.mother.pk].blocks if one.what == "picture"]
        self.assertEqual(image.uses, [Use.PRINT, Use.EXHIBITION])
        half = self.client.post(address, {f"{WORKS}-{self.lina.pk}-web": "yes", "drawn": STROKES})
        self.assertContains(half, "répondez à chaque ligne", status_code=422)

    def test_answers_are_corrected_until_the_tablet_goes_on(self):
        sitting = self.hand_over()
        self.answer(sitting, self.nour, drawn=STROKES)
        address = reverse("tablet-person", args=[self.nour.pk])
        told = {f"picture-{self.nour.pk}-{use}": "no" for use in ASKED}
        self.client.post(address, told)
        standing = Consent.objects.in_force().filter(given_by=self.nour)
        self.assertEqual({one.agreed for one in standing}, {False})
        sitting.refresh_from_db()
        self.assertEqual(sitting.answered, 1)
        self.client.post(reverse("tablet-next"))
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_one_work_of_several_is_left_out(self):
        second = self.photograph(title="La cour")
        sitting = self.hand_over()
        self.answer(sitting, self.lina, drawn=STROKES, without=second.credits.get().pk)
        self.assertEqual(second.credits.get().permissions.get().uses, [])
        self.assertEqual(len(self.piece.credits.get().permissions.get().uses), 3)
        self.assertNotIn("La cour", self.piece.credits.get().permissions.get().wording)

    def test_a_date_asks_those_who_were_there_before_any_picture_is_sorted(self):
        self.consent(self.lina)
        Guardianship.objects.entrust(self.lina, to=self.odile.person, by=None)
        date = self.course(days=(-1,), leaders=[self.karim.person]).occurrences.first()
        mark(date, self.lina, "present", by=self.karim)
        self.client.force_login(self.karim)
        self.client.post(reverse("date-tablet", args=[date.pk]), {"uses": ["web"], "years": 1, "here": "1"})
        asked = asked_on(Sitting.objects.get())
        self.assertEqual({one.giver for one in asked.values()}, {self.lina, self.mother, self.odile.person})
        self.answer(Sitting.objects.get(), self.odile.person, drawn=STROKES)
        self.assertEqual(Consent.objects.get(given_by=self.odile.person).signature.entered_by, self.karim)

    def test_the_pictures_asked_about_are_shown_on_the_tablet_alone(self):
        file, address = self.piece.files.get(), "0" * 64
        facts = {"label": "320", "media_type": "image/webp", "width": 320, "height": 200, "size": 4}
        shown = file.original.renditions.create(address=address, **facts)
        sitting = self.hand_over()
        page = self.client.get(reverse("tablet-person", args=[self.lina.pk]))
        picture = reverse("tablet-picture", args=[shown.key])
        self.assertContains(page, picture)
        with patch("focale.works.views.tablet.handed", return_value=HttpResponse("image")):
            self.assertEqual(self.client.get(picture).status_code, 200)
            sitting.close(by=self.coralie)
            self.assertEqual(self.client.get(picture).status_code, 404)

    def test_questions_cost_ten_queries_however_many_are_asked(self):
        self.hand_over()
        for number in range(4):
            self.put(self.photograph(title=f"Photo {number}"), name=f"{number}.jpg")
        with CaptureQueriesContext(connection) as caught:
            self.client.get(reverse("tablet-person", args=[self.mother.pk]))
        self.assertLessEqual(len(caught), 10)

    def test_a_code_opens_one_tablet_once_and_for_a_quarter_of_an_hour(self):
        facts = {"production": self.production, "uses": ["web"], "years": 1, "by": self.coralie}
        first, second = (Sitting.objects.begin(**facts) for _ in range(2))
        self.assertEqual(Sitting.objects.enter(first.spaced_code.lower()), first)
        self.assertIsNone(Sitting.objects.enter(first.code))
        Sitting.objects.filter(pk=second.pk).update(opened_at=timezone.now() - CODE_LASTS)
        self.assertIsNone(Sitting.objects.enter(second.code))
        self.assertIsNone(Sitting.objects.enter(""))

    def test_a_sitting_ends_by_itself_and_from_afar(self):
        sitting = self.hand_over()
        Sitting.objects.filter(pk=sitting.pk).update(opened_at=timezone.now() - LASTS)
        self.assertContains(self.client.get(reverse("tablet")), "Code de la tablette")
        Sitting.objects.filter(pk=sitting.pk).update(opened_at=timezone.now())
        team = Client()
        team.force_login(self.coralie)
        team.post(reverse("sitting-end", args=[sitting.pk]))
        self.assertRedirects(self.answer(sitting, self.nour, "no"), reverse("tablet"))
        self.assertFalse(Consent.objects.exists())
        with self.assertRaises(ValidationError):
            sign(sitting, self.nour, {})

    def test_a_leader_opens_one_for_the_own_production_alone(self):
        self.client.force_login(self.karim)
        self.assertEqual(self.client.get(self.address).status_code, 404)
        other = Sitting.objects.begin(production=self.production, uses=["web"], years=1, by=self.coralie)
        self.assertEqual(self.client.get(reverse("sitting", args=[other.pk])).status_code, 404)

    def test_who_answers_on_the_tablet_opens_the_gate(self):
        sitting = self.hand_over()
        for giver in (self.mother, self.lina, self.nour):
            self.answer(sitting, giver, drawn=STROKES)
            self.client.post(reverse("tablet-next"))
        self.assertTrue(self.piece.may_be_published(Use.WEB))
        self.assertFalse(self.piece.may_be_published(Use.SOCIAL))

    def test_a_child_that_is_forgotten_leaves_no_name_in_the_words_of_the_work(self):
        self.answer(self.hand_over(), self.mother, drawn=STROKES)
        self.lina.erase(by=self.coralie)
        given = Permission.objects.get()
        self.assertNotIn("Lina", given.wording)
        self.assertIsNone(given.signature)
