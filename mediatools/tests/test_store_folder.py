import errno
import hashlib
import threading
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from mediatools import store
from mediatools.store import copying

CONTENT = bytes(range(256)) * 12_000


class FolderTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.path = self.folder / "brought.bin"
        self.path.write_bytes(CONTENT)
        self.kept = store.at(str(self.folder / "kept"))
        self.address = hashlib.sha256(CONTENT).hexdigest()
        self.place = self.folder / "kept" / self.address[:2] / self.address[2:4] / self.address

    def test_a_content_is_kept_once_under_its_digest(self):
        self.assertEqual(self.address, self.kept.put(self.path))
        self.assertEqual(self.address, self.kept.put(self.path, self.address))
        self.assertEqual(CONTENT, self.place.read_bytes())
        self.assertEqual(0o440, self.place.stat().st_mode & 0o777)
        self.assertEqual([self.place], [p for p in (self.folder / "kept").rglob("*") if p.is_file()])

    def test_what_is_brought_may_change_afterwards(self):
        self.kept.put(self.path)
        self.path.write_bytes(b"other")
        self.assertEqual(CONTENT, self.kept.opened(self.address).read())

    def test_a_settled_file_is_not_copied(self):
        self.kept.put(self.path, settled=True)
        self.assertEqual(self.path.stat().st_ino, self.place.stat().st_ino)

    def test_where_the_disk_cannot_link_it_is_copied(self):
        with mock.patch("os.link", side_effect=OSError(errno.EXDEV, "other disk")):
            self.kept.put(self.path, settled=True)
        self.assertNotEqual(self.path.stat().st_ino, self.place.stat().st_ino)
        self.assertEqual(CONTENT, self.place.read_bytes())

    def test_ranges_are_given_exactly(self):
        self.kept.put(self.path)
        for start, stop in ((0, 1), (255, 1_500_000), (len(CONTENT) - 3, None), (7, len(CONTENT) + 99)):
            self.assertEqual(CONTENT[start:stop], b"".join(self.kept.pieces(self.address, start, stop)))
        for start, stop in ((len(CONTENT), None), (5, 5), (9, 3), (-1, 4)):
            with self.assertRaises(ValueError):
                self.kept.pieces(self.address, start, stop)

    def test_a_copy_that_broke_off_goes_on(self):
        coming = self.folder / "kept/coming" / self.address
        coming.parent.mkdir(parents=True)
        coming.write_bytes(CONTENT[:1_000_000])
        self.kept.put(self.path)
        self.assertEqual(CONTENT, self.place.read_bytes())
        self.assertFalse(coming.exists())

    def test_what_was_left_there_and_is_not_it_is_never_kept(self):
        coming = self.folder / "kept/coming" / self.address
        coming.parent.mkdir(parents=True)
        coming.write_bytes(b"x" * 1000)
        self.kept.put(self.path)
        self.assertEqual(CONTENT, self.place.read_bytes())
        coming.write_bytes(b"x" * (len(CONTENT) + 1))
        self.kept.delete(self.address)
        self.kept.put(self.path)
        self.assertEqual(CONTENT, self.place.read_bytes())

    def test_a_wrong_address_is_found_out(self):
        with self.assertRaises(ValueError):
            self.kept.put(self.path, "0" * 64)
        self.assertFalse(self.kept.has("0" * 64))

    def test_a_full_disk_leaves_nothing_behind(self):
        full = mock.patch.object(copying, "_grow", side_effect=OSError(errno.ENOSPC, "full"))
        with full, self.assertRaises(OSError):
            self.kept.put(self.path)
        self.assertEqual([], [p for p in (self.folder / "kept").rglob("*") if p.is_file()])

    def test_many_who_bring_the_same_at_once(self):
        wrong = []

        def bring():
            try:
                self.kept.put(self.path)
            except Exception as error:
                wrong.append(error)

        together = [threading.Thread(target=bring) for _person in range(8)]
        for each in together:
            each.start()
        for each in together:
            each.join()
        self.assertEqual([], wrong)
        self.assertEqual(CONTENT, self.place.read_bytes())

    def test_what_is_not_kept_and_what_is_no_address(self):
        for ask in (self.kept.size, self.kept.opened, lambda a: self.kept.local(a).__enter__()):
            with self.assertRaises(FileNotFoundError):
                ask(self.address)
        self.kept.delete(self.address)
        for guess in ("../../etc/passwd", self.address.upper(), self.address[:-1], self.address + "\n", ""):
            with self.assertRaises(ValueError):
                self.kept.has(guess)

    def test_a_deleted_one_is_gone_and_may_come_again(self):
        self.kept.put(self.path)
        with self.kept.local(self.address) as path:
            self.assertEqual(self.place, path)
        self.kept.delete(self.address)
        self.assertFalse(self.kept.has(self.address))
        self.kept.put(self.path)
        self.assertEqual(len(CONTENT), self.kept.size(self.address))
