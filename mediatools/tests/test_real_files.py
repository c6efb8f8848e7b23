"""Files of telephones and cameras say what they are known to be: real samples where they lie beside, else our
own with the same traits."""

import csv
from pathlib import Path

from mediatools.imagined.parts import part
from mediatools.probing import probe
from mediatools.sound.tests.speaking import SoundTest, voice
from mediatools.tests.photographs import CAMERA, TAKEN, from_a_camera
from mediatools.video.tests.filming import FilmTest

SAMPLES = Path(__file__).resolve().parents[3] / "shared/data"


def told(path):
    found = probe(str(path), path.name)
    assert found["refused"] == [], (path, found["refused"])
    return found


class RealFilesTest(FilmTest, SoundTest):
    def known(self, name, own):
        """(path, what is known of it): the rows of the table beside the samples, or those `own` makes."""
        table = SAMPLES / name
        if not table.is_file():
            yield from own()
            return
        with table.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield SAMPLES / row["file"], row

    def own_pictures(self):
        facts = {"width": 300, "height": 200, "taken_at": TAKEN, "model": CAMERA, "location_leak": "yes"}
        yield from_a_camera(self.folder / "ours.jpg"), facts

    def own_recordings(self):
        facts = {"seconds": 1.5, "acodec": "pcm_s16le", "rate": 48000, "width": "", "location_leak": ""}
        yield self.written("ours.wav", voice(1.5)), facts
        # Its pictures last two seconds, the last block of its sound goes on a little.
        film = {"acodec": "aac", "seconds": 2.02, "width": 480, "height": 270, "location_leak": "yes"}
        yield self.filmed(seconds=2, size=(480, 270), where="+43.60+001.44/"), facts | film

    def test_pictures(self):
        for path, row in self.known("images/EXPECTED.csv", self.own_pictures):
            found = told(path)
            size = sorted((found["width"], found["height"]))
            self.assertEqual(sorted((int(row["width"]), int(row["height"]))), size, path)
            self.assertEqual(row["taken_at"], found["taken"], path)
            self.assertEqual(row["model"].strip(), found["camera"], path)
            self.assertEqual(bool(row["location_leak"]), found["tells_where"], path)

    def test_recordings(self):
        for path, row in self.known("video/EXPECTED_av.csv", self.own_recordings):
            found = told(path)
            self.assertAlmostEqual(float(row["seconds"]), found["seconds"], delta=0.02, msg=path)
            heard = found["sound"]["codec"], found["sound"]["rate"]
            self.assertEqual((row["acodec"], int(row["rate"])), heard, path)
            if row["width"]:
                self.assertEqual((int(row["width"]), int(row["height"])), (found["width"], found["height"]))
            self.assertEqual(bool(row["location_leak"]), found["tells_where"], path)

    def test_parts(self):
        known = {"stl_ascii_Star": 68, "stl_binary_HalfDonut": 288, "stl_binary_rear_case": 18808}
        parts = sorted(SAMPLES.glob("stl/*.stl"))
        if not parts:
            ours = self.folder / "boite.stl"
            ours.write_bytes(part("pinhole"))
            parts, known = [ours], {"boite": int.from_bytes(ours.read_bytes()[80:84], "little")}
        self.assertEqual({path.stem: told(path)["triangles"] for path in parts}, known)
