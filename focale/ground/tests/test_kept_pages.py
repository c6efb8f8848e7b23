"""A page kept for everybody: the same for all who ask the same, another as soon as something differs."""

from unittest.mock import patch

from django.conf import settings

from focale.ground import pages
from focale.ground.models import Identity, Version
from focale.testing import FocaleTest

PAGE = "/programme/"


class KeptPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        Identity(name="Le Phare").save()
        self.client.get(PAGE)

    def test_the_second_visitor_costs_one_question(self):
        with self.assertNumQueries(1):
            self.assertEqual(self.client.get(PAGE).status_code, 200)

    def test_so_does_one_who_is_signed_in(self):
        self.client.force_login(self.samira, backend="focale.people.signed_in.KnownAccounts")
        with self.assertNumQueries(1):
            self.client.get(PAGE)

    def test_a_change_is_seen_at_once(self):
        Identity(name="Le Sémaphore").save()
        self.assertContains(self.client.get(PAGE), "Le Sémaphore")

    def test_the_next_minute_is_rendered_anew(self):
        with patch.object(pages, "_minute", return_value=pages._minute() + 1):
            Identity.objects.update(name="Changé sans le dire")
            pages.caches["default"].clear()
            self.assertContains(self.client.get(PAGE), "Changé sans le dire")

    def test_each_language_has_its_own(self):
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        self.assertContains(self.client.get(PAGE), '<html lang="en">')
        del self.client.cookies[settings.LANGUAGE_COOKIE_NAME]
        self.assertContains(self.client.get(PAGE), '<html lang="fr">')

    def test_a_fragment_is_not_a_page(self):
        self.assertNotContains(self.client.get(PAGE, headers={"HX-Request": "true"}), "<html")
        self.assertContains(self.client.get(PAGE), "<html")

    def test_each_packing_has_its_own_and_its_own_tag(self):
        plain = self.client.get(PAGE)
        packed = self.client.get(PAGE, headers={"Accept-Encoding": "gzip"})
        again = self.client.get(PAGE, headers={"Accept-Encoding": "gzip"})
        self.assertEqual(packed["Content-Encoding"], "gzip")
        self.assertEqual(packed.content, again.content)
        self.assertLess(len(packed.content), len(plain.content))
        self.assertNotEqual(packed["ETag"], plain["ETag"])

    def test_who_has_it_already_is_told_so_until_something_changes(self):
        tag = self.client.get(PAGE)["ETag"]
        for _visit in range(2):
            answer = self.client.get(PAGE, headers={"If-None-Match": tag})
            self.assertEqual((answer.status_code, answer.content), (304, b""))
        Version.bump("programme")
        self.assertEqual(self.client.get(PAGE, headers={"If-None-Match": tag}).status_code, 200)

    def test_the_first_and_the_second_answer_carry_the_same_guards(self):
        Version.bump("programme")
        first, second = self.client.get(PAGE), self.client.get(PAGE)
        self.assertEqual(dict(first.headers), dict(second.headers))
        self.assertIn("default-src 'self'", second["Content-Security-Policy"])
        self.assertEqual(second["X-Frame-Options"], "DENY")

    def test_a_host_that_is_not_ours_is_refused(self):
        self.assertEqual(self.client.get(PAGE, headers={"Host": "voleur.example"}).status_code, 400)

    def test_what_is_sent_is_never_answered_from_what_is_kept(self):
        self.assertEqual(self.client.post(PAGE).status_code, 405)
