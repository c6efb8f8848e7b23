"""Planning with the money in view: who pays, what would be left, and a clear no at the ceiling."""

from datetime import timedelta
from unittest import mock

from django.urls import reverse
from django.utils import timezone

from focale.funding.models import Action, Commitment, Funder, Grant, Line74, Spending
from focale.money.models import Expense, Purpose
from focale.people.models import Organisation
from focale.place.models import Equipment
from focale.testing import FocaleTest


class WhoPaysTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        today = timezone.localdate()
        days = {"first_day": today - timedelta(days=30), "last_day": today + timedelta(days=60)}
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        cls.action = Action.objects.create(code="ete", name="Un été d'images", **days)
        cls.grant = Grant.award(action=cls.action, funder=town, cents=100_000, by=cls.coralie, **days)
        cls.stage = cls.course(days=(5, 6, 7))
        cls.dates = list(cls.stage.occurrences.order_by("starts_at"))
        last = today + timedelta(days=20)
        cls.period = f"?du={today.isoformat()}&au={last.isoformat()}"

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def post(self, address, status, **typed):
        facts = {"share_percent": "100", "action": self.action.pk} | typed
        answer = self.client.post(address, facts)
        self.assertEqual(answer.status_code, status)
        return answer

    def who_pays(self, status=302, **typed):
        return self.post(reverse("who-pays") + self.period, status, **typed)

    def within(self, status=302, **typed):
        return self.post(reverse("activity-funding", args=[self.stage.pk]), status, **typed)

    def test_several_dates_are_ticked_and_committed_with_money_kept_for_each(self):
        shown = self.client.get(reverse("who-pays") + self.period)
        self.assertContains(shown, "personne</span>", count=3)
        ticked = [date.pk for date in self.dates[:2]]
        self.who_pays(seance=ticked, grant=self.grant.pk, cents="120,50")
        made = Commitment.objects.live()
        self.assertEqual(
            {(each.occurrence_id, each.reserved_cents) for each in made}, {(k, 12_050) for k in ticked}
        )
        shown = self.client.get(reverse("who-pays") + self.period)
        self.assertContains(shown, "personne</span>", count=1)
        self.assertContains(shown, "120,50")
        alone = self.client.get(reverse("who-pays") + self.period + "&seules=on")
        self.assertEqual([date.pk for date in alone.context["dates"]], [self.dates[2].pk])

    def test_dates_nobody_pays_are_found_behind_many_that_are_paid(self):
        Commitment.make(self.action, self.stage, by=self.coralie)
        later = self.course(title="Plus tard", days=(15,)).occurrences.get()
        with mock.patch("focale.funding.who_pays.MOST", 2):
            alone = self.client.get(reverse("who-pays") + self.period + "&seules=on")
        self.assertEqual(alone.context["dates"], [later])

    def test_one_looks_before_saving_and_nothing_is_saved(self):
        ticked = [date.pk for date in self.dates]
        for cents, words in (("100", "Il resterait 700"), ("310", "presque tout"), ("400", "sera refusé")):
            seen = self.who_pays(200, seance=ticked, grant=self.grant.pk, cents=cents, apercu="1")
            self.assertContains(seen, words)
            self.assertContains(seen, f'id="s-{ticked[0]}"')
            self.assertContains(seen, "checked", count=3)
        self.assertFalse(Commitment.objects.exists())

    def test_beyond_the_ceiling_it_is_refused_and_what_was_typed_stays(self):
        refused = self.who_pays(
            422, seance=[each.pk for each in self.dates], grant=self.grant.pk, cents="400"
        )
        self.assertContains(refused, "Il ne reste que", status_code=422)
        self.assertContains(refused, 'value="400"', status_code=422)
        self.assertFalse(Commitment.objects.exists())

    def test_what_is_missing_or_does_not_agree_gets_a_sentence(self):
        pk = self.dates[0].pk
        other = Action.objects.create(
            code="b", name="B", first_day=self.dates[0].day, last_day=self.dates[0].day
        )
        for words, typed in (
            ("Cochez au moins une", {}),
            ("sur quelle subvention", {"seance": pk, "cents": "10"}),
            ("combien réserver", {"seance": pk, "grant": self.grant.pk}),
            (
                "pas pour cette action",
                {"seance": pk, "action": other.pk, "grant": self.grant.pk, "cents": "1"},
            ),
            ("Choisissez l&#x27;action", {"seance": pk, "action": ""}),
        ):
            self.assertContains(self.who_pays(422, **typed), words, status_code=422)

    def test_a_whole_activity_and_one_date_of_it_apart(self):
        self.within()
        self.assertEqual(Commitment.objects.get().activity, self.stage)
        other = Action.objects.create(
            code="b", name="Le labo", first_day=self.dates[0].day, last_day=self.dates[0].day
        )
        self.within(seance=self.dates[0].pk, action=other.pk)
        shown = self.client.get(reverse("activity-funding", args=[self.stage.pk]))
        self.assertContains(shown, "avec toute l’activité", count=2)
        self.assertContains(shown, "100\xa0%")
        self.assertNotContains(shown, "100 %")
        self.assertContains(shown, "Le labo")

    def test_the_tab_of_an_activity_and_the_margin_of_the_planning_lead_here(self):
        edit = self.client.get(reverse("activity-edit", args=[self.stage.pk]))
        self.assertContains(edit, reverse("activity-funding", args=[self.stage.pk]))
        self.assertContains(self.client.get("/planning/"), reverse("who-pays"))
        address = reverse("grants-left") + self.period
        margin = self.client.get(address, headers={"HX-Request": "true"})
        self.assertContains(margin, "3 séances de ces jours")
        self.assertRedirects(self.client.get(address), reverse("who-pays") + self.period)
        self.client.force_login(self.karim)
        self.assertNotContains(self.client.get("/planning/"), reverse("who-pays"))

    def test_a_commitment_is_changed_freed_and_used_by_an_expense(self):
        held = Commitment.make(self.action, self.stage, grant=self.grant, cents=50_000, by=self.coralie)
        address = reverse("commitment", args=[held.pk])
        seen = self.post(address, 200, share_percent="80", grant=self.grant.pk, cents="900", apercu="1")
        self.assertContains(seen, "ceci en réserve 400")
        self.post(address, 302, share_percent="80", grant=self.grant.pk, cents="900")
        held = Commitment.objects.live().get()
        self.assertEqual((held.share_percent, held.reserved_cents), (80, 90_000))
        bill = Expense.note(
            label="Intervenant",
            purpose=Purpose.INSTRUCTOR_FEES,
            cents=95_000,
            day=timezone.localdate(),
            by=self.thomas,
        )
        self.post(reverse("action-spending", args=[self.action.pk]), 302, expense=bill.pk, commitment=held.pk)
        self.assertEqual(Spending.objects.get().from_reserve_cents, 90_000)
        self.assertContains(self.client.get(reverse("commitment", args=[held.pk])), "Intervenant")
        self.client.post(reverse("commitment-freeing", args=[held.pk]))
        self.grant.fund.refresh_from_db()
        self.assertEqual(self.grant.fund.committed_cents, 95_000)

    def test_a_machine_counts_for_an_action(self):
        machine = Equipment.objects.create(name="Caméra", kind="video", site=self.site)
        self.post(reverse("action-commitment", args=[self.action.pk]), 302, equipment=machine.pk)
        shown = self.client.get(reverse("action-activities", args=[self.action.pk]))
        self.assertContains(shown, "une machine")
        again = self.post(reverse("action-commitment", args=[self.action.pk]), 422, equipment=machine.pk)
        self.assertContains(again, "déjà engagé", status_code=422)

    def test_the_board_reads_and_does_not_write(self):
        self.client.force_login(self.jeanne)
        self.assertEqual(self.client.get(reverse("who-pays")).status_code, 200)
        self.assertNotContains(self.client.get(reverse("who-pays") + self.period), 'checkbox" name="seance')
        self.who_pays(403, seance=self.dates[0].pk)
        self.within(403)
