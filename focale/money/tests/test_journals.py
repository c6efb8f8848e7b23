"""Every line of the books, sifted and taken away."""

from datetime import timedelta

from focale.money.ledger import Journal
from focale.money.tests.accountant import BookPagesTest


class TestJournals(BookPagesTest):
    def setUp(self):
        super().setUp()
        self.write("6068", "512", 4000, project="LABO")
        self.write("530", "7541", 500, journal=Journal.CASH)

    def test_each_filter_stands_in_the_address(self):
        for query, count in [
            ("", 4),
            ("journal=CA", 2),
            ("compte=5", 2),
            ("compte=51,53", 2),
            ("compte=754", 1),
            ("compte=754&exact=on", 0),
            ("compte=512 Banque", 1),
            ("compte=Banque", 1),
            ("compte=banque ; caisse&exact=on", 2),
            ("compte=dons", 1),
            ("compte=dépenses", 1),
            ("action=LABO", 2),
            ("q=7541", 2),
            (f"au={self.today - timedelta(days=1)}", 0),
        ]:
            page = self.client.get(f"/argent/journaux/?{query}")
            self.assertEqual(page.context["sheet"].paginator.count, count, query)

    def test_the_lines_leave_as_a_file(self):
        answer = self.client.get("/argent/journaux/?format=csv&journal=CA")
        rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        self.assertEqual(len(rows), 3)
        self.assertIn(";530;Caisse;530 7541;5,00;0,00;", rows[1])
