"""The colours of a place, and the pages everybody sees."""

import xml.etree.ElementTree as tree

from django.core.cache import cache
from django.test import SimpleTestCase, TestCase
from django.urls import reverse

from focale.ground.colours import DARKROOM, PAPER, contrast, is_readable, written_on
from focale.ground.marks import MARKS, icon, mark
from focale.ground.models import Identity
from focale.ground.views.identity import fingerprint


class TestColours(SimpleTestCase):
    def test_black_on_white_is_twenty_one(self):
        self.assertAlmostEqual(contrast("#000000", "#ffffff"), 21)

    def test_words_on_the_colour_can_always_be_read(self):
        for colour in (
            "#1b4d9b",
            "#ffd34d",
            "#0b5d4b",
            "#777777",
            "#ff0000",
            "#00ff00",
            "#e8e8e8",
            "#101010",
        ):
            self.assertGreaterEqual(contrast(colour, written_on(colour)), 4.5, colour)

    def test_the_house_colours_can_be_read_on_their_ground(self):
        house = Identity()
        self.assertTrue(is_readable(house.colour, PAPER))
        self.assertTrue(is_readable(house.dark_colour, DARKROOM))
        self.assertFalse(is_readable("#ffd34d", PAPER))

    def test_the_house_colours_need_no_sheet(self):
        self.assertEqual(fingerprint(Identity()), "")
        self.assertTrue(fingerprint(Identity(colour="#0b5d4b")))

    def test_every_mark_is_well_formed(self):
        for name in MARKS:
            tree.fromstring(mark(name))
            self.assertNotIn("class=", icon(name, "#1b4d9b"))
            tree.fromstring(icon(name, "#1b4d9b"))


class TestPages(TestCase):
    def setUp(self):
        cache.clear()

    def test_the_sheet_carries_the_colours_and_is_kept_for_a_year(self):
        Identity.objects.create(name="MakerSpace", colour="#0b5d4b", dark_colour="#ffd34d")
        answer = self.client.get(reverse("identity-css"))
        self.assertContains(answer, "--accent:#0b5d4b")
        self.assertIn("immutable", answer["Cache-Control"])

    def test_the_icon_is_the_mark_in_the_colour(self):
        Identity.objects.create(name="MakerSpace", colour="#0b5d4b")
        answer = self.client.get(reverse("identity-icon"))
        self.assertContains(answer, '<g fill="#0b5d4b"')
        self.assertEqual(answer["Content-Type"], "image/svg+xml; charset=utf-8")

    def test_a_drawing_has_an_address_that_never_changes(self):
        answer = self.client.get(reverse("drawn-picture", args=["waves", "Mixer / sa chanson ?"]))
        self.assertEqual(answer["Content-Type"], "image/svg+xml; charset=utf-8")
        self.assertEqual(self.client.get(reverse("drawn-picture", args=["poterie", "x"])).status_code, 404)

    def test_a_page_that_does_not_exist_says_so_in_the_house_style(self):
        answer = self.client.get("/dessin/poterie/x.svg")
        self.assertContains(answer, "Cette page n’est pas sur la pellicule", status_code=404)
