"""Into which ages people without a name are counted is the team's choice; each grid then finds its own."""

from focale.funding.models import IndicatorScheme
from focale.funding.views.count_ages import age_scales, cuts, lost
from focale.programme.attendance_forms import HeadcountForm
from focale.programme.models import CountAges, Headcount
from focale.testing import FocaleTest

PAGE = "/chiffres/grilles/ages/"


class CountAgesTest(FocaleTest):
    def test_what_is_shipped_loses_nobody_in_the_shipped_grids(self):
        codes = CountAges.current().codes()
        self.assertEqual([lost(codes, brackets) for _scheme, brackets in age_scales()], [[], []])
        self.assertEqual(cuts(own for _scheme, own in age_scales()), CountAges.current().starts)

    def test_the_team_chooses_and_sees_what_a_grid_cannot_place(self):
        self.client.force_login(self.coralie)
        answer = self.client.post(PAGE, {"starts": "0, 12; 18 25"}, follow=True)
        self.assertContains(answer, "12 à 17 ans")
        self.assertContains(answer, "À cheval sur deux tranches")
        self.assertEqual(CountAges.current().codes(), ["0-11", "12-17", "18-24", "25+"])

    def test_nonsense_is_a_sentence_and_stays_on_the_page(self):
        self.client.force_login(self.coralie)
        for typed in ("", "douze", "-3", "0, 1e3", "999", ",".join(map(str, range(40))), "٣"):
            answer = self.client.post(PAGE, {"starts": typed})
            self.assertEqual(answer.status_code, 422, typed)
            self.assertContains(answer, f'value="{typed}"' if typed else "starts", status_code=422)
        self.assertFalse(CountAges.objects.exists())

    def test_a_count_made_before_keeps_its_ages_and_is_counted_where_it_fits(self):
        occurrence = self.course(days=(-1,)).occurrences.get()
        tally = {"total": 9, "cells": {("age", "12-17"): 5, ("age", "6-11"): 4}}
        counted = Headcount.objects.tally(occurrence, by=self.coralie, **tally)
        CountAges.settle([0, 18], by=self.coralie)
        names = [field.name for field in HeadcountForm(headcount=counted).ages()]
        self.assertEqual(names, ["age:0-17", "age:6-11", "age:12-17", "age:18+"])
        self.client.force_login(self.coralie)
        city = IndicatorScheme.objects.get(name="Contrat de ville")
        self.assertContains(self.client.get(f"/chiffres/?grille={city.pk}"), "6 à 15 ans")
