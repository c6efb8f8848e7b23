"""Who plans chooses the tariff and the envelope, and sees what is left of it."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from focale.money.models import Fund
from focale.programme.copying import YEAR, again
from focale.programme.envelopes import envelope_of
from focale.programme.models import Activity
from focale.programme.planning_forms import ActivityForm

from .priced import PricedTest


class TestPlanningPrices(PricedTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def typed(self, **said):
        form = ActivityForm(instance=self.activity)
        facts = {name: form[name].value() for name in form.fields}
        plain = {name: value for name, value in facts.items() if value or value == 0 and value is not False}
        return plain | said

    def page(self, name="activity-edit"):
        return self.client.get(reverse(name, args=[self.activity.pk])).content.decode().replace("\u00a0", " ")

    def test_tariff_and_envelope_are_chosen_with_what_is_left(self):
        self.live_in_district(self.lina)
        self.register(self.lina)
        self.assertIn("Contrat de ville : reste 128 € sur 200 €", self.page())
        typed = self.typed(tariff="", fund="", price_words="prix libre")
        answer = self.client.post(reverse("activity-edit", args=[self.activity.pk]), typed)
        self.assertEqual(answer.status_code, 302)
        changed = Activity.objects.get(pk=self.activity.pk)
        self.assertEqual((changed.tariff, changed.fund), (None, None))

    def test_an_envelope_without_a_tariff_is_refused_with_a_sentence(self):
        answer = self.client.post(reverse("activity-edit", args=[self.activity.pk]), self.typed(tariff=""))
        self.assertContains(answer, "choisissez aussi le tarif", status_code=422)

    def test_a_retired_tariff_stays_where_it_is_and_is_offered_nowhere_else(self):
        self.tariff.retire(by=self.coralie)
        Fund.objects.filter(pk=self.fund.pk).update(closed_at=timezone.now())
        self.assertIn("Ateliers", self.page())
        new = self.client.get(reverse("activity-new")).content.decode()
        self.assertNotIn("Ateliers</option>", new)
        self.assertNotIn("Contrat de ville", new)

    def test_the_dates_say_what_the_free_seats_may_cost_and_that_it_is_too_much(self):
        said = self.page("activity-dates")
        self.assertIn("il reste <strong>200 €</strong> sur 200 €", said)
        self.assertIn("font 216 €", said)
        self.assertIn("ne suffit pas", said)

    def test_a_series_says_what_it_would_cost_before_it_is_created(self):
        before = self.activity.occurrences.count()
        day = timezone.localdate() + timedelta(days=20)
        asked = {"weekdays": day.weekday(), "every": 1, "begins": "10:00", "ends": "12:00"}
        asked |= {"first": day.isoformat(), "last": (day + timedelta(days=7)).isoformat()}
        answer = self.client.get(reverse("series-new", args=[self.activity.pk]), asked)
        seen = answer.context["envelope"]
        now = envelope_of(self.activity, list(self.activity.occurrences.all()), self.activity.whole_seating())
        seats = self.activity.whole_seating().seats_left
        self.assertEqual(seen.added_cents, seats * 2 * 2 * 600)
        self.assertEqual(seen.most_cents, now.most_cents + seen.added_cents)
        self.assertContains(answer, "y comptent pour")
        self.assertContains(answer, "ne suffit pas")
        self.assertEqual(self.activity.occurrences.count(), before)

    def test_and_which_dates_the_envelope_does_not_cover(self):
        first = self.activity.occurrences.order_by("starts_at").first()
        Fund.objects.filter(pk=self.fund.pk).update(
            last_day=first.day + timedelta(days=1), ceiling_cents=30_000
        )
        said = self.page("activity-dates")
        self.assertIn("2 dates sont hors de l’enveloppe", said)
        self.assertNotIn("ne suffit pas", said)

    def test_the_pages_keep_to_ten_questions(self):
        for name in ("activity-edit", "activity-dates"):
            with CaptureQueriesContext(connection) as caught:
                self.page(name)
            self.assertLessEqual(len(caught), 10, name)

    def test_a_copy_has_the_tariff_and_only_within_its_season_the_envelope(self):
        self.assertEqual(again(self.activity, by=self.coralie).fund, self.fund)
        next_year = again(self.activity, by=self.coralie, later=YEAR)
        self.assertEqual((next_year.tariff, next_year.fund), (self.tariff, None))
