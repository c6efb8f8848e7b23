import math
import unittest

import numpy as np

from mediatools.mesh.measuring import measured, watertight
from mediatools.refusing import Refused
from mediatools.tests import solids


class MeasuresTest(unittest.TestCase):
    def test_a_cube_is_exact(self):
        found = measured(solids.cube(20) + 5)
        self.assertEqual([20.0, 20.0, 20.0], found["size_mm"])
        self.assertEqual((8.0, 24.0, 12), (found["volume_cm3"], found["area_cm2"], found["triangles"]))
        self.assertTrue(found["watertight"])
        self.assertEqual([], found["notices"])

    def test_a_ring_is_what_geometry_says(self):
        found = measured(solids.ring(20, 5).astype("f4"))
        self.assertAlmostEqual(2 * math.pi**2 * 20 * 25 / 1000, found["volume_cm3"], delta=0.03)
        self.assertAlmostEqual(4 * math.pi**2 * 20 * 5 / 100, found["area_cm2"], delta=0.1)

    def test_far_from_the_origin_the_volume_stays(self):
        self.assertAlmostEqual(1.0, measured(solids.cube(10) + 90_000)["volume_cm3"], 6)

    def test_a_missing_triangle_or_one_too_many_is_a_hole(self):
        cube = solids.cube()
        self.assertTrue(watertight(cube))
        self.assertFalse(watertight(cube[1:]))
        self.assertFalse(watertight(np.concatenate([cube, cube[:1]])))
        turned = cube.copy()
        turned[0] = turned[0, ::-1]
        self.assertFalse(watertight(turned))
        self.assertIn("trous", measured(cube[1:])["notices"][0])

    def test_a_triangle_without_area_does_no_harm(self):
        cube = solids.cube()
        self.assertTrue(watertight(np.concatenate([cube, cube[:1, [0, 0, 1]]])))

    def test_minus_zero_is_zero(self):
        cube = solids.cube()
        cube[3][cube[3] == 0] = -0.0
        self.assertTrue(watertight(cube))

    def test_inside_out_flat_tiny_and_huge_are_said(self):
        for solid, word in (
            (solids.cube()[:, ::-1], "retournée"),
            (solids.cube() * [1, 1, 0], "plat"),
            (solids.cube(0.02), "pouces"),
            (solids.cube(5000), "unité"),
        ):
            self.assertIn(word, " ".join(measured(solid)["notices"]))

    def test_a_point_is_no_part(self):
        with self.assertRaises(Refused):
            measured(np.zeros((1, 3, 3)))
