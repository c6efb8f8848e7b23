"""A signature drawn with a finger: read without trust, shown to who may see the answers, erased with them."""

import json

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.urls import reverse

from focale.ground.models import Event
from focale.people.models import Consent, Purpose, Signature
from focale.people.strokes import HIGH, MOST_LETTERS, MOST_LINES, MOST_POINTS, WIDE, as_path, read_strokes
from focale.testing import FocaleTest

DRAWN = json.dumps([[[100, 100], [300.4, 200.6], [500, 120]]])


class StrokesTest(SimpleTestCase):
    def test_lines_are_kept_as_whole_numbers_on_the_sheet(self):
        lines = read_strokes(json.dumps([[[-50, 10], [9e9, 20.4]], []]))
        self.assertEqual(lines, [[[0, 10], [WIDE, 20]]])
        self.assertEqual(as_path(lines), f"M0 10 L{WIDE} 20")

    def test_what_is_no_drawing_is_refused(self):
        hostile = {
            "no json": "<svg onload=alert(1)>",
            "an object": '{"a": 1}',
            "words": '[[["M0 0", "<script>"]]]',
            "three parts": "[[[1, 2, 3]]]",
            "truth": "[[[true, false]]]",
            "not a number": "[[[NaN, 1], [300, 300]]]",
            "endless": "[[[Infinity, 1], [300, 300]]]",
            "a figure of a thousand figures": f"[[[{'9' * 5000}, 1]]]",
            "deep": "[" * 50_000,
            "nothing": "[]",
            "a touch by mistake": "[[[10, 10], [12, 12]]]",
            "many points": json.dumps([[[n % WIDE, n % HIGH] for n in range(MOST_POINTS + 1)]]),
            "many lines": json.dumps([[[0, 0], [900, 0]]] * (MOST_LINES + 1)),
            "heavy": "[" + " " * MOST_LETTERS + "]",
        }
        for what, text in hostile.items():
            with self.subTest(what), self.assertRaises(ValidationError):
                read_strokes(text)


class SignaturesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.mother = self.samira.person
        self.signature = Signature.objects.give(self.mother, drawn=DRAWN, by=self.karim)
        facts = {"use": "web", "medium": "picture", "wording": "J'accepte que Lina soit vue."}
        self.consent_kept = Consent.objects.give(
            Purpose.IMAGE, subject=self.lina, given_by=self.mother, signature=self.signature,
            by=self.karim, **facts,
        )  # fmt: skip
        self.address = reverse("signature", args=[self.signature.pk])

    def test_a_signature_lets_who_holds_the_tablet_write_down_the_answers_of_who_signed_alone(self):
        self.assertEqual(self.consent_kept.given_by, self.mother)
        for signature in (None, Signature.objects.give(self.odile.person, typed="Odile", by=self.karim)):
            with self.assertRaises(ValidationError):
                Consent.objects.give(
                    Purpose.IMAGE, subject=self.nour, given_by=self.mother, signature=signature,
                    by=self.karim, use="web", medium="picture", wording="Oui.",
                )  # fmt: skip

    def test_it_is_shown_to_the_team_and_the_family_and_to_nobody_else(self):
        for account, status in (
            (self.coralie, 200),
            (self.samira, 200),
            (self.odile, 404),
            (self.karim, 404),
        ):
            self.client.force_login(account)
            self.assertEqual(self.client.get(self.address).status_code, status, account)
        self.client.force_login(self.coralie)
        page = self.client.get(self.address)
        self.assertContains(page, 'd="M100 100 L300 201 L500 120"')
        self.assertContains(page, "Karim")
        self.assertContains(self.client.get(reverse("person-consents", args=[self.lina.pk])), self.address)

    def test_the_sealed_journal_keeps_its_mark_and_not_its_lines(self):
        event = Event.objects.get(what="signature.given")
        self.assertEqual(len(event.details["digest"]), 64)
        self.assertNotIn("300", json.dumps(event.details["person"]))

    def test_it_goes_with_who_signed_and_no_longer_leads_to_a_child_that_is_forgotten(self):
        self.lina.erase(by=self.coralie)
        self.consent_kept.refresh_from_db()
        self.assertIsNone(self.consent_kept.signature)
        self.nour.erase(by=self.coralie)
        self.samira.person.erase(by=self.coralie)
        self.assertFalse(Signature.objects.exists())

    def test_a_merge_takes_it_along(self):
        twin = type(self.lina).objects.create(first_name="Odile", last_name="Roche")
        given = Signature.objects.give(twin, typed="Odile", by=self.coralie)
        self.odile.person.absorb(twin, by=self.coralie)
        given.refresh_from_db()
        self.assertEqual(given.person, self.odile.person)
