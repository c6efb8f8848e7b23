import csv
import json
import math
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from focale.people.districts import read_districts, surrounds
from focale.people.models import District

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [3, 1], [3, 3], [1, 3], [1, 1]]
GIVEN = Path(__file__).resolve().parents[4] / "shared/data/geo"


def feature(code="QP030001", coordinates=None, kind="Polygon", **facts):
    coordinates = [SQUARE] if coordinates is None else coordinates
    facts = {"nom_qp": "Rochebelle", "code_commune": "30007", "nom_commune": "Alès"} | facts
    return {
        "type": "Feature",
        "properties": {"code_qp": code} | facts,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def file_of(*features, **more) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more).encode()


class DistrictsTest(TestCase):
    def test_a_point_inside_is_found_and_one_outside_is_not(self):
        District.objects.read_file(file_of(feature()))
        self.assertEqual(District.objects.at(2, 2).code, "QP030001")
        self.assertIsNone(District.objects.at(5, 2))
        self.assertIsNone(District.objects.at(2, -1))

    def test_a_hole_is_outside_and_an_island_belongs(self):
        shape = {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [[[x + 10, y] for x, y in SQUARE]]]}
        self.assertFalse(surrounds(shape, 2, 2))
        self.assertTrue(surrounds(shape, 0.5, 2))
        self.assertTrue(surrounds(shape, 12, 2))
        self.assertFalse(surrounds(shape, 7, 2))

    def test_the_latest_version_answers_unless_another_is_asked(self):
        new = feature("QN03001T", nom_qp=None, lib_qp="Rochebelle", insee_com="13055, 13070")
        District.objects.read_file(file_of(feature(), new))
        self.assertEqual(District.objects.at(2, 2).code, "QN03001T")
        self.assertEqual(District.objects.at(2, 2, version=2015).code, "QP030001")
        self.assertEqual(District.objects.get(version=2024).communes, ["13055", "13070"])

    def test_reading_the_same_file_again_renews_and_doubles_nothing(self):
        self.assertEqual(District.objects.read_file(file_of(feature())), (1, 0))
        self.assertEqual(District.objects.read_file(file_of(feature(nom_qp="Autre"))), (0, 1))
        self.assertEqual(District.objects.get().label, "Autre")

    def test_broken_files_are_refused_with_a_sentence_and_nothing_is_kept(self):
        far = [[[0, 0], [400, 0], [4, 4], [0, 0]]]
        broken = {
            b"": "GeoJSON",
            b"\xff\xfe\x00": "GeoJSON",
            b"[" * 100_000: "GeoJSON",
            b"{}": "features",
            b'{"features": []}': "features",
            b'{"features": [3]}': "code",
            file_of(feature("XX1")): "code",
            file_of(feature(), feature("QP030002", coordinates=[SQUARE[:-1]])): "QP030002",
            file_of(feature(coordinates=[])): "contour",
            file_of(feature(coordinates=far)): "contour",
            file_of(feature(coordinates=[[["a", 0]] * 4])): "contour",
            file_of(feature(kind="Point", coordinates=[0, 0])): "contour",
            file_of(feature()).replace(b"[0, 0]", b"[NaN, 0]"): "GeoJSON",
            file_of(feature(), crs={"properties": {"name": "EPSG:2154"}}): "projection",
        }
        for content, word in broken.items():
            with self.assertRaises(ValidationError, msg=content[:60]) as refused:
                District.objects.read_file(content)
            self.assertIn(word, refused.exception.messages[0])
        self.assertFalse(District.objects.exists())

    def test_the_command_says_what_it_did_or_why_not(self):
        said = StringIO()
        path = Path(self.enterContext(tempfile.TemporaryDirectory())) / "quartiers.geojson"
        path.write_bytes(file_of(feature()))
        call_command("import_districts", path, stdout=said)
        self.assertIn("ajoutés\xa0: 1", said.getvalue())
        with self.assertRaises(CommandError):
            call_command("import_districts", path.with_name("absent.geojson"))


@settings(deadline=None)
@given(st.floats(-10, 10), st.floats(-10, 10))
def test_a_square_is_where_its_sides_say(x, y):
    if any(math.isclose(side, value, abs_tol=1e-9) for value in (x, y) for side in (0, 4)):
        return
    inside = 0 < x < 4 and 0 < y < 4
    assert surrounds({"type": "Polygon", "coordinates": [SQUARE]}, x, y) == inside


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_whatever_bytes_come_the_refusal_is_a_sentence(content):
    with pytest.raises(ValidationError):
        read_districts(content)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["qpv_2015_gard", "qpv_2015_occitanie", "qpv_2024_FORMAT_TEST"])
def test_the_files_of_the_state_are_read(name):
    if not GIVEN.exists():
        return
    new, _renewed = District.objects.read_file((GIVEN / f"{name}.geojson").read_bytes())
    assert new == {"qpv_2015_gard": 18, "qpv_2015_occitanie": 105, "qpv_2024_FORMAT_TEST": 9}[name]


@pytest.mark.django_db
def test_the_expected_points_fall_where_they_should():
    if not GIVEN.exists():
        return
    District.objects.read_file((GIVEN / "qpv_2015_occitanie.geojson").read_bytes())
    with (GIVEN / "qpv_2015_expected_points.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found = District.objects.at(float(row["lon"]), float(row["lat"]), version=2015)
            assert (found.code if found else "") == row["expected_code_qp"], row
