"""The token, the limits of time and the errors of HelloAsso's API, against a server of this machine."""

import threading
from unittest import mock

import httpx
from django.test import SimpleTestCase

from focale.money.helloasso import client as module
from focale.money.helloasso.client import api
from focale.money.helloasso.errors import Away, Refused

from .helloasso_server import helloasso


class ClientTest(SimpleTestCase):
    def setUp(self):
        self.fake = self.enterContext(helloasso())

    def grants(self):
        return [grant for _method, path, grant in self.fake.calls if path == "/oauth2/token"]

    def test_one_token_serves_many_calls(self):
        for _each in range(3):
            self.assertEqual(api().organisation()["organizationSlug"], "association-test")
        self.assertEqual(self.grants(), ["client_credentials"])

    def test_a_token_near_its_end_is_renewed_by_the_refresh_token_which_serves_once(self):
        self.fake.lives = 30
        for _each in range(3):
            api().organisation()
        self.assertEqual(self.grants(), ["client_credentials", "refresh_token", "refresh_token"])
        self.assertEqual(len(self.fake.refresh_tokens), 1)

    def test_a_refresh_token_that_is_no_longer_known_gives_way_to_the_keys(self):
        self.fake.lives = 30
        api().organisation()
        self.fake.refresh_tokens.clear()
        api().organisation()
        self.assertEqual(self.grants(), ["client_credentials", "refresh_token", "client_credentials"])

    def test_a_token_ended_before_its_time_is_renewed_once(self):
        api().organisation()
        self.fake.words.clear()
        api().organisation()
        self.assertEqual(self.grants(), ["client_credentials", "refresh_token"])

    def test_many_threads_never_renew_at_once(self):
        self.fake.lives, self.fake.pause = 1799, 0.02
        with mock.patch.object(module, "AT_ONCE", 2):
            threads = [threading.Thread(target=api().organisation) for _each in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(self.grants(), ["client_credentials"])
        self.assertEqual(len(self.fake.calls), 9)

    def test_wrong_keys_are_refused_with_a_sentence(self):
        with helloasso(secret="other"), self.assertRaisesRegex(Refused, "pas accepté"):
            api().organisation()

    def test_what_is_away_is_said_to_be(self):
        for status in (500, 503, 302, 200):
            with self.subTest(status=status):
                self.fake.faults.append(("/v5/", status, {}, 0))
                with self.assertRaisesRegex(Away, "Réessayez"):
                    api().organisation()

    def test_too_many_calls_leave_it_alone_for_as_long_as_it_says(self):
        self.fake.faults.append(("/v5/", 429, {"Retry-After": "2"}, 0))
        with self.assertRaises(Away) as raised:
            api().organisation()
        self.assertEqual(raised.exception.seconds, 2)
        before = len(self.fake.calls)
        with self.assertRaises(Away):
            api().organisation()
        self.assertEqual(len(self.fake.calls), before)
        api().quiet_until = 0
        api().organisation()

    def test_a_pause_of_five_thousand_figures_is_an_hour(self):
        self.fake.faults.append(("/v5/", 429, {"Retry-After": "9" * 5000}, 0))
        with self.assertRaises(Away) as raised:
            api().organisation()
        self.assertEqual(raised.exception.seconds, 3600)

    def test_a_slow_answer_ends_in_time(self):
        api().organisation()
        self.fake.faults.append(("/v5/", 500, {}, 0.5))
        api().http.timeout = httpx.Timeout(0.1)
        with self.assertRaises(Away):
            api().organisation()

    def test_a_server_that_is_not_there_is_away(self):
        with helloasso(address="http://127.0.0.1:9"), self.assertRaises(Away):
            api().organisation()

    def test_who_waits_for_a_door_too_long_is_told_so(self):
        api().organisation()
        doors = threading.BoundedSemaphore(1)
        doors.acquire()
        with mock.patch.object(api(), "doors", doors), mock.patch.object(
            module, "TIMEOUT", httpx.Timeout(1, connect=0.01)
        ), self.assertRaises(Away):  # fmt: skip
            api().organisation()
