"""A kept file is given whole or in part, to who may see it, and never runs in a browser."""

from unittest.mock import patch

from django.test import Client

from focale.testing import FocaleTest
from focale.works import keeping
from focale.works.models import Rendition
from focale.works.serving import OutOfRange, span

from .bringing import begin, bring_in

CONTENT = bytes(range(256)) * 40
SIZE = len(CONTENT)


class ServingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.original = bring_in(begin(self), CONTENT, "Photo d'été.jpg", by=self.samira)
        self.rendition = Rendition.objects.create(
            original=self.original,
            label="320",
            address=self.original.sha256,
            size=SIZE,
            media_type="image/webp",
        )

    def ask(self, thing=None, by=None, method="get", **headers):
        client = Client()
        if by is not False:
            client.force_login(by or self.karim)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return getattr(client, method)(f"/medias/{(thing or self.rendition).key}", headers=named)

    def test_the_whole_of_it(self):
        answer = self.ask()
        self.assertEqual(answer.getvalue(), CONTENT)
        self.assertEqual(answer.headers["Content-Type"], "image/webp")
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", answer.headers["Content-Security-Policy"])
        self.assertEqual(answer.headers["Cache-Control"], "private, no-cache")

    def test_a_part_of_it_as_players_ask(self):
        for asked, first, last in (
            ("bytes=0-99", 0, 99),
            ("bytes=100-", 100, SIZE - 1),
            ("bytes=-50", SIZE - 50, SIZE - 1),
            (f"bytes=5-{SIZE * 9}", 5, SIZE - 1),
            (f"bytes=-{SIZE * 9}", 0, SIZE - 1),
        ):
            answer = self.ask(Range=asked)
            self.assertEqual(answer.status_code, 206, asked)
            self.assertEqual(answer.getvalue(), CONTENT[first : last + 1])
            self.assertEqual(answer.headers["Content-Range"], f"bytes {first}-{last}/{SIZE}")
            self.assertEqual(answer.headers["Content-Length"], str(last + 1 - first))

    def test_a_part_that_is_not_there(self):
        for asked in (f"bytes={SIZE}-", f"bytes={SIZE + 5}-{SIZE + 9}", "bytes=-0"):
            answer = self.ask(Range=asked)
            self.assertEqual((answer.status_code, answer.headers["Content-Range"]), (416, f"bytes */{SIZE}"))

    def test_what_is_no_range_gets_the_whole(self):
        for asked in (
            "bytes=9-5",
            "bytes=a-b",
            "lines=1-2",
            "bytes=0-1,5-6",
            "bytes=-",
            "bytes=" + "9" * 99 + "-",
        ):
            self.assertEqual(self.ask(Range=asked).status_code, 200, asked)

    def test_a_part_of_another_version_gets_the_whole(self):
        etag = self.ask().headers["ETag"]
        self.assertEqual(self.ask(Range="bytes=0-1", If_Range=etag).status_code, 206)
        self.assertEqual(self.ask(Range="bytes=0-1", If_Range='"another"').status_code, 200)

    def test_known_already_it_is_not_sent_again(self):
        etag = self.ask().headers["ETag"]
        self.assertEqual(self.ask(If_None_Match=etag).status_code, 304)
        self.assertEqual(self.ask(If_None_Match=f'"x", W/{etag}').status_code, 304)

    def test_its_head_alone_and_never_packed_anew(self):
        answer = self.ask(method="head", Accept_Encoding="gzip")
        self.assertEqual((answer.headers["Content-Length"], answer.content), (str(SIZE), b""))
        self.assertNotIn("Content-Encoding", self.ask(Accept_Encoding="gzip").headers)

    def test_an_original_is_downloaded_under_its_name(self):
        answer = self.ask(self.original)
        self.assertEqual(answer.getvalue(), CONTENT)
        self.assertIn("attachment; filename*=utf-8''Photo%20d", answer.headers["Content-Disposition"])

    def test_who_sees_the_production_sees_what_is_shown_and_nobody_else(self):
        for account in (self.karim, self.coralie, self.samira, self.ada):
            self.assertEqual(self.ask(by=account).status_code, 200, account)
        for account in (self.odile, self.jeanne, self.thomas):
            self.assertEqual(self.ask(by=account).status_code, 404, account)
        self.assertEqual(self.ask(by=False).status_code, 302)

    def test_the_original_goes_to_who_changes_the_production_and_to_who_brought_it(self):
        nour = self.adult("Inès")
        nour.person.involvements.create(production=self.original.production)
        for account, status in ((self.karim, 200), (self.samira, 200), (nour, 404), (self.odile, 404)):
            self.assertEqual(self.ask(self.original, by=account).status_code, status, account)
        self.assertEqual(self.ask(by=nour).status_code, 200)

    def test_in_the_bin_it_is_not_shown(self):
        self.original.throw_away(by=self.karim)
        self.assertEqual((self.ask().status_code, self.ask(self.original).status_code), (404, 404))

    def test_a_content_the_store_has_lost_is_not_there(self):
        keeping.delete(self.original.sha256)
        self.assertEqual(self.ask().status_code, 404)

    def test_from_a_bucket_it_comes_piece_after_piece(self):
        with patch("focale.works.keeping.is_near", return_value=False):
            self.assertEqual(b"".join(self.ask()), CONTENT)
            answer = self.ask(Range="bytes=-50")
            self.assertEqual((answer.status_code, b"".join(answer)), (206, CONTENT[-50:]))
            self.assertEqual(self.ask(method="head").headers["Content-Length"], str(SIZE))

    def test_a_store_that_does_not_answer_is_asked_again_soon(self):
        with patch("focale.works.keeping.size", side_effect=ConnectionError):
            answer = self.ask()
        self.assertEqual((answer.status_code, answer.headers["Retry-After"]), (503, "5"))

    def test_a_range_of_nothing(self):
        self.assertRaises(OutOfRange, span, "bytes=0-", 0)
        self.assertIsNone(span(None, 9))
