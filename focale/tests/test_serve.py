"""The service as it runs for real: starts fast, stops cleanly, stays small, is not held up by slow phones."""

import socket
import statistics
import tempfile
import threading
import time
from http.client import HTTPResponse
from pathlib import Path

import pytest
from django.test import SimpleTestCase

from bench.service import Service

PHONES, IDLE = 6, 300


@pytest.mark.serve
class TestServing(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory(prefix="focale-serve-", ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        cls.home = Path(folder.name)
        cls.service = Service(cls.home, DATABASE_URL="")
        cls.first_start = cls.service.start()
        cls.service.stop()
        with (cls.home / "static/film.bin").open("wb") as film:
            film.truncate(40_000_000)  # more than the server would hold back for one visitor

    def setUp(self):
        self.service.start()
        self.second_start = (
            self.service.cpu()
        )  # not the clock's seconds: other tests may keep the machine busy
        self.addCleanup(lambda: self.service.process.poll() is None and self.service.stop())

    def test_a_first_start_makes_the_place_and_a_second_is_quick(self):
        self.assertTrue((self.home / "focale.sqlite3").exists())
        self.assertEqual((self.home / "secret").stat().st_mode & 0o077, 0)
        self.assertLess(self.second_start, 3)

    def test_it_stops_cleanly_and_fast_when_asked(self):
        seconds = self.service.stop()
        self.assertEqual(self.service.process.returncode, 0)
        self.assertLess(seconds, 3)

    def test_a_second_service_on_the_same_port_is_refused_in_plain_words(self):
        other = Service(self.home / "other", PORT=str(self.service.port), DATABASE_URL="")
        (self.home / "other").mkdir()
        with self.assertRaises(RuntimeError) as refused:
            other.command("serve")
        self.assertIn("ne peut pas écouter", str(refused.exception))
        self.assertNotIn("Traceback", str(refused.exception))

    def test_its_memory_stays_small(self):
        for _visit in range(50):
            self.service.get("/")
        self.assertLess(self.service.memory(), 150)

    def connect(self):
        phone = socket.create_connection(("127.0.0.1", self.service.port))
        self.addCleanup(phone.close)
        return phone

    def test_six_phones_that_upload_slowly_do_not_stop_the_site(self):
        for _phone in range(PHONES):
            head = b"POST /sante/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nslow"
            self.connect().sendall(head)
        self.assert_others_are_served()

    def test_six_phones_that_download_slowly_do_not_stop_the_site(self):
        for _phone in range(PHONES):
            phone = self.connect()
            phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            phone.sendall(b"GET /static/film.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertIn(b"200 OK", phone.recv(200))
        self.assert_others_are_served()

    def assert_others_are_served(self):
        for _visit in range(20):
            began = time.monotonic()
            self.assertEqual(self.service.get("/sante/")[0], 200)
            self.assertLess(time.monotonic() - began, 1)

    def test_a_thousand_visitors_at_once_are_all_answered(self):
        self.assertEqual(self.statuses_of(1000), [b"200"] * 1000)

    def statuses_of(self, many):
        """Everybody is connected, then everybody asks; the status each is answered."""
        statuses = []

        def visit():
            with socket.create_connection(("127.0.0.1", self.service.port), timeout=30) as visitor:
                visitor.settimeout(30)
                arrived.wait()
                visitor.sendall(b"GET /sante/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                statuses.append(visitor.recv(100).split()[1])

        arrived = threading.Barrier(many)
        visitors = [threading.Thread(target=visit) for _visitor in range(many)]
        for visitor in visitors:
            visitor.start()
        for visitor in visitors:
            visitor.join()
        return statuses

    def test_three_hundred_open_pages_hold_up_neither_one_visitor_nor_a_hundred_at_once(self):
        idle = [self.connect() for _page in range(IDLE)]
        self.assertEqual(statuses_on(idle), {200})
        self.assertLess(statistics.median(self.seconds_of("/programme/") for _visit in range(15)), 0.4)
        self.assertEqual(self.statuses_of(100), [b"200"] * 100)
        self.assertEqual(statuses_on(idle), {200}, "an open page was hung up on")

    def seconds_of(self, path):
        began = time.monotonic()
        self.assertEqual(self.service.get(path)[0], 200)
        return time.monotonic() - began


def statuses_on(phones) -> set:
    """What is answered to one more question on connections that stay open."""
    for phone in phones:
        phone.settimeout(20)
        phone.sendall(b"GET /sante/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    answers = [HTTPResponse(phone) for phone in phones]
    for answer in answers:
        answer.begin()
        answer.read()
    return {answer.status for answer in answers}
