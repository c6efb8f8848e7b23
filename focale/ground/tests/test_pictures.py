"""Drawings, frames, seats and postcards."""

import gzip
import xml.etree.ElementTree as tree

from django.test import SimpleTestCase

from focale.ground.drawings import MOTIFS
from focale.ground.frames import Frame, seats
from focale.ground.pictures import TONES, drawing, drawing_file
from focale.ground.postcards import postcard
from focale.ground.seats import dots

TITLES = ("Labo", "Mixer sa première chanson", "Vrai ou faux ?", "Un", "Deux", "Trois & quatre")


class TestDrawings(SimpleTestCase):
    def test_every_motif_is_well_formed_light_and_without_style(self):
        for motif in MOTIFS:
            for title in TITLES:
                svg = drawing(title, motif)
                tree.fromstring(svg)
                self.assertLess(len(gzip.compress(svg.encode())), 1500)
                self.assertNotIn("style", svg)

    def test_the_same_words_give_the_same_picture(self):
        before = str(drawing("Labo", "waves"))
        drawing.cache_clear()
        self.assertEqual(drawing("Labo", "waves"), before)

    def test_other_words_give_another_picture(self):
        for motif in MOTIFS:
            self.assertEqual(len({drawing(title, motif) for title in TITLES}), len(TITLES), motif)

    def test_a_file_carries_its_own_colours(self):
        self.assertEqual(set(MOTIFS), set(TONES))
        for motif in MOTIFS:
            svg = drawing_file("Labo", motif)
            self.assertNotIn("class=", svg)
            self.assertIn(TONES[motif], svg)

    def test_an_unknown_motif_is_a_landscape(self):
        self.assertIn("m-frame", drawing("Labo", "poterie"))

    def test_a_postcard_is_a_png_of_the_right_size(self):
        png = postcard(
            "Labo", "safelight", 'Un "titre" #let x = 1', name="Le Focus", when="mercredi 25 février"
        )
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual((int.from_bytes(png[16:20]), int.from_bytes(png[20:24])), (1200, 630))


class TestSeats(SimpleTestCase):
    def count(self, path):
        """Dots of a path: each stretch of n steps of 12 draws n + 1 dots."""
        return sum(int(float(part.split("h")[1]) // 12) + 1 for part in path.split("M")[1:])

    def test_every_seat_up_to_twenty_is_a_dot(self):
        for capacity in range(1, 21):
            for free in range(capacity + 1):
                drawn = dots(capacity, free)
                self.assertEqual(self.count(drawn["free"]), free)
                self.assertEqual(self.count(drawn["taken"]), capacity - free)

    def test_beyond_twenty_a_dot_stands_for_several_and_a_last_seat_still_shows(self):
        drawn = dots(200, 1)
        self.assertEqual(drawn["each"], 14)
        self.assertEqual(self.count(drawn["free"]), 1)

    def test_the_number_stands_beside_in_words(self):
        self.assertIn("3 places", seats(3, 12))
        self.assertIn("1 place<", seats(1, 12))
        self.assertIn("Complet</strong> · 4 en attente", seats(0, 6, 4))
        self.assertIn("Sans limite de places", seats(0, 0))


class TestFrame(SimpleTestCase):
    def test_what_people_write_is_never_markup(self):
        html = str(
            Frame(
                url='/"><b>',
                title="<i>Labo</i>",
                sentence="<u>",
                field="<s>",
                facts=["<q>"],
                capacity=3,
                free=1,
            )
        )
        for tag in ("<b>", "<i>", "<u>", "<s>", "<q>"):
            self.assertNotIn(tag, html)

    def test_a_picture_takes_the_place_of_the_drawing(self):
        html = str(Frame(url="/", title="Labo", picture="/media/a.jpg", alt="Une main tient un négatif"))
        self.assertIn('alt="Une main tient un négatif"', html)
        self.assertNotIn("<svg", html)

    def test_a_state_takes_the_place_of_the_seats(self):
        html = str(Frame(url="/", title="Labo", capacity=6, free=2, state="Annulé", state_kind="bad"))
        self.assertIn("Annulé", html)
        self.assertNotIn("places", html)
