import hashlib
import os
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from mediatools import store
from mediatools.store import asking, parts
from mediatools.tests import bucket_server

SMALL = bytes(range(256)) * 5000


class BucketTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.kept = store.at(bucket_server.address(self.id()))
        pause = mock.patch.object(asking, "PAUSE", 0.01)
        pause.start()
        self.addCleanup(pause.stop)

    def brought(self, content=SMALL):
        path = self.folder / "brought.bin"
        path.write_bytes(content)
        return path

    def asked(self, *, breaking=None):
        """Every (verb, part) the store is asked, until after `breaking` parts the line breaks."""
        heard, speak = [], self.kept.speaker.client.send

        def send(request, **more):
            part = request.url.params.get("partNumber")
            if part and breaking and int(part) > breaking:
                raise asking.httpx.ConnectError("broken")
            heard.append((request.method, part))
            return speak(request, **more)

        return heard, mock.patch.object(self.kept.speaker.client, "send", send)

    def test_a_content_is_kept_and_given_back_whole_or_in_parts(self):
        address = self.kept.put(self.brought())
        self.assertEqual((True, len(SMALL)), (self.kept.has(address), self.kept.size(address)))
        for start, stop in ((0, None), (3, 4), (100, 1_200_000), (len(SMALL) - 1, None)):
            self.assertEqual(SMALL[start:stop], b"".join(self.kept.pieces(address, start, stop)))
        for start, stop in ((len(SMALL), None), (5, 5), (-1, 4)):
            with self.assertRaises(ValueError):
                self.kept.pieces(address, start, stop)

    def test_a_range_is_one_question(self):
        address = self.kept.put(self.brought())
        heard, listening = self.asked()
        with listening:
            self.assertEqual(SMALL[5:99], b"".join(self.kept.pieces(address, 5, 99)))
        self.assertEqual(["GET"], [verb for verb, _part in heard])

    def test_it_is_read_like_a_file(self):
        file = self.kept.opened(self.kept.put(self.brought()))
        file.seek(-10, os.SEEK_END)
        self.assertEqual(SMALL[-10:], file.read())
        self.assertEqual(b"", file.read())
        file.seek(5)
        self.assertEqual(SMALL[5:2_000_000], file.read(2_000_000))

    def test_a_tool_reads_it_under_a_path_of_this_machine(self):
        with self.kept.local(self.kept.put(self.brought())) as path:
            self.assertEqual(SMALL, path.read_bytes())
        self.assertFalse(path.exists())

    def test_the_same_again_is_not_sent(self):
        self.kept.put(self.brought())
        heard, listening = self.asked()
        with listening:
            self.kept.put(self.brought())
        self.assertEqual(["HEAD"], [verb for verb, _part in heard])

    def test_a_deleted_one_is_gone_and_deleting_twice_does_no_harm(self):
        address = self.kept.put(self.brought())
        self.kept.delete(address)
        self.kept.delete(address)
        self.assertFalse(self.kept.has(address))
        with self.assertRaises(FileNotFoundError):
            self.kept.opened(address)

    def test_a_big_one_goes_in_parts_and_after_a_break_goes_on_where_it_was(self):
        content = os.urandom(12 * 2**20)
        with (
            mock.patch.object(parts, "PART", 5 * 2**20),
            mock.patch("mediatools.store.bucket.PART", 5 * 2**20),
        ):
            _heard, breaking = self.asked(breaking=2)
            with breaking, self.assertRaises(ConnectionError):
                self.kept.put(self.brought(content))
            heard, listening = self.asked()
            with listening:
                address = self.kept.put(self.brought(content))
        self.assertEqual(["3"], [part for verb, part in heard if verb == "PUT"])
        self.assertEqual(hashlib.sha256(content).hexdigest(), address)
        self.assertEqual(content, b"".join(self.kept.pieces(address)))

    def test_what_is_not_the_content_it_is_said_to_be_is_not_kept(self):
        for size in (100, 6 * 2**20):
            with (
                mock.patch.object(parts, "PART", 5 * 2**20),
                mock.patch("mediatools.store.bucket.PART", 5 * 2**20),
                self.assertRaises(ValueError),
            ):
                self.kept.put(self.brought(bytes(size)), "0" * 64)
            self.assertFalse(self.kept.has("0" * 64))

    def test_a_wrong_secret_is_refused_and_said(self):
        stranger = store.at(bucket_server.address(self.id(), secret="x" * 40))
        with self.assertRaises(PermissionError):
            stranger.put(self.brought())
        with self.assertRaises(PermissionError):
            stranger.has("0" * 64)
