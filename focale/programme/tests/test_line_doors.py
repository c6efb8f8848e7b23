"""The list of who has a seat and who waits is one tap from the date, in the planning and on Today."""

from django.urls import reverse

from focale.programme.models import Occurrence
from focale.programme.tests.underway import underway
from focale.testing import FocaleTest


class LineDoorsTest(FocaleTest):
    def enter_as(self, account):
        self.client.force_login(account, backend="focale.people.signed_in.KnownAccounts")

    def line_of(self, seating):
        return reverse("line", args=[seating.pk])

    def test_a_date_knows_the_seating_one_registers_with(self):
        course = self.course(days=(3, 4))
        dated = self.course(title="Club", days=(5, 6), booking="by_date", room=self.darkroom, leaders=[])
        free = self.course(title="Libre", days=(7,), booking="none", seats=None, leaders=[])
        wanted = {date.pk: course.whole_seating().pk for date in course.occurrences.all()}
        wanted |= {date.pk: date.seating.pk for date in dated.occurrences.all()}
        wanted |= {free.occurrences.get().pk: None}
        self.assertEqual(dict(Occurrence.objects.with_line().values_list("pk", "line")), wanted)

    def test_the_date_in_the_planning_leads_to_its_list(self):
        self.enter_as(self.coralie)
        for booking in ("whole", "by_date"):
            course = self.course(title=booking, days=(3,), booking=booking, room=self.darkroom, leaders=[])
            date = course.occurrences.get()
            page = self.client.get(reverse("occurrence-edit", args=[date.pk]))
            self.assertContains(page, self.line_of(course.seatings.get()))
            date.cancel("malade", by=self.coralie)
        free = self.course(title="Libre", days=(7,), booking="none", seats=None, leaders=[])
        page = self.client.get(reverse("occurrence-edit", args=[free.occurrences.get().pk]))
        self.assertNotContains(page, "/listes/")

    def test_today_leads_to_the_list_for_who_may_register_others(self):
        date = underway(self, [self.lina])
        seating = date.activity.seatings.get()
        self.enter_as(self.coralie)
        self.assertContains(self.client.get(reverse("today")), self.line_of(seating))
        self.assertContains(self.client.get(self.line_of(seating)), reverse("line-check", args=[seating.pk]))
        self.enter_as(self.karim)
        self.assertNotContains(self.client.get(reverse("today")), "/listes/")
