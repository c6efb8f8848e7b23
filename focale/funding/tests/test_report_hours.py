"""Hours of volunteers and of machines in a report open their rows, and each row what stands behind it."""

import re
from html import unescape

from django.urls import reverse
from django.utils import timezone

from focale.association.models import Task, VolunteerTime
from focale.funding.models import Commitment, GrantReport, Indicator, Measure
from focale.funding.report_words import indirect_words
from focale.funding.reporting import content_of
from focale.place.models import Equipment
from focale.programme.models import Usage

from .test_grant_reports import WithAReport


class ReportHoursTest(WithAReport):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        task = Task.objects.create(name="Tenir le bar", hourly_cents=1_200)
        self.given = VolunteerTime.objects.create(
            person=self.samira.person, task=task, minutes=90, hourly_cents=1_200, project="ete",
            validated_at=timezone.now(), validated_by=self.coralie,
        )  # fmt: skip
        machine = Equipment.objects.create(
            name="Agrandisseur", kind="darkroom", site=self.site, hourly_cents=600, is_cost_apart=True
        )
        course = Commitment.objects.get().activity
        self.used = Usage.note(machine, 120, activity=course, by=self.coralie)
        Indicator.objects.create(action=self.action, label="Labo", measure=Measure.MACHINE_HOURS)
        self.report.count(content_of(self.report))
        self.client.force_login(self.coralie)

    def opened(self, part):
        return self.client.get(reverse("grant-report-facts", args=[self.report.pk]), {"ligne": part})

    def hour(self, noun, key, report=None):
        return self.client.get(reverse("grant-report-hour", args=[(report or self.report).pk, noun, key]))

    def test_both_figures_open_hours_that_add_up_and_each_row_opens(self):
        shown = self.client.get(reverse("grant-report", args=[self.report.pk])).content.decode()
        for part, total, noun, key in (
            ("benevoles", "1,5\u00a0h", "volunteer_time", self.given.pk),
            ("machines", "2\u00a0h", "usage", self.used.pk),
        ):
            self.assertIn(f"?ligne={part}", shown)
            rows = self.opened(part)
            self.assertContains(rows, f'<strong id="total">{total}</strong>')
            self.assertContains(rows, reverse("grant-report-hour", args=[self.report.pk, noun, key]))

    def test_an_hour_says_what_it_was_and_what_the_report_counts_of_it(self):
        given = self.hour("volunteer_time", self.given.pk)
        for said in ("Tenir le bar", str(self.samira.person), "18\u00a0€"):
            self.assertContains(given, said)
        used = self.hour("usage", self.used.pk)
        self.assertContains(used, reverse("machine", args=[self.used.equipment_id]))
        self.assertContains(used, "12\u00a0€")

    def test_the_lines_of_the_form_open_the_same_hours(self):
        for line, noun, key in (("864", "volunteer_time", self.given.pk), ("IND1", "usage", self.used.pk)):
            address = reverse("grant-report-hour", args=[self.report.pk, noun, key])
            self.assertContains(self.opened(line), address)

    def test_the_board_reads_it_without_the_name_and_no_hour_of_another_report_is_there(self):
        self.client.force_login(self.jeanne)
        answer = self.hour("volunteer_time", self.given.pk)
        self.assertContains(answer, "Tenir le bar")
        self.assertNotContains(answer, str(self.samira.person))
        other = Usage.note(self.used.equipment, 30, person=self.lina, by=self.coralie)
        for noun, key in (("usage", other.pk), ("volunteer_time", 99_999), ("person", 1)):
            self.assertEqual(self.hour(noun, key).status_code, 404)

    def test_frozen_it_says_the_hours_of_then(self):
        self.report.send(content_of(self.report), by=self.coralie)
        VolunteerTime.objects.filter(pk=self.given.pk).update(minutes=600)
        self.assertContains(self.opened("benevoles"), "1,5\u00a0h")
        self.assertTrue(GrantReport.objects.get(pk=self.report.pk).is_intact())

    def test_the_annex_says_how_the_hours_of_machines_are_counted(self):
        self.assertEqual(self.report.content["machines"], {"minutes": 120, "cents": 1_200})
        self.assertIn("soit 12\u00a0€ de charges fixes", indirect_words(self.report.content))

    def test_hours_for_the_caf_open_for_the_action_and_the_days_of_the_report(self):
        shown = self.client.get(reverse("grant-report", args=[self.report.pk])).content.decode()
        address = unescape(re.search(r'href="(/chiffres/heures/[^"]+)"', shown)[1])
        hours = self.client.get(address)
        self.assertEqual(hours.context["form"].selection.action, self.action.pk)
        self.assertEqual(hours.context["form"].selection.first, self.report.first_day)
        self.assertContains(hours, "4\u00a0h")
