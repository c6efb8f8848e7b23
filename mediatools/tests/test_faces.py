import json
import subprocess
import sys

from PIL import ExifTags, Image

from mediatools.pictures import faces
from mediatools.tests import photographs
from mediatools.tests.test_photo import ROOT, Photographs


class ProposedFacesTest(Photographs):
    def photo(self, name="group.png", orientation=1, tilted=25):
        """Two faces on grey: one straight, one small and tilted."""
        group = Image.new("L", (800, 600), 120)
        group.paste(photographs.face(200), (100, 100))
        group.paste(photographs.face(120).rotate(tilted, fillcolor=120), (500, 300))
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        turned = group.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else group
        turned.save(self.folder / name, exif=exif)
        return self.folder / name

    def assert_boxed(self, boxes, x, y):
        inside = [b for b in boxes if b[0] < x / 800 < b[0] + b[2] and b[1] < y / 600 < b[1] + b[3]]
        self.assertEqual(len(inside), 1, (x, y, boxes))

    def test_faces_that_look_at_us_are_boxed_once_straight_or_tilted(self):
        for tilted in (0, 25, -25):
            boxes = faces.proposed(str(self.photo(tilted=tilted)))["faces"]
            self.assert_boxed(boxes, 200, 205)
            self.assert_boxed(boxes, 560, 360)
            self.assertTrue(all(0 <= share <= 1 for box in boxes for share in box))

    def test_boxes_are_those_of_the_upright_picture(self):
        boxes = faces.proposed(str(self.photo("turned.jpg", orientation=6)))["faces"]
        self.assert_boxed(boxes, 200, 205)

    def test_a_photo_without_anybody_has_no_box(self):
        photo = photographs.from_a_camera(self.folder / "in.jpg", size=(600, 400))
        self.assertEqual(faces.proposed(str(photo)), {"faces": []})

    def test_what_is_proposed_can_be_hidden(self):
        photo = self.photo()
        boxes = faces.proposed(str(photo))["faces"]
        out = self.made(photo, 800, ending="png", faces=boxes)
        self.assertEqual(faces.proposed(str(out)), {"faces": []})

    def test_from_the_command_line(self):
        command = [sys.executable, "-m", "mediatools", "faces", self.photo(), "--json"]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        self.assertEqual(len(json.loads(done.stdout)["faces"]), 2)

    def test_the_library_is_loaded_by_this_alone(self):
        asks = "import sys, mediatools.pictures.renditions, mediatools.commands.faces; "
        asks += "sys.exit('cv2' in sys.modules)"
        subprocess.run([sys.executable, "-c", asks], check=True, cwd=ROOT)
