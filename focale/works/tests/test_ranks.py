"""Rows are moved among the others; what stays where it is leaves no trace."""

from focale.ground.models import Event
from focale.testing import FocaleTest
from focale.works.models import Production, Step
from focale.works.ranks import move_by, move_to


class RankTest(FocaleTest):
    def setUp(self):
        self.production = Production.objects.begin(
            by=self.coralie, title="Dans la rue", season=self.season, steps=["Voir", "Dire", "Lire", "Rire"]
        )
        self.steps = self.production.steps.all()

    def names(self) -> str:
        return " ".join(self.production.steps.values_list("name", flat=True))

    def test_a_row_goes_where_it_is_sent_and_the_others_close_up(self):
        for move, places, names in (
            (move_by, 1, "Dire Voir Lire Rire"),
            (move_by, -5, "Voir Dire Lire Rire"),
            (move_to, 99, "Dire Lire Rire Voir"),
            (move_to, 1, "Dire Voir Lire Rire"),
            (move_to, 0, "Voir Dire Lire Rire"),
        ):
            with self.subTest(move=move.__name__, places=places):
                self.assertTrue(move(self.steps.all(), Step.objects.get(name="Voir"), places))
                self.assertEqual(self.names(), names)
                self.assertEqual([step.rank for step in self.production.steps.all()], [1, 2, 3, 4])

    def test_rows_of_the_same_rank_are_told_apart(self):
        self.production.steps.update(rank=0)
        self.assertTrue(move_by(self.steps.all(), Step.objects.get(name="Lire"), -1))
        self.assertEqual(self.names(), "Voir Lire Dire Rire")

    def test_what_cannot_move_is_left_and_not_in_the_journal(self):
        first, gone = self.steps[0], self.steps[3]
        gone.remove(by=self.coralie)
        first.move(up=True, by=self.coralie)
        gone.move(up=True, by=self.coralie)
        self.assertEqual(self.names(), "Voir Dire Lire")
        self.assertFalse(Event.objects.filter(what="step.moved").exists())
        first.move(up=False, by=self.coralie)
        self.assertEqual(Event.objects.filter(what="step.moved").count(), 1)

    def test_the_whole_row_is_written_in_one_question(self):
        first = self.steps[0]
        with self.assertNumQueries(2):
            move_to(self.steps.all(), first, 3)
