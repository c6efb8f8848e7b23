"""Uploads that lie: nothing breaks, nothing is written elsewhere, nobody else's is touched."""

from unittest.mock import patch

from django.test import Client

from focale.testing import FocaleTest
from focale.works import depots
from focale.works.models import Original, Production, Upload

from .bringing import begin, bring
from .tus import SPEAKS, Tus

LENGTHS = ("-1", "1e3", "0x10", "", "9" * 5000, "٣", "1.5", " 3 4", str(2**63), str(2**70))


class HostileTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.tus = self.as_(self.samira)

    def as_(self, account):
        client = Client()
        client.force_login(account)
        return Tus(client, self.production)

    def assert_nothing_came(self):
        self.assertEqual((Upload.objects.count(), Production.objects.get().used_bytes), (0, 0))

    def test_a_length_that_is_none(self):
        for length in LENGTHS:
            self.assertIn(self.tus.begin(length).status_code, (400, 413, 422, 507), length)
        self.assert_nothing_came()

    def test_an_offset_that_is_none(self):
        address = self.tus.begin(6).headers["Location"]
        for offset in (*LENGTHS, str(2**62)):
            self.assertIn(self.tus.send(address, b"abc", offset).status_code, (400, 409, 413), offset)
        self.assertEqual(self.tus.offset(address), 0)

    def test_more_bytes_than_were_announced(self):
        address = self.tus.begin(3).headers["Location"]
        self.assertEqual(self.tus.send(address, b"abcdef").status_code, 413)
        self.assertEqual(self.tus.offset(address), 0)

    def test_a_name_that_is_a_path_is_only_a_name(self):
        before = set(depots.names())
        for name in (
            "../../../etc/passwd.jpg",
            "/etc/cron.d/x.png",
            "a\0b\n.jpg",
            "C:\\x.jpg",
            "é" * 900 + ".jpg",
        ):
            self.assertIn(self.tus.begin(3, name).status_code, (201, 422), name)
        new = set(depots.names()) - before
        self.assertEqual(new, set(Upload.objects.values_list("key", flat=True)))
        self.assertTrue(all(len(name) == 32 and "." not in name for name in new))

    def test_an_address_that_is_a_path_opens_nothing(self):
        for key in ("..%2f..%2fsecret", "../secret", ".", "%2e%2e", "a" * 500, "x\0"):
            self.assertEqual(self.tus.client.head(f"/depots/{key}/", headers=SPEAKS).status_code, 404, key)

    def test_another_account_can_do_nothing_with_it(self):
        address = self.tus.begin(6).headers["Location"]
        for other in (self.odile, self.coralie, self.ada, self.karim):
            theirs = self.as_(other)
            self.assertEqual(theirs.offset(address), 404)
            self.assertEqual(theirs.send(address, b"abcdef").status_code, 404)
            self.assertEqual(theirs.drop(address).status_code, 404)
        self.assertEqual(self.tus.offset(address), 0)
        self.assertEqual(Client().head(address, headers=SPEAKS).status_code, 302)

    def test_somebody_elses_production_takes_nothing(self):
        for stranger in (self.odile, self.jeanne, self.thomas):
            self.assertEqual(self.as_(stranger).begin(3).status_code, 404)
        self.assert_nothing_came()

    def test_metadata_that_cannot_be_read(self):
        for told in (
            "",
            "production",
            "production !!!",
            "production MQ==" * 3000,
            "filename /w==,production eA==",
        ):
            headers = SPEAKS | {"Upload-Length": "3", "Upload-Metadata": told}
            self.assertEqual(self.tus.client.post("/depots/", headers=headers).status_code, 404, told[:40])
        self.assert_nothing_came()

    def test_another_kind_of_body_is_not_written(self):
        address = self.tus.begin(3).headers["Location"]
        form = self.tus.client.patch(
            address, "a=1", content_type="text/plain", headers=SPEAKS | {"Upload-Offset": "0"}
        )
        self.assertEqual(form.status_code, 415)

    def test_a_kind_nobody_reads_and_an_empty_file_are_refused_in_a_sentence(self):
        for size, name, word in (
            (3, "virus.exe", "sorte"),
            (0, "vide.jpg", "vide"),
            (10**12, "a.jpg", "lourd"),
        ):
            answer = self.tus.begin(size, name)
            self.assertIn(answer.status_code, (413, 422))
            self.assertIn(word, answer.content.decode())
        self.assert_nothing_came()

    def test_a_thousand_tiny_files_all_come_in_and_are_counted(self):
        for number in range(40):
            self.assertEqual(self.tus.bring(b"%03d" % number).status_code, 204)
        with patch("os.fsync"):
            for number in range(40, 1000):
                bring(self.production, b"%03d" % number, by=self.samira)
        self.assertEqual((Original.objects.count(), Production.objects.get().used_bytes), (1000, 3000))

    def test_too_many_begun_at_once_are_told_to_finish_first(self):
        for _number in range(200):
            self.tus.begin(1)
        self.assertEqual(self.tus.begin(1).status_code, 422)
