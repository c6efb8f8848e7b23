"""National files handed in by the team: looked at first, kept once confirmed; broken ones refused."""

import gzip
import json
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from focale.people.models import District, DistrictFile, Street
from focale.people.tests.test_districts import SQUARE, feature, file_of
from focale.schedule import SCHEDULE
from focale.testing import FocaleTest

HEAD = "id;numero;nom_voie;nom_commune;lon;lat\n"
STREETS = HEAD + "1;1;Rue de la Paix;Alès;2;2\n1;2;Rue de la Paix;Alès;2;2\n1;1;Rue Loin;Alès;9;9\n"
NEW = feature("QN03001T", nom_qp=None, lib_qp="Les Cévennes", insee_com="30007", lib_com="Alès")


class HandingInTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def send(self, content, name="fichier"):
        content = content.encode() if isinstance(content, str) else content
        return self.client.post(reverse("district-file-new"), {"file": SimpleUploadedFile(name, content)})

    def confirm(self):
        return self.client.post(reverse("district-file", args=[DistrictFile.objects.get().pk]), follow=True)

    def refusal(self, content, name="fichier"):
        answer = self.send(content, name)
        self.assertEqual(answer.status_code, 422, content[:60])
        self.assertFalse(DistrictFile.objects.exists(), content[:60])
        return " ".join(answer.context["form"].errors["file"])


class DistrictFilesTest(HandingInTest):
    def test_what_would_change_is_shown_and_nothing_changes_before_it_is_confirmed(self):
        District.objects.read_file(file_of(feature(), feature("QP030002")))
        content = file_of(feature(), feature("QP030002", nom_qp="Autre nom"), NEW)
        answer = self.send(content, "quartiers.geojson")
        seen = self.client.get(answer["Location"])
        for words in ("quartiers.geojson", "Les Cévennes", "Autre nom", "nouveau", "mis à jour", "rien"):
            self.assertContains(seen, words)
        told = DistrictFile.objects.get().told
        self.assertEqual([told[what] for what in ("new", "renewed", "same")], [1, 1, 1])
        self.assertEqual(District.objects.count(), 2)
        self.assertContains(self.confirm(), "Quartiers ajoutés\xa0: 1. Mis à jour\xa0: 2.")
        self.assertEqual(District.objects.get(code="QP030002").label, "Autre nom")
        self.assertEqual(District.objects.get(code="QN03001T").version, 2024)

    def test_the_streets_of_a_department_are_counted_then_noted(self):
        District.objects.read_file(file_of(feature()))
        self.send(gzip.compress(STREETS.encode()), "adresses-30.csv.gz")
        seen = self.client.get(reverse("district-file", args=[DistrictFile.objects.get().pk]))
        self.assertContains(seen, "Rochebelle")
        self.assertFalse(Street.objects.exists())
        self.assertContains(self.confirm(), "notées\xa0: 1")
        self.assertEqual(Street.objects.get().name, "Rue de la Paix")

    def test_confirmed_given_up_or_forgotten_the_file_is_gone(self):
        for way in ("confirm", "give up", "forget"):
            self.send(file_of(feature()))
            handed_in = DistrictFile.objects.get()
            path = Path(handed_in.file.path)
            self.assertTrue(path.exists())
            self.assertNotIn("fichier", path.name)
            with self.captureOnCommitCallbacks(execute=True):
                if way == "confirm":
                    self.confirm()
                elif way == "give up":
                    self.client.post(reverse("district-file-dropping", args=[handed_in.pk]))
                else:
                    self.assertEqual(DistrictFile.objects.forget(), 0)
                    DistrictFile.objects.update(handed_in_at=timezone.now() - timedelta(days=2))
                    self.assertEqual(DistrictFile.objects.forget(), 1)
            self.assertFalse(DistrictFile.objects.exists(), way)
            self.assertFalse(path.exists(), way)
        self.assertIn(DistrictFile.objects.forget, [job for _every, job in SCHEDULE])

    def test_a_file_that_vanished_from_the_disk_is_said(self):
        self.send(file_of(feature()))
        Path(DistrictFile.objects.get().file.path).unlink()
        answer = self.client.post(reverse("district-file", args=[DistrictFile.objects.get().pk]))
        self.assertContains(answer, "Envoyez-le à nouveau", status_code=422)

    def test_families_and_leaders_hand_nothing_in(self):
        self.send(file_of(feature()))
        kept = DistrictFile.objects.get()
        for account in (self.samira, self.karim, self.jeanne):
            self.client.force_login(account)
            self.assertEqual(self.send(file_of(feature())).status_code, 403)
            self.assertEqual(self.client.post(reverse("district-file", args=[kept.pk])).status_code, 403)
            with self.assertRaises(ValidationError):
                kept.keep(by=account)
        self.assertFalse(District.objects.exists())

    def test_a_list_of_all_france_is_asked_near_the_point_only(self):
        squares = [
            feature(f"QP{n:06d}", coordinates=[[[x + n, y] for x, y in SQUARE]]) for n in range(-80, 81, 5)
        ]
        squares = [each for each in squares if "-" not in each["properties"]["code_qp"]]
        District.objects.read_file(file_of(*squares))
        found = District.objects.streets_of([("Alès", "Rue", 1, 12.0, 2.0), ("Alès", "Loin", 1, 14.5, 2.0)])
        [(district, town)] = found
        self.assertEqual((district.code, town), ("QP000010", "Alès"))


class BrokenFilesTest(HandingInTest):
    def test_what_is_no_such_file_is_refused_with_what_to_do(self):
        District.objects.read_file(file_of(feature()))
        far = STREETS.replace(";2;2", ";9;9")
        packed = gzip.compress(STREETS.encode() * 400)
        for content, word in (
            (b"", "vide"),
            (b"PK\x03\x04zip", "archive zip"),
            (b"{", "GeoJSON"),
            (b'{"features": [{"properties": {"code_qp": "QP030001"}}]}', "contour"),
            (file_of(feature(), crs={"properties": ["x"]}).replace(b"QP0", b"XX0"), "code"),
            (file_of(feature(), crs={"properties": {"name": "EPSG:2154"}}), "projection"),
            (b"nom;prenom\nA;B", "base adresse"),
            (b"%PDF-1.4 \xff\xfe", "abîmé"),
            (b"\x1f\x8bnot gzip", "abîmé"),
            (packed[:-20], "abîmé"),
            (packed[:40] + b"\x00\xff" * 40 + packed[120:], "abîmé"),
            (far, "bon département"),
            (HEAD + "1;1;" + "x" * 5000 + ";Alès;2;2", "trop long"),
            (gzip.compress(b"x" * 30_000_000), "trop long"),
        ):
            self.assertIn(word, self.refusal(content), content[:40])
        self.assertEqual((District.objects.count(), Street.objects.count()), (1, 0))

    def test_streets_come_after_districts(self):
        self.assertIn("Envoyez d'abord", self.refusal(STREETS))

    def test_a_file_larger_than_a_region_is_refused(self):
        big = SimpleUploadedFile("grand", b"{")
        big.size = 61 * 1024 * 1024
        with self.assertRaisesMessage(ValidationError, "60 Mo"):
            DistrictFile.objects.hand_in(big, by=self.coralie)

    def test_nothing_in_it_breaks_the_database_or_the_page(self):
        nasty = feature(
            nom_qp="A\x00B\ud800<script>alert(1)</script>", nom_commune={"x": [1]}, code_commune=["30007"]
        )
        nasty["geometry"]["coordinates"] = [[[*point, "\x00", {"deep": 1}] for point in SQUARE]]
        answer = self.send(file_of(nasty), "<i>\x00.geojson")
        seen = self.client.get(answer["Location"])
        self.assertNotContains(seen, "<script>alert")
        self.assertNotContains(seen, "<i>")
        self.confirm()
        district = District.objects.get()
        self.assertEqual(district.label, "AB<script>alert(1)</script>")
        self.assertEqual(district.geometry["coordinates"], [[SQUARE]])
        self.send(HEAD + "1;1;Rue\x00 A;Alès\x1b;2;2\n1;1_000;Rue B;Alès;2;2")
        self.confirm()
        self.assertIn("Rue A", Street.objects.values_list("name", flat=True))


class AnyFileTest(HypothesisTestCase):
    @settings(deadline=None, max_examples=60)
    @given(st.binary(max_size=400), st.sampled_from([b"", b"{", b"\x1f\x8b\x08", b"[", HEAD.encode()]))
    def test_whatever_comes_is_kept_or_refused_with_a_sentence(self, content, beginning):
        District.objects.read_file(file_of(feature()))
        try:
            DistrictFile.objects.hand_in(SimpleUploadedFile("x", beginning + content), by=None)
        except ValidationError as refusal:
            self.assertTrue(refusal.messages[0].endswith((".", "?")), refusal.messages)

    @settings(deadline=None, max_examples=60)
    @given(
        st.recursive(
            st.none() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inside: (
                st.lists(inside, max_size=4)
                | st.dictionaries(
                    st.sampled_from(
                        ["features", "properties", "geometry", "type", "coordinates", "code_qp", "crs"]
                    ),
                    inside,
                    max_size=4,
                )
            ),
            max_leaves=12,
        )
    )
    def test_any_json_is_kept_or_refused_with_a_sentence(self, told):
        wrapped = {"features": [{"properties": {"code_qp": "QP030001"}, "geometry": told}], "crs": told}
        for content in (told, wrapped):
            try:
                DistrictFile.objects.hand_in(SimpleUploadedFile("x", json.dumps(content).encode()), by=None)
            except ValidationError as refusal:
                self.assertTrue(refusal.messages[0])
