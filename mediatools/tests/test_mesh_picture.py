import unittest

import numpy as np

from mediatools.mesh.drawing import PAPER, drawn
from mediatools.tests import solids


def ink(picture):
    return (np.asarray(picture).astype(int) != PAPER).any(axis=2)


class MeshPictureTest(unittest.TestCase):
    def test_a_ring_has_a_hole_and_an_outside(self):
        picture = drawn(solids.ring(400, 60, steps=60), 128)
        self.assertEqual((128, 128), picture.size)
        shown = ink(picture)
        self.assertFalse(shown[64, 64])
        self.assertFalse(shown[:3].any() or shown[-3:].any() or shown[:, :3].any())
        self.assertTrue(shown[64, :40].any() and shown[64, -40:].any())

    def test_what_is_in_front_hides_what_is_behind_whatever_the_order(self):
        cube = solids.cube(1000)
        rng = np.random.default_rng(1)
        shuffled = cube[rng.permutation(len(cube))]
        one, other = np.asarray(drawn(cube, 96)), np.asarray(drawn(shuffled, 96))
        self.assertLess((one != other).any(axis=2).mean(), 0.02)
        inside = np.concatenate([cube, solids.cube(200) + 400])
        self.assertLess((np.asarray(drawn(inside, 96)) != one).any(axis=2).mean(), 0.02)

    def test_a_cube_is_one_whole_patch_however_fine_its_triangles(self):
        filled = ink(drawn(solids.cube(1000), 96)).mean()
        fine = solids.cube(1000)
        for _again in range(4):
            a, b, c = fine.swapaxes(0, 1)
            ab, bc, ca = (a + b) / 2, (b + c) / 2, (c + a) / 2
            fine = np.concatenate(
                [np.stack(each, 1) for each in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))]
            )
        self.assertAlmostEqual(filled, ink(drawn(fine, 96)).mean(), delta=0.003)

    def test_a_coin_lies_beside_a_part_one_can_hold_and_beside_no_other(self):
        def gold(side):
            red, green, blue = np.asarray(drawn(solids.cube(side), 96)).reshape(-1, 3).astype(int).T
            return ((red - blue > 60) & (green > red * 0.7)).sum()

        self.assertGreater(gold(30), 100)
        self.assertLess(gold(1000), 30)
