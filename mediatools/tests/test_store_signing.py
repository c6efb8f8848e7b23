"""The examples of Amazon's own page on signature version 4."""

import unittest
from datetime import UTC, datetime

from mediatools import store
from mediatools.store.signing import NOTHING, Key, signed

KEY = Key("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
HOST = "examplebucket.s3.amazonaws.com"
THEN = datetime(2013, 5, 24, tzinfo=UTC)


class SigningTest(unittest.TestCase):
    def signature(self, verb, path, query, headers, digest=NOTHING):
        sent = signed(KEY, verb, HOST, path, query, headers, digest, THEN)
        return sent["authorization"].rpartition("Signature=")[2]

    def test_a_part_of_a_file(self):
        self.assertEqual(
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            self.signature("GET", "/test.txt", {}, {"Range": "bytes=0-9"}),
        )

    def test_a_file_with_a_dollar_in_its_name(self):
        headers = {"Date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"}
        digest = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"
        self.assertEqual(
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
            self.signature("PUT", "/test$file.text", {}, headers, digest),
        )

    def test_questions_with_and_without_a_value(self):
        self.assertEqual(
            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
            self.signature("GET", "/", {"lifecycle": ""}, {}),
        )
        self.assertEqual(
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
            self.signature("GET", "/", {"max-keys": "2", "prefix": "J"}, {}),
        )

    def test_the_secret_is_not_shown(self):
        self.assertNotIn("wJalr", repr(KEY))

    def test_the_address_of_a_bucket(self):
        bucket = store.at("s3://clé%2F1:a%2Fb%40c@s3.fr-par.scw.example:9000/media/essai?region=fr-par")
        self.assertEqual(Key("clé/1", "a/b@c", "fr-par"), bucket.speaker.key)
        self.assertEqual(
            ("https://s3.fr-par.scw.example:9000", "/media/essai"), (bucket.speaker.origin, bucket.folder)
        )
        for wrong in ("s3://host/bucket", "s3://a:b@host", "s3://a:b@/bucket"):
            with self.assertRaises(ValueError):
                store.at(wrong)
