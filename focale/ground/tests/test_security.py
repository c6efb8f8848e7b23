"""Every answer carries the policy; the health address is truthful; the language is the visitor's choice."""

from datetime import timedelta
from unittest.mock import patch

from django.conf import settings
from django.db import DatabaseError
from django.test import TestCase
from django.utils import timezone

from focale.ground.models import Beat


class TestHeaders(TestCase):
    def test_every_answer_forbids_inline_scripts_other_hosts_and_frames(self):
        for path in ("/sante/", "/nulle-part/", "/static/ground/focale.css"):
            with self.subTest(path=path):
                policy = self.client.get(path).headers["Content-Security-Policy"]
                self.assertIn("script-src 'self';", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertNotIn("unsafe", policy)
                self.assertNotIn("http", policy)

    def test_answers_are_not_guessed_nor_referred(self):
        headers = self.client.get("/sante/").headers
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["Referrer-Policy"], "same-origin")
        self.assertIn("camera=(self)", headers["Permissions-Policy"])


class TestHealth(TestCase):
    def test_it_is_well_while_a_worker_is_alive(self):
        Beat.strike("worker:w1", by="w1")
        self.assertEqual(self.client.get("/sante/").status_code, 200)

    def test_a_silent_worker_is_named(self):
        Beat.objects.create(name="worker:w1", by="w1", at=timezone.now() - timedelta(minutes=1))
        answer = self.client.get("/sante/")
        self.assertEqual((answer.status_code, answer.content), (503, b"worker\n"))

    def test_a_database_that_is_away_is_named(self):
        with patch.object(type(Beat.objects), "workers", side_effect=DatabaseError):
            answer = self.client.get("/sante/")
        self.assertEqual((answer.status_code, answer.content), (503, b"database\n"))


class TestLanguage(TestCase):
    def test_it_is_french_whatever_the_browser_says(self):
        answer = self.client.get("/sante/", headers={"accept-language": "en"})
        self.assertEqual(answer.headers["Content-Language"], "fr")

    def test_it_is_english_for_who_chose_it_and_french_for_nonsense(self):
        for chosen, spoken in [("en", "en"), ("fr", "fr"), ("xx", "fr")]:
            self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = chosen
            self.assertEqual(self.client.get("/sante/").headers["Content-Language"], spoken)
