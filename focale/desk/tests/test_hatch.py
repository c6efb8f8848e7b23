"""The repair hatch: who administers the site reads the rows, and nobody changes any."""

from django.apps import apps
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from focale.association.models import Task, VolunteerTime
from focale.desk.hatch import is_secret, site
from focale.money.models import Method, Payment
from focale.people.models import AccessNeed, Account, Card, Person
from focale.testing import FocaleTest


class HatchTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.payment = Payment.take(method=Method.CASH, cents=4800, payer=self.samira.person, by=self.coralie)
        self.task = Task.objects.create(name="Accueil", hourly_cents=1500)
        self.time = VolunteerTime.enter(self.odile.person, self.task, 60, by=self.odile)

    def get(self, account, address="/technique/"):
        self.client.force_login(account)
        return self.client.get(address)

    def address(self, thing, what="change"):
        told = thing._meta
        return reverse(f"admin:{told.app_label}_{told.model_name}_{what}", args=[thing.pk])

    def test_it_opens_for_who_administers_the_site_alone(self):
        self.assertEqual(self.get(self.ada).status_code, 200)
        for account in (self.samira, self.karim, self.coralie, self.thomas, self.jeanne, self.odile):
            for address in ("/technique/", self.address(self.payment), "/technique/money/payment/"):
                self.assertIn(self.get(account, address).status_code, (302, 403), address)
        self.client.logout()
        self.assertEqual(self.client.get("/technique/").status_code, 302)

    def test_every_list_and_a_row_of_it_can_be_read(self):
        self.client.force_login(self.ada)
        for model in site._registry:
            named = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            self.assertEqual(self.client.get(reverse(f"{named}_changelist")).status_code, 200, named)
            if (row := model._default_manager.first()) is not None:
                page = self.client.get(reverse(f"{named}_change", args=[row.pk]))
                self.assertEqual(page.status_code, 200, named)

    def test_nothing_is_added_changed_or_deleted(self):
        self.client.force_login(self.ada)
        for thing in (self.payment, self.time, self.samira.person):
            for what in ("change", "delete"):
                self.assertEqual(
                    self.client.post(self.address(thing, what), {"post": "yes"}).status_code, 403
                )
            adding = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_add")
            self.assertEqual(self.client.post(adding, {}).status_code, 403)
            listing = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_changelist")
            told = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes"}
            self.client.post(listing, told)
            self.assertTrue(type(thing).objects.filter(pk=thing.pk).exists())

    def test_what_opens_something_or_was_told_in_confidence_is_not_there(self):
        for model in (AccessNeed, Account, Card, apps.get_model("programme", "CalendarKey")):
            self.assertNotIn(model, site._registry)
        for model, rows in site._registry.items():
            if model is not DBTaskResult:
                shown = rows.get_fields(None)
                self.assertFalse([name for name in shown if is_secret(name)], model)
        self.assertIn(Person, site._registry)

    def test_a_task_that_failed_says_why(self):
        failed = DBTaskResult.objects.create(
            task_path="focale.ground.worker.x", args_kwargs={"args": [], "kwargs": {}}, traceback="Boum <x>",
            queue_name="default", backend_name="default", status="FAILED", exception_class_path="",
        )  # fmt: skip
        self.assertContains(self.get(self.ada, self.address(failed)), "Boum &lt;x&gt;")

    def test_the_settings_lead_there_for_who_may(self):
        self.assertContains(self.get(self.ada, "/reglages/"), 'href="/technique/"')
        self.assertNotContains(self.get(self.coralie, "/reglages/"), "/technique/")
