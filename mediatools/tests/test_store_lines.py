"""A line to the store that breaks, a store that is tired, a store that lies."""

import hashlib
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import httpx

from mediatools import store
from mediatools.store import asking
from mediatools.store.partial import fetch

CONTENT = bytes(range(251)) * 9000
ADDRESS = hashlib.sha256(CONTENT).hexdigest()


class Broken:
    """A store whose line breaks after so many bytes, each time."""

    def __init__(self, content=CONTENT, every=400_000, most=10**9):
        self.content, self.every, self.most, self.asked = content, every, most, []

    def size(self, address):
        return len(self.content)

    def pieces(self, address, start=0, stop=None):
        self.asked.append(start)
        yield self.content[start : min(self.most, start + self.every)]
        if start + self.every < len(self.content):
            raise ConnectionError("broken")


class LinesTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "out"
        pause = mock.patch.object(asking, "PAUSE", 0.001)
        pause.start()
        self.addCleanup(pause.stop)

    def answering(self, *answers):
        """A bucket that gives these answers one after the other: a status, or an error."""
        bucket, left, heard = store.at("s3://k:s@host.example/b"), list(answers), []

        def answer(request):
            heard.append(request)
            now = left.pop(0)
            if isinstance(now, Exception):
                raise now
            return httpx.Response(now, headers={"content-length": "7"})

        bucket.speaker.client = httpx.Client(transport=httpx.MockTransport(answer))
        return bucket, heard

    def test_what_came_is_not_asked_for_again(self):
        broken, far = Broken(), []
        fetch(broken, ADDRESS, self.path, far.append)
        self.assertEqual(CONTENT, self.path.read_bytes())
        self.assertEqual(list(range(0, len(CONTENT), 400_000)), broken.asked)
        self.assertEqual((sorted(far), 1.0), (far, far[-1]))

    def test_a_later_call_goes_on_where_an_earlier_gave_up(self):
        with self.assertRaises(ConnectionError):
            fetch(Broken(most=500_000), ADDRESS, self.path)
        self.assertFalse(self.path.exists())
        again = Broken(every=len(CONTENT))
        fetch(again, ADDRESS, self.path)
        self.assertEqual([500_000], again.asked)
        self.assertEqual(CONTENT, self.path.read_bytes())

    def test_other_bytes_than_were_kept_are_thrown_away(self):
        with self.assertRaises(ValueError):
            fetch(Broken(CONTENT[::-1], len(CONTENT)), ADDRESS, self.path)
        self.assertEqual([], list(self.path.parent.iterdir()))

    def test_a_tired_store_is_asked_again(self):
        bucket, heard = self.answering(503, httpx.ConnectError("no"), 200)
        self.assertEqual(7, bucket.size("0" * 64))
        self.assertEqual(3, len(heard))

    def test_one_that_stays_away_is_told(self):
        bucket, heard = self.answering(*[httpx.ReadTimeout("slow")] * asking.TRIES)
        with self.assertRaises(ConnectionError):
            bucket.has("0" * 64)
        self.assertEqual(asking.TRIES, len(heard))

    def test_a_refusal_is_not_asked_again(self):
        bucket, heard = self.answering(403)
        with self.assertRaises(PermissionError):
            bucket.has("0" * 64)
        self.assertEqual(1, len(heard))
        self.assertNotIn("s@", str(heard[0].url))
