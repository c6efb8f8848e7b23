"""The feeds are read back by the library others use, with titles that try to break out."""

from datetime import UTC, timedelta

from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from focale.place.models import Site
from focale.programme.ical import programme_calendar
from focale.programme.models import Activity, CalendarKey, Occurrence
from focale.testing import FocaleTest, at

HOSTILE = 'Fin\r\nBEGIN:VEVENT\r\nSUMMARY:volé; a, b\\n "c" — œuvre 🙂'


def events(body):
    return {str(event["UID"]).split("@")[0]: event for event in Calendar.from_ical(body).walk("VEVENT")}


class IcalTest(FocaleTest):
    def feed(self, **query):
        response = self.client.get("/programme.ics", query)
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        return events(response.content)

    def test_each_date_is_an_event_with_a_uid_that_stays(self):
        course = self.course(days=(10, 11))
        before = self.feed()
        self.assertEqual(set(before), {f"seance-{each.pk}" for each in course.occurrences.all()})
        course.change(title="Autre titre", by=self.coralie)
        after = self.feed()
        self.assertEqual(set(before), set(after))
        self.assertEqual(str(after.popitem()[1]["SUMMARY"]), "Autre titre")

    def test_the_hour_is_that_of_paris_in_winter_and_in_summer(self):
        self.course(days=(10, 190))
        for occurrence in Occurrence.objects.all():
            start = self.feed()[f"seance-{occurrence.pk}"]["DTSTART"]
            self.assertEqual(start.params["TZID"], "Europe/Paris")
            self.assertEqual(start.dt.astimezone(UTC), occurrence.starts_at)
            self.assertEqual(timezone.localtime(occurrence.starts_at).hour, start.dt.hour)

    def test_the_rules_of_the_clock_are_in_the_feed(self):
        self.course()
        [zone] = Calendar.from_ical(self.client.get("/programme.ics").content).walk("VTIMEZONE")
        self.assertEqual(zone["TZID"], "Europe/Paris")
        self.assertEqual({part.name for part in zone.subcomponents}, {"STANDARD", "DAYLIGHT"})

    def test_a_move_raises_the_sequence_and_a_cancelled_date_says_so(self):
        course = self.course(booking="by_date", days=(10, 12))
        moved, called_off = course.occurrences.order_by("starts_at")
        moved.move(starts_at=at(13, 9), ends_at=at(13, 12), by=self.coralie)
        called_off.cancel("Panne.", by=self.coralie)
        feed = self.feed()
        self.assertEqual(feed[f"seance-{moved.pk}"]["SEQUENCE"], 1)
        event = feed[f"seance-{called_off.pk}"]
        self.assertEqual(event["STATUS"], "CANCELLED")
        self.assertIn("Panne.", event["DESCRIPTION"])

    def test_a_hostile_title_stays_a_title(self):
        course = self.course(days=(10,))
        Activity.objects.filter(pk=course.pk).update(title=HOSTILE, summary=HOSTILE)
        [event] = self.feed().values()
        self.assertIn("volé; a, b", str(event["SUMMARY"]))
        self.assertEqual(len(self.feed()), 1)

    def test_lines_are_folded_at_seventy_five_bytes(self):
        self.course(days=(10,), summary="é" * 180)
        for line in self.client.get("/programme.ics").content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)

    def test_the_filters_work_in_the_feed(self):
        self.course(title="Film", field="video", days=(10,))
        self.course(title="Mix", field="sound", days=(20,))
        self.assertEqual([str(each["SUMMARY"]) for each in self.feed(domaine="sound").values()], ["Mix"])
        self.assertEqual(len(self.feed(age="abc", zz="1")), 2)

    def test_the_feed_of_an_activity_has_its_dates_only(self):
        course = self.course(days=(10, 11))
        self.course(title="Autre", days=(20,))
        body = self.client.get(f"/activites/{course.slug}/dates.ics").content
        self.assertEqual(len(events(body)), 2)


@settings(max_examples=60, deadline=None)
@given(title=st.text(max_size=80))
def test_any_title_is_read_back_as_one_event(title):
    site = Site(name=title, address=title, town="Alès")
    activity = Activity(title=title, slug="x", field="video", kind="workshop", site=site)
    begins = at(3)
    date = Occurrence(pk=1, activity=activity, starts_at=begins, ends_at=begins + timedelta(hours=1))
    [event] = events(programme_calendar([date], title)).values()
    plain = "".join(letter for letter in title if letter.isalnum())
    assert "".join(filter(str.isalnum, str(event["SUMMARY"]))) == plain


class PersonalCalendarTest(FocaleTest):
    def setUp(self):
        super().setUp()
        for child in (self.lina, self.nour):
            self.consent(child)
        self.key = CalendarKey.objects.make(self.samira.person, by=self.samira)

    def feed(self, key=None):
        return events(self.client.get((key or self.key).get_absolute_url()).content)

    def register(self, seating, person):
        return seating.register([person], made_by=self.samira.person, by=self.samira)

    def test_it_shows_the_children_and_oneself_and_nobody_else(self):
        seating = self.course(seats=5, days=(10, 11)).seatings.get()
        self.register(seating, self.lina)
        self.register(seating, self.samira.person)
        seating.register([self.odile.person], made_by=self.odile.person, by=self.odile)
        said = " ".join(str(event["SUMMARY"]) for event in self.feed().values())
        self.assertEqual(len(self.feed()), 4)
        self.assertIn("Lina", said)
        self.assertNotIn("Odile", said)

    def test_waiting_is_tentative_and_cancelled_is_cancelled(self):
        seating = self.course(seats=1, days=(10,)).seatings.get()
        seated, waiting = self.register(seating, self.lina), self.register(seating, self.nour)
        states = {str(event["SUMMARY"]): event["STATUS"] for event in self.feed().values()}
        self.assertEqual(sorted(states.values()), ["CONFIRMED", "TENTATIVE"])
        waiting.cancel(by=self.samira)
        self.assertEqual(sorted(str(e["STATUS"]) for e in self.feed().values()), ["CANCELLED", "CONFIRMED"])
        seated.seating.activity.occurrences.get().cancel("Panne.", by=self.coralie)
        self.assertEqual({str(e["STATUS"]) for e in self.feed().values()}, {"CANCELLED"})

    def test_a_change_raises_the_sequence(self):
        course = self.course(seats=2, days=(10,))
        self.register(course.seatings.get(), self.lina)
        [before] = self.feed().values()
        course.occurrences.get().move(starts_at=at(12, 9), ends_at=at(12, 12), by=self.coralie)
        [after] = self.feed().values()
        self.assertEqual(before["UID"], after["UID"])
        self.assertGreater(after["SEQUENCE"], before["SEQUENCE"])

    def test_a_ward_come_of_age_is_seen_no_more(self):
        seating = self.course(seats=5, days=(10,)).seatings.get()
        self.register(seating, self.lina)
        self.lina.born_on = at(-20 * 366).date()
        self.lina.save()
        self.assertEqual(self.feed(), {})

    def test_a_closed_address_and_a_wrong_one_open_nothing(self):
        self.key.revoke(by=self.samira)
        self.assertEqual(self.client.get(self.key.get_absolute_url()).status_code, 404)
        self.assertEqual(self.client.get("/agenda/devine.ics").status_code, 404)

    def test_a_new_address_closes_the_former(self):
        new = CalendarKey.objects.make(self.samira.person, by=self.samira)
        self.assertEqual(self.client.get(self.key.get_absolute_url()).status_code, 404)
        self.assertEqual(self.client.get(new.get_absolute_url()).status_code, 200)

    def test_it_is_never_kept_by_anybody_between(self):
        self.assertIn("no-store", self.client.get(self.key.get_absolute_url())["Cache-Control"])

    def test_one_makes_and_closes_ones_own_from_the_page(self):
        self.client.force_login(self.odile, backend="focale.people.signed_in.KnownAccounts")
        self.assertNotContains(self.client.get("/mon-agenda/"), self.key.key)
        self.client.post("/mon-agenda/")
        own = CalendarKey.objects.get(person=self.odile.person)
        self.assertContains(self.client.get("/mon-agenda/"), own.key)
        self.client.post("/mon-agenda/fermeture/")
        own.refresh_from_db()
        self.key.refresh_from_db()
        self.assertIsNotNone(own.revoked_at)
        self.assertIsNone(self.key.revoked_at)
