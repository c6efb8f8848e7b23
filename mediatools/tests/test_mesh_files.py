import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import numpy as np

from mediatools.limits import LIMITS, Limit
from mediatools.mesh.reading import read
from mediatools.refusing import Refused
from mediatools.tests import solids


class MeshFilesTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "part"

    def read(self, content, kind="stl"):
        self.path.write_bytes(content)
        return read(self.path, kind).triangles

    def read_package(self, xml, **more):
        solids.package(self.path, xml, **more)
        return read(self.path, "3mf")

    def refused(self, word, content, kind="stl"):
        with self.assertRaisesRegex(Refused, word):
            self.read(content, kind) if isinstance(content, bytes) else self.read_package(content)

    def test_binary_and_text_say_the_same(self):
        ring = solids.ring(steps=12).astype("f4")
        np.testing.assert_array_equal(ring, self.read(solids.binary(ring)))
        np.testing.assert_allclose(ring, self.read(solids.written(ring)), atol=1e-4)

    def test_a_binary_one_that_begins_with_solid_is_binary_and_may_have_a_few_bytes_more(self):
        self.assertEqual(12, len(self.read(solids.binary(solids.cube()) + b"\n")))

    def test_a_truncated_one_is_refused(self):
        self.refused("coupé", solids.binary(solids.cube())[:-60])
        self.refused("coupé", solids.written(solids.cube())[:-100])

    def test_points_that_are_nowhere_are_refused(self):
        cube = solids.cube()
        for wrong in (np.nan, np.inf, 1e30):
            cube[0, 0, 0] = wrong
            self.refused("nulle part", solids.binary(cube))

    def test_too_many_triangles_are_refused_before_they_are_read(self):
        few = LIMITS | {"mesh": Limit(10**6, triangles=11, unpacked=10**6, tracks=10)}
        with mock.patch.dict(LIMITS, few):
            self.refused("simplifiez", solids.binary(solids.cube()))
            self.refused("simplifiez", solids.written(solids.cube()))

    def test_a_package_is_in_its_unit_and_where_the_plate_has_it(self):
        turn = "0 1 0 -1 0 0 0 0 2 5 6 7"
        solid = self.read_package(
            solids.model(
                solids.CORNERS, solids.CUBE, unit="inch", build=f'<item objectid="1" transform="{turn}"/>'
            )
        )
        self.assertEqual("inch", solid.unit)
        points = solid.triangles.reshape(-1, 3) / 25.4
        np.testing.assert_allclose([[4, 6, 7], [5, 7, 9]], [points.min(0), points.max(0)])

    def test_parts_of_parts_and_of_other_files_are_put_in_place(self):
        inner = solids.model(solids.CORNERS, solids.CUBE, build="")
        more = (
            '<object id="2"><components><component objectid="1"/>'
            '<component xmlns:p="x" p:path="/3D/other.model" objectid="1"'
            ' transform="1 0 0 0 1 0 0 0 1 9 0 0"/>'
            "</components></object>"
        )
        xml = solids.model(solids.CORNERS, solids.CUBE, build='<item objectid="2"/>', more=more)
        solid = self.read_package(xml, also=[("3D/other.model", inner)])
        self.assertEqual((24, 10.0), (len(solid.triangles), solid.triangles[:, :, 0].max()))

    def test_the_model_a_package_names_is_the_one_that_counts(self):
        other = solids.model(solids.CORNERS * 3, solids.CUBE)
        named = [
            ("_rels/.rels", '<Relationship Target="/3D/z.model" Id="rel0" Type="…/3dmodel"/>'),
            ("3D/z.model", other),
        ]
        solid = self.read_package(solids.model(solids.CORNERS, solids.CUBE), also=named)
        self.assertEqual(3.0, solid.triangles.max())

    def test_a_part_inside_itself_is_refused(self):
        more = '<object id="2"><components><component objectid="2"/></components></object>'
        self.refused("abîmé", solids.model([], [], build='<item objectid="2"/>', more=more))

    def test_corners_that_are_not_there_are_refused(self):
        self.refused("abîmé", solids.model(solids.CORNERS, [[0, 1, 8]]))
        self.refused("abîmé", solids.model(solids.CORNERS, [[0, 1, -1]]))

    def test_endless_nesting_and_document_types_are_refused(self):
        self.refused("emboîté", "<model>" + "<a>" * 100 + "</a>" * 100 + "</model>")
        self.refused("abîmé", '<!DOCTYPE a [<!ENTITY b "c">]><model>&b;</model>')
        self.refused("vide", "<model/>")
