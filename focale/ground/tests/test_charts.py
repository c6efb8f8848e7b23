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
