import io
import struct
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mediatools.recognising import kind_of
from mediatools.tests import photographs
from mediatools.tiff_heads import first_directory, is_camera


def directory(*tags, order="<", at=8):
    """A TIFF of nothing but its first directory."""
    entries = b"".join(
        struct.pack(f"{order}HHI", tag, 4, 1) + struct.pack(f"{order}I", value) for tag, value in tags
    )
    start = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", at)
    return start.ljust(at, b"\0") + struct.pack(f"{order}H", len(tags)) + entries + bytes(4)


def camera(content):
    return is_camera(io.BytesIO(content))


class TiffHeadsTest(unittest.TestCase):
    def test_a_small_picture_with_more_behind_it_is_a_camera_s(self):
        for order in "<>":
            self.assertTrue(camera(directory((254, 1), (256, 160), (330, 9000), order=order)))
            self.assertFalse(camera(directory((254, 0), (256, 6000), (330, 9000), order=order)))
            self.assertFalse(camera(directory((254, 1), (256, 160), order=order)))

    def test_cells_of_a_sensor_are_a_camera_s(self):
        self.assertTrue(camera(directory((262, 32803))))
        self.assertFalse(camera(directory((262, 2))))

    def test_a_directory_at_the_end_of_the_file_is_read_too(self):
        self.assertTrue(camera(directory((50706, 1), at=60_000)))
        self.assertFalse(camera(directory((50706, 1), at=60_000)[:60_001]))

    def test_short_numbers_are_read_in_both_orders(self):
        for order in "<>":
            entry = struct.pack(f"{order}HHIHH", 262, 3, 1, 32803, 0)
            head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, 1) + entry
            self.assertEqual({262: 32803}, first_directory(io.BytesIO(head)))

    def test_a_scan_stays_a_tiff_and_a_raw_by_another_name_is_a_raw(self):
        with TemporaryDirectory() as folder:
            scan = Path(folder) / "scan.nef"
            kept = io.BytesIO()
            Image.new("RGB", (60, 40)).save(kept, "TIFF")
            scan.write_bytes(kept.getvalue())
            raw = photographs.as_dng(Path(folder) / "raw.tif")
            self.assertEqual(["tiff", "raw"], [kind_of(scan).name, kind_of(raw).name])

    @given(st.binary(max_size=300), st.sampled_from([b"II*\0", b"MM\0*", b""]))
    def test_any_bytes_at_all(self, content, start):
        self.assertIn(camera(start + content), (True, False))
