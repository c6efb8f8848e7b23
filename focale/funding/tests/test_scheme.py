"""Schemes are data: shipped, copied, changed by the team, never counting somebody twice."""

from django.core.exceptions import ValidationError

from focale.funding.models import Dimension, IndicatorScheme
from focale.testing import FocaleTest


class SchemeTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.mediation, self.city = IndicatorScheme.objects.with_scales()
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")

    def brackets(self, scheme, fact):
        return next(brackets for dimension, brackets in scheme.scales if dimension.fact == fact)

    def test_the_national_ages_are_shipped(self):
        edges = [(one.min_age, one.max_age) for one in self.brackets(self.mediation, "age")]
        told = [(None, 11), (12, 17), (18, 24), (25, 39), (40, 59), (60, 69), (70, None)]
        self.assertEqual(edges, told)

    def test_the_ages_of_the_contrat_de_ville_are_shipped(self):
        edges = [(one.min_age, one.max_age) for one in self.brackets(self.city, "age")]
        self.assertEqual(edges, [(0, 5), (6, 15), (16, 17), (18, 25), (26, 64), (65, None)])

    def test_an_age_falls_into_one_bracket_only(self):
        for scheme in (self.mediation, self.city):
            for age in range(120):
                found = [one for one in self.brackets(scheme, "age") if one.holds(age)]
                self.assertEqual(len(found), 1, (scheme, age))

    def test_an_anonymous_bracket_falls_into_a_wider_one_or_nowhere(self):
        self.assertTrue(self.brackets(self.mediation, "age")[-1].holds((70, float("inf"))))
        self.assertFalse(any(one.holds((0, 11)) for one in self.brackets(self.city, "age")))

    def test_brackets_that_share_an_age_are_refused(self):
        ages = Dimension.objects.get(scheme=self.city, fact="age")
        rows = [{"label": "A", "min_age": 0, "max_age": 12}, {"label": "B", "min_age": 12, "max_age": None}]
        with self.assertRaisesMessage(ValidationError, "compté deux fois"):
            ages.settle_brackets(rows, by=self.coralie, label="Âge", unknown_label="?")
        self.assertEqual(ages.brackets.count(), 6)

    def test_a_value_in_two_brackets_is_refused(self):
        gender = Dimension.objects.get(scheme=self.city, fact="gender")
        rows = [{"label": "A", "values": ["female"]}, {"label": "B", "values": ["female", "male"]}]
        with self.assertRaises(ValidationError):
            gender.settle_brackets(rows, by=self.coralie, label="Genre", unknown_label="?")

    def test_a_copy_is_changed_without_touching_the_first(self):
        self.client.post(f"/chiffres/grilles/{self.city.pk}/copie/")
        copied = IndicatorScheme.objects.order_by("-pk").first()
        self.assertEqual(copied.dimensions.count(), self.city.dimensions.count())
        ages = copied.dimensions.get(fact="age")
        self.assertEqual(ages.brackets.count(), 6)
        self.assertEqual(Dimension.objects.get(scheme=self.city, fact="age").brackets.count(), 6)

    def test_the_team_changes_brackets_on_the_page(self):
        ages = Dimension.objects.get(scheme=self.city, fact="age")
        address = f"/chiffres/dimensions/{ages.pk}/"
        self.assertContains(self.client.get(address), "6 à 15 ans")
        told = {
            "label": "Âge",
            "unknown_label": "On ne sait pas",
            "tranches-TOTAL_FORMS": "2",
            "tranches-INITIAL_FORMS": "0",
            "tranches-0-label": "Mineurs",
            "tranches-0-max_age": "17",
            "tranches-1-label": "Majeurs",
            "tranches-1-min_age": "18",
        }
        self.assertRedirects(self.client.post(address, told), f"/chiffres/grilles/{self.city.pk}/")
        self.assertEqual([one.label for one in ages.brackets.all()], ["Mineurs", "Majeurs"])
        told["tranches-1-min_age"] = "17"
        self.assertContains(self.client.post(address, told), "se recouvrent", status_code=422)

    def test_the_last_scheme_stays(self):
        self.client.post(f"/chiffres/grilles/{self.city.pk}/retrait/")
        self.client.post(f"/chiffres/grilles/{self.mediation.pk}/retrait/")
        self.assertEqual(list(IndicatorScheme.objects.all()), [self.mediation])

    def test_the_pages_open(self):
        self.assertContains(self.client.get("/chiffres/grilles/"), "Contrat de ville")
        self.assertContains(self.client.get(f"/chiffres/grilles/{self.city.pk}/"), "65 ans et plus")
