"""The page of an activity: dates, seats, words, pictures, and what other sites read of it."""

import io
import json
import re
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from focale.programme.models import Activity, Picture, Strand
from focale.testing import FocaleTest, at
from mediatools import typeset


def photo(size=(900, 600)):
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG")
    return SimpleUploadedFile("photo.jpg", written.getvalue(), "image/jpeg")


class ActivityPageTest(FocaleTest):
    def page(self, activity, **query):
        return self.client.get(activity.get_absolute_url(), query)

    def event(self, activity):
        body = self.page(activity).content.decode()
        return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', body, re.S)[1])

    def test_a_course_shows_its_dates_and_one_way_in(self):
        course = self.course(days=(10, 11, 12), seats=12, min_age=11, max_age=17, bring="Un carnet")
        response = self.page(course)
        self.assertContains(response, f'href="/inscription/{course.seatings.get().pk}/"', 1)
        self.assertContains(response, "12 places")
        self.assertContains(response, "de 11 à 17 ans")
        self.assertContains(response, "Un carnet")
        self.assertEqual(len(response.context["leaflet"].coming), 3)

    def test_a_workshop_by_date_has_a_way_in_for_each_date(self):
        workshop = self.course(booking="by_date", kind="workshop", days=(3, 10))
        for seating in workshop.seatings.all():
            self.assertContains(self.page(workshop), f'href="/inscription/{seating.pk}/"', 1)

    def test_open_hours_need_no_registration(self):
        hours = self.course(booking="none", seats=None, days=(3,))
        response = self.page(hours)
        self.assertContains(response, "Sans inscription")
        self.assertNotContains(response, "/inscription/")

    def test_a_full_course_offers_the_waiting_list(self):
        course = self.course(seats=1)
        course.seatings.get().register([self.samira.person], made_by=self.samira.person, by=self.samira)
        self.assertContains(self.page(course), "liste d’attente")

    def test_nobody_registers_before_the_opening_nor_after_the_closing(self):
        early = self.course(title="Tôt", opens_at=at(3))
        late = self.course(title="Tard", closes_at=at(-1), days=(20,))
        begun = self.course(title="Commencé", days=(-1, 3), leaders=[], room=self.darkroom)
        for activity, words in {
            early: "Inscriptions dès",
            late: "Inscriptions closes",
            begun: "commencé",
        }.items():
            response = self.page(activity)
            self.assertContains(response, words)
            self.assertNotContains(response, 'href="/inscription/')

    def test_a_date_called_off_says_so_and_why(self):
        course = self.course(days=(10, 11))
        course.occurrences.first().cancel("L'animatrice est malade.", by=self.coralie)
        response = self.page(course)
        self.assertContains(response, "Annulé")
        self.assertContains(response, "malade")
        self.assertEqual(len(self.event(course)["subEvent"]), 2)

    def test_everything_called_off_closes_the_registration(self):
        course = self.course()
        course.cancel("Inondation.", by=self.coralie)
        self.assertNotContains(self.page(course), 'href="/inscription/')
        self.assertEqual(self.event(course)["eventStatus"], "https://schema.org/EventCancelled")

    def test_a_draft_is_for_the_team_only(self):
        draft = self.course(publish=False)
        self.assertEqual(self.page(draft).status_code, 404)
        self.client.force_login(self.odile, backend="focale.people.signed_in.KnownAccounts")
        self.assertEqual(self.page(draft).status_code, 404)
        for address in ("image.png", "dates.ics"):
            self.assertEqual(self.client.get(draft.get_absolute_url() + address).status_code, 404)
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        self.assertContains(self.page(draft), "seule l’équipe")

    def test_a_draft_seen_by_the_team_is_not_kept_for_visitors(self):
        draft = self.course(publish=False)
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        self.page(draft)
        self.client.logout()
        self.assertEqual(self.page(draft).status_code, 404)

    def test_a_publication_planned_for_tomorrow_waits(self):
        course = self.course()
        Activity.objects.filter(pk=course.pk).update(published_at=at(1))
        self.assertEqual(self.page(course).status_code, 404)

    def test_the_easy_words_are_one_link_away(self):
        course = self.course(text="Un texte complet.", easy_text="On filme. On regarde.")
        self.assertContains(self.page(course), 'href="?facile=1"')
        easy = self.page(course, facile="1")
        self.assertContains(easy, "On filme. On regarde.")
        self.assertNotContains(easy, "Un texte complet.")
        plain = self.course(title="Sans", text="Un texte.", days=(20,))
        self.assertContains(self.page(plain, facile="1"), "Un texte.")

    def test_the_words_of_the_team_are_never_markup(self):
        nasty = "</script><script>alert(1)</script>"
        course = self.course(title=nasty, summary=nasty, text=nasty, bring=nasty, paid_by=nasty, is_free=True)
        response = self.page(course)
        self.assertNotContains(response, "<script>alert")
        self.assertEqual(self.event(course)["name"], nasty)

    def test_other_sites_read_an_event_of_the_right_kind(self):
        for kind, named in {
            "workshop": "EducationEvent",
            "screening": "ScreeningEvent",
            "opening": "ExhibitionEvent",
        }.items():
            course = self.course(
                title=kind,
                kind=kind,
                is_free=True,
                seats=8,
                room=self.darkroom,
                leaders=[],
                days=(len(kind), 30 + len(kind)),
            )
            event = self.event(course)
            self.assertEqual(event["@type"], named)
            self.assertRegex(event["startDate"], r"T09:00:00\+0[12]:00$")
            self.assertEqual(event["offers"]["price"], 0)
            self.assertEqual(event["remainingAttendeeCapacity"], 8)
            self.assertEqual(event["location"]["address"]["addressLocality"], "Alès")

    def test_the_picture_has_its_words_and_its_author(self):
        course = self.course()
        picture = Picture.objects.create(activity=course, file=photo(), alt="Une caméra", credit="Ana Ruiz")
        self.assertNotContains(self.page(course), "Ana Ruiz")
        picture.make_renditions()
        response = self.page(course)
        self.assertContains(response, 'alt="Une caméra"')
        self.assertContains(response, "Ana Ruiz")
        [shown] = response.context["pictures"]
        answer = self.client.get(shown["url"])
        self.assertEqual(answer["Content-Type"], "image/webp")
        self.assertIn("immutable", answer["Cache-Control"])
        self.assertEqual(self.client.get(shown["url"].replace("-1280-", "-9999-")).status_code, 404)
        course.unpublish(by=self.coralie)
        self.assertEqual(self.client.get(shown["url"]).status_code, 404)

    def test_a_shared_link_has_a_picture(self):
        course = self.course()
        self.assertContains(self.page(course), f"{course.get_absolute_url()}image.png")
        answer = self.client.get(f"{course.get_absolute_url()}image.png")
        self.assertEqual(Image.open(io.BytesIO(answer.content)).size, (1200, 630))
        with mock.patch.object(typeset, "png", side_effect=typeset.TypesetBusy):
            kept = self.client.get(f"{course.get_absolute_url()}image.png")
            self.assertEqual(kept.content, answer.content)
            Activity.objects.filter(pk=course.pk).update(title="Un autre titre")
            busy = self.client.get(f"{course.get_absolute_url()}image.png")
        self.assertEqual((busy.status_code, busy["Retry-After"]), (503, "5"))

    def test_the_page_asks_seven_questions(self):
        strand = Strand.objects.create(title="Métiers", slug="metiers", published_at=timezone.now())
        course = self.course(booking="by_date", days=range(3, 40), strand=strand, seats=1)
        for number in range(5):
            self.course(title=f"Autre {number}", strand=strand, days=(50 + number,))
        seating = course.seatings.first()
        for account in (self.samira, self.odile):
            seating.register([account.person], made_by=account.person, by=account)
        with self.assertNumQueries(7):
            self.page(course)
