"""The power goes off while files come in and while they are worked on: no byte is lost, none doubled."""

import hashlib
import io
import random
import tempfile
import time
from pathlib import Path

import pytest
from django.test import SimpleTestCase
from PIL import Image

from bench.sender import Sender
from bench.service import Service

KILLS, PIECE = 4, 2 * 2**20
PATIENCE = 90
STAGE = "focale.tests.depositing"


def photo(number, side=1600) -> bytes:
    """A JPEG of grains, another one for each number: it takes a moment to make smaller."""
    grains = random.Random(number).randbytes(side * side * 3)
    written = io.BytesIO()
    Image.frombytes("RGB", (side, side), grains).save(written, "JPEG", quality=90)
    return written.getvalue()


@pytest.mark.serve
class TestKillUploads(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="focale-uploads-", ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.service = Service(Path(folder.name), DATABASE_URL="")
        self.addCleanup(lambda: self.service.process and self.service.kill())
        self.service.command("prepare")
        self.found = self.service.asked(STAGE, "furnish()")
        self.start()

    def start(self):
        self.service.start()
        self.sender = Sender(self.service.port, **self.found)

    def restart(self):
        self.service.kill()
        self.start()

    def look(self, is_done=lambda _found: True):
        end = time.monotonic() + PATIENCE
        while not is_done(found := self.service.asked(STAGE, "look()")):
            self.assertLess(time.monotonic(), end, found)
            time.sleep(0.5)
        return found

    def test_a_file_killed_between_and_inside_its_pieces_comes_whole_once(self):
        content = photo(1, 3000)
        address, offset, kills, chance = self.sender.begin(len(content), "a.jpg"), 0, 0, random.Random(8)
        while offset < len(content):
            piece = content[offset : offset + PIECE]
            if kills < KILLS and chance.random() < 0.7:
                kills += 1
                if kills % 2:
                    self.sender.cut(address, piece, offset, chance.random())
                self.restart()
                came = self.sender.offset(address)
                self.assertIn(came - offset, range(len(piece) + 1))
                offset = came
            else:
                offset = self.sender.send(address, piece, offset)
        self.assertGreater(kills, 2)
        found = self.look(lambda found: found["work"] == ["done", "done"])
        self.assertEqual(found["sha256"], [hashlib.sha256(content).hexdigest()])
        self.assertEqual((found["used"], found["counted"]), (len(content), len(content)))

    def test_killed_while_it_is_worked_on_the_work_is_done_all_the_same(self):
        contents = [photo(number) for number in range(3)]
        for number, content in enumerate(contents):
            self.sender.bring(io.BytesIO(content), len(content), piece=PIECE, name=f"{number}.jpg")
        for _kill in range(2):
            time.sleep(0.7)
            self.restart()
        found = self.look(lambda found: found["work"] == ["done"] * 6)
        self.assertEqual(found["states"], ["ready"] * 3)
        self.assertEqual(found["shown"], [4] * 3)
        self.assertEqual(set(found["sha256"]), {hashlib.sha256(each).hexdigest() for each in contents})
        self.assertEqual(found["used"], found["counted"])

    def test_a_film_is_sent_in_part_as_players_ask_and_memory_stays_flat(self):
        content = photo(5, 3000)
        self.sender.bring(io.BytesIO(content), len(content), piece=16 * PIECE, name="a.jpg")
        key = self.look(lambda found: found["work"] == ["done", "done"])["keys"][0]
        for _thread in range(8):  # each of the five opens its own connection first, with what it keeps
            self.assert_parts(key, content)
        before = self.service.memory()
        for _round in range(3):
            self.assert_parts(key, content)
        status, headers, body = self.sender.ask("HEAD", f"/medias/{key}")
        self.assertEqual((status, headers["Content-Length"], body), (200, str(len(content)), b""))
        self.assertLess(self.service.memory() - before, 10)

    def assert_parts(self, key, content):
        for first in range(0, len(content), len(content) // 10):
            status, headers, body = self.sender.ask("GET", f"/medias/{key}", Range=f"bytes={first}-")
            self.assertEqual((status, body), (206, content[first:]))
            self.assertEqual(headers["Content-Length"], str(len(content) - first))
