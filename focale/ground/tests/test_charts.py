"""Charts say in their drawing what they say in their table."""

import xml.etree.ElementTree as tree

from django.template.loader import render_to_string
from django.test import SimpleTestCase

from focale.ground import charts

MONTHS = ["oct.", "nov.", "déc."]
SERIES = [("Filles", [30, 40, 0]), ("Garçons", [20, 40, None])]


def drawn(chart):
    return render_to_string("ground/components/chart.html", {"chart": chart})


class TestCharts(SimpleTestCase):
    def test_the_longest_bar_is_the_greatest_value_and_the_unknown_has_none(self):
        chart = charts.bars("Heures", [("Photo", 50), ("Son", 100, "/lignes/"), ("Masqué", None)])
        self.assertEqual([bar["width"] for bar in chart["bars"]], [43, 86, 0])
        self.assertEqual([bar["value"] for bar in chart["bars"]], ["50", "100", "–"])

    def test_words_too_long_for_a_phone_are_cut_in_the_drawing_and_whole_in_the_table(self):
        words = "Vente de produits finis, de marchandises, prestations de services"
        chart = charts.bars("Qui a payé", [(words, 300), ("Ville", 13_000)])
        self.assertEqual([bar["words"] for bar in chart["bars"]][1], "Ville")
        self.assertLessEqual(len(chart["bars"][0]["words"]), charts.LETTERS)
        self.assertTrue(chart["bars"][0]["words"].endswith("…"))
        self.assertEqual(chart["table"]["rows"][0]["words"], words)

    def test_last_values_that_are_alike_are_written_one_above_the_other(self):
        series = [("Recettes", [900, 12]), ("Dépenses", [300, 10]), ("Dons", [0, 11]), ("Rien", [1, None])]
        chart = charts.line("Mois", MONTHS[:2], series)
        said = [path["last"] for path in chart["paths"]]
        heights = sorted(last["said"] for last in said if last["x"] == said[0]["x"])
        self.assertEqual(len(heights), 3)
        self.assertTrue(
            all(low + charts.APART <= high for low, high in zip(heights, heights[1:], strict=False))
        )
        self.assertTrue(all(last["said"] <= last["y"] - 12 for last in said))
        self.assertEqual(said[3]["said"], said[3]["y"] - 12)

    def test_columns_are_stacked_without_hole(self):
        chart = charts.columns("Venues", MONTHS, SERIES)
        low, high = chart["columns"][0]["parts"]
        self.assertAlmostEqual(low["y"] + low["height"], chart["base"])
        self.assertAlmostEqual(high["y"] + high["height"], low["y"], places=1)
        self.assertEqual([column["total"] for column in chart["columns"]], ["50", "80", ""])

    def test_a_line_is_broken_where_nothing_is_known(self):
        chart = charts.line("Personnes", ["a", "b", "c"], [("Saison", [1, None, 3])])
        self.assertEqual(chart["paths"][0]["d"].count("M"), 2)
        self.assertEqual(len(chart["paths"][0]["points"]), 2)

    def test_the_roof_is_round_and_never_too_low(self):
        for most in (1, 5, 9.5, 99, 101, 174, 260, 999, 12_345):
            roof = charts._roof(most)
            self.assertGreaterEqual(roof, most)
            self.assertLessEqual(roof, max(4, most * 1.5))

    def test_each_chart_is_drawn_well_formed_with_title_and_table(self):
        for chart in (
            charts.bars("Heures", [("Photo & son", 12.5, "/lignes/?a=1&b=2")], unit=" h"),
            charts.columns("Venues", MONTHS, SERIES),
            charts.line("Venues", MONTHS, SERIES),
            charts.columns("Rien", [], []),
        ):
            html = drawn(chart)
            figure = tree.fromstring(html)
            self.assertEqual(figure.find("svg/title").text, chart["title"])
            self.assertEqual(len(figure.findall(".//tbody/tr")), len(chart["table"]["rows"]))
            self.assertNotIn("style=", html)
