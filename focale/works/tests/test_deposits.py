"""Uploads as the protocol says them: begun, cut, resumed, finished, given up."""

from unittest.mock import patch

from django.http import UnreadablePostError
from django.test import Client

from focale.testing import FocaleTest
from focale.works import depots
from focale.works.models import Original, Production, Upload

from .bringing import begin
from .tus import SPEAKS, Tus


class DepositTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.tus = self.as_(self.samira)

    def as_(self, account):
        client = Client()
        client.force_login(account)
        return Tus(client, self.production)

    def begun(self, size, **words):
        return self.tus.begin(size, **words).headers["Location"]

    def test_it_says_what_it_can(self):
        answer = self.tus.client.options("/depots/")
        self.assertEqual(answer.headers["Tus-Version"], "1.0.0")
        self.assertEqual(answer.headers["Tus-Extension"], "creation,termination,expiration")

    def test_a_file_in_two_pieces_becomes_an_original_as_it_was(self):
        address = self.begun(6)
        self.assertEqual(self.tus.offset(address), 0)
        self.assertEqual(self.tus.send(address, b"abc").headers["Upload-Offset"], "3")
        self.assertEqual(self.tus.offset(address), 3)
        self.assertEqual(self.tus.send(address, b"def", 3).status_code, 204)
        original = Original.objects.get()
        self.assertEqual(depots.path_of(original.depot).read_bytes(), b"abcdef")
        self.assertEqual((original.brought_by, original.name), (self.samira.person, "photo.jpg"))
        self.assertEqual(self.tus.offset(address), 6)

    def test_a_line_cut_inside_a_piece_resumes_at_that_byte(self):
        address = self.begun(6)
        with patch("focale.works.depots.PIECE", 2), patch("django.http.HttpRequest.read") as read:
            read.side_effect = [b"ab", UnreadablePostError("cut")]
            self.assertEqual(self.tus.send(address, b"abcdef").status_code, 400)
        self.assertEqual(self.tus.offset(address), 2)
        self.tus.send(address, b"cdef", 2)
        self.assertEqual(depots.path_of(Original.objects.get().depot).read_bytes(), b"abcdef")

    def test_a_wrong_place_is_told_and_changes_nothing(self):
        address = self.begun(6)
        self.tus.send(address, b"abc")
        for offset in (0, 2, 4):
            answer = self.tus.send(address, b"xx"[: 6 - offset], offset)
            self.assertEqual((answer.status_code, answer.headers["Upload-Offset"]), (409, "3"))
        self.assertEqual(self.tus.offset(address), 3)

    def test_a_second_writer_at_the_same_time_is_locked_out(self):
        address = self.begun(6)
        with depots.alone(Upload.objects.get().key):
            self.assertEqual(self.tus.send(address, b"abc").status_code, 423)
        self.assertEqual(self.tus.send(address, b"abc").status_code, 204)

    def test_the_same_file_again_is_told(self):
        self.assertNotIn("Focale-Known", self.tus.bring(b"abc").headers)
        self.assertEqual(self.tus.bring(b"abc").headers["Focale-Known"], "1")
        self.assertEqual(Original.objects.count(), 1)

    def test_given_up_it_is_gone(self):
        address = self.begun(6)
        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(self.tus.drop(address).status_code, 204)
        self.assertEqual(self.tus.offset(address), 404)
        self.assertEqual(Production.objects.get().used_bytes, 0)
        self.assertNotIn(address.split("/")[2], depots.names())

    def test_until_when_the_rest_is_waited_for_is_said(self):
        self.assertIn("GMT", self.tus.begin(6).headers["Upload-Expires"])

    def test_another_version_of_the_protocol_is_refused(self):
        self.assertEqual(self.tus.client.post("/depots/").status_code, 412)
        old = self.tus.client.head(self.begun(3), headers={"Tus-Resumable": "0.2.2"})
        self.assertEqual(old.status_code, 412)

    def test_what_came_whole_is_finished_when_the_client_asks_how_far_it_is(self):
        address = self.begun(3)
        depots.path_of(Upload.objects.get().key).write_bytes(b"abc")
        self.assertEqual(self.tus.offset(address), 3)
        self.assertEqual(Original.objects.get().size, 3)

    def test_a_form_of_another_site_brings_nothing(self):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(self.samira)
        self.assertEqual(strict.post("/depots/", headers=SPEAKS | {"Upload-Length": "3"}).status_code, 403)
        self.assertEqual(strict.patch(self.begun(3), b"abc", headers=SPEAKS).status_code, 403)
