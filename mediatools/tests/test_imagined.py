"""What is made from nothing is taken at the doors as what a camera, a recorder or a scanner gives."""

import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from mediatools import door, sandbox
from mediatools.imagined.film import developed
from mediatools.imagined.parts import PARTS, turned
from mediatools.mesh.measuring import measured

ORDERS = [
    ["vallee.jpg", "hills", ["a", "dawn", True]],
    ["rue.jpg", "street", ["a"]],
    ["plat.jpg", "dish", ["soup"]],
    ["scene.jpg", "stage", ["a", "band"]],
    ["photogramme.png", "photogram", ["a", "keys"]],
    ["portrait.jpg", "portrait", ["elder"]],
    ["dessin.png", "cartoon", ["flood"]],
    ["essais.jpg", "tries", ["a"]],
    ["air.wav", "tune", ["melody", "a"]],
    ["dehors.wav", "tune", ["street", "a"]],
    ["film.mp4", "film", ["bath"]],
    ["boite.stl", "part", ["pinhole"]],
    ["abat-jour.stl", "part", ["shade"]],
    ["bande.tif", "strip", ["grey", ["hills", ["a"]], ["towers", ["a", "dusk"]]]],
]
FAMILIES = {
    "jpg": "picture",
    "png": "picture",
    "tif": "picture",
    "wav": "sound",
    "mp4": "film",
    "stl": "mesh",
}


def made(folder, orders=ORDERS):
    return sandbox.run(
        "mediatools.imagined.making:make", orders, folder,
        writable=[folder], seconds=120, memory=3 * sandbox.GIB,
    )  # fmt: skip


class ImaginedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.names = made(cls.folder)

    def test_everything_wanted_is_there_and_taken_for_what_it_is(self):
        wanted = {name for name, _maker, _words in ORDERS} | {"bande-01.jpg", "bande-02.jpg"}
        self.assertEqual(wanted, set(self.names))
        for name in self.names:
            found = door.admit(self.folder / name, name=name)
            self.assertEqual(FAMILIES[name.rpartition(".")[2]], found["family"], name)
            self.assertFalse(found.get("notices"), name)

    def test_parts_have_no_leak_and_their_inside_is_inside(self):
        for name, (outline, waves, many) in PARTS.items():
            told = measured(turned(outline, waves=waves, many=many))
            self.assertTrue(told["watertight"], name)
            self.assertGreater(told["volume_cm3"], 5, name)
            self.assertFalse(told.get("notices"), name)

    def test_it_is_the_same_every_time(self):
        for order in (ORDERS[0], ORDERS[4], ORDERS[6], ORDERS[8], ORDERS[11]):
            with TemporaryDirectory() as again:
                made(again, [order])
                self.assertEqual((Path(again) / order[0]).read_bytes(), (self.folder / order[0]).read_bytes())

    def test_film_is_thinner_where_the_scene_was_dark(self):
        light = developed(np.array([[0, 0, 0], [255, 255, 255]]))
        self.assertTrue((light[0] > light[1]).all())
