"""The programme as a visitor reads it: what is shown, in what order, under which filters."""

from unittest.mock import patch

from django.core.cache import caches
from django.utils import timezone

from focale.programme.listing import frames_of
from focale.programme.models import Holiday, Strand
from focale.testing import FocaleTest, at

BIG = "x" * 10_000


class ProgrammeTest(FocaleTest):
    def page(self, **query):
        for kept in caches.all():
            kept.clear()
        return self.client.get("/programme/", query)

    def titles(self, **query):
        """The titles of the frames, in their order."""
        response = self.page(**query)
        self.assertEqual(response.status_code, 200)
        return [frame.title for week in response.context["weeks"] for frame in week.frames]

    def test_a_course_booked_whole_is_one_frame_with_its_span(self):
        course = self.course(days=(10, 11, 12, 13))
        response = self.page()
        [week] = [week for week in response.context["weeks"] if week.frames]
        [frame] = week.frames
        self.assertIn(" → ", frame.when)
        self.assertIn(course.title, frame.title)
        self.assertContains(response, "1 rendez-vous")

    def test_a_workshop_booked_by_date_is_one_frame_each_date(self):
        self.course(booking="by_date", kind="workshop", days=(3, 10, 17))
        self.assertEqual(len(self.titles()), 3)

    def test_dates_come_in_the_order_of_time(self):
        self.course(title="Après", days=(9,))
        self.course(title="Avant", days=(2,), room=self.darkroom, leaders=[])
        self.assertEqual(self.titles(), ["Avant", "Après"])

    def test_a_draft_and_the_past_are_not_shown(self):
        self.course(title="Brouillon", publish=False)
        self.course(title="Passé", days=(-3, -2))
        self.assertEqual(self.titles(), [])

    def test_ages_at_their_edges(self):
        self.course(title="Ados", min_age=11, max_age=17)
        self.course(title="Tous", days=(20,))
        self.course(title="Petits", max_age=8, days=(21,))
        for age, seen in {10: "Tous", 11: "Ados Tous", 17: "Ados Tous", 18: "Tous", 8: "Tous Petits"}.items():
            with self.subTest(age=age):
                self.assertEqual(" ".join(self.titles(age=age)), seen)

    def test_field_kind_and_price_narrow(self):
        self.course(title="Film", field="video", kind="workshop", is_free=True)
        self.course(title="Mix", field="sound", kind="masterclass", days=(20,))
        self.assertEqual(self.titles(domaine="sound"), ["Mix"])
        self.assertEqual(self.titles(genre="workshop"), ["Film"])
        self.assertEqual(self.titles(gratuit="1"), ["Film"])
        self.assertEqual(self.titles(gratuit="1", domaine="sound"), [])

    def test_a_strand_narrows(self):
        strand = Strand.objects.create(title="Métiers", slug="metiers", published_at=timezone.now())
        self.course(title="Film", strand=strand)
        self.course(title="Autre", days=(20,))
        self.assertEqual(self.titles(projet="metiers"), ["Film"])

    def test_words_are_found_whatever_the_accents(self):
        self.course(title="Développer à l'ancienne", summary="La chambre noire.")
        self.course(title="Autre", days=(20,))
        for words in ("developper", "CHAMBRE", "noire ancienne"):
            self.assertEqual(self.titles(q=words), ["Développer à l'ancienne"], words)
        self.assertEqual(self.titles(q="introuvable"), [])

    def test_place_left_leaves_out_the_full_the_closed_and_the_called_off(self):
        full = self.course(title="Plein", seats=1)
        full.seatings.get().register([self.samira.person], made_by=self.samira.person, by=self.samira)
        self.course(title="Clos", days=(20,), closes_at=at(-1))
        called_off = self.course(title="Annulé", days=(22,), booking="by_date")
        called_off.occurrences.get().cancel("Panne.", by=self.coralie)
        self.course(title="Libre", days=(23,))
        self.course(title="Ouvert", days=(24,), booking="none", seats=None)
        self.assertEqual(self.titles(places="1"), ["Libre", "Ouvert"])
        self.assertEqual(len(self.titles()), 5)

    def test_a_day_and_a_week_narrow(self):
        self.course(title="Bientôt", days=(2,))
        self.course(title="Loin", days=(40, 41))
        self.assertEqual(self.titles(jour=at(41).date().isoformat()), ["Loin"])
        self.assertEqual(self.titles(jour=at(39).date().isoformat()), [])
        self.assertEqual(self.titles(quand="mois"), ["Bientôt"])
        self.assertEqual(self.titles(quand="aujourdhui"), [])

    def test_the_school_holidays_narrow(self):
        Holiday.objects.create(
            kind="school", zone="C", name="Hiver", first_day=at(20).date(), last_day=at(27).date()
        )
        self.course(title="Dedans", days=(27,))
        self.course(title="Dehors", days=(28,))
        self.assertEqual(self.titles(quand="vacances"), ["Dedans"])

    def test_a_date_called_off_is_shown_as_called_off(self):
        course = self.course(booking="by_date", days=(4,))
        course.occurrences.get().cancel("L'animateur est malade.", by=self.coralie)
        self.assertContains(self.page(), "Annulé")

    def test_a_full_course_says_how_many_wait(self):
        course = self.course(seats=1)
        seating = course.seatings.get()
        for account in (self.samira, self.odile):
            seating.register([account.person], made_by=account.person, by=account)
        self.assertContains(self.page(), "1 en attente")

    def test_the_pages_follow_each_other(self):
        for number in range(63):
            self.course(title=f"Atelier {number}", days=(number + 1,), leaders=[])
        first, second = self.titles(), self.titles(page="2")
        self.assertEqual((len(first), len(second)), (60, 3))
        self.assertEqual(self.titles(page="n'importe quoi"), first)

    def test_nothing_found_says_what_to_do(self):
        response = self.page(age="3", domaine="sound")
        self.assertContains(response, "Enlevez un filtre")
        self.assertContains(response, 'href="/programme/"')

    def test_hostile_addresses_are_answered(self):
        self.course()
        hostile = [
            "abc",
            "-1",
            "1e9",
            "\x00",
            "' OR 1=1 --",
            "<script>",
            "%",
            "🙂",
            BIG,
            "2026-13-45",
            "１０",
        ]
        for name in (
            "q",
            "age",
            "quand",
            "jour",
            "domaine",
            "genre",
            "projet",
            "gratuit",
            "places",
            "page",
            "zz",
        ):
            for value in hostile:
                with self.subTest(name=name, value=value[:20]):
                    response = self.page(**{name: value})
                    self.assertEqual(response.status_code, 200)
                    self.assertNotContains(response, "<script>alert")
        self.assertContains(self.page(age="abc"), "n’a pas été compris")
        self.assertEqual(self.titles(age="abc"), ["Stage caméra"])

    def test_words_of_the_visitor_are_never_markup(self):
        response = self.page(q='"><script>alert(1)</script>')
        self.assertNotContains(response, "<script>alert")

    def test_htmx_gets_the_results_alone_with_a_clean_address(self):
        self.course()
        response = self.client.get("/programme/", {"age": "12", "q": ""}, headers={"HX-Request": "true"})
        self.assertNotContains(response, "<html")
        self.assertContains(response, "Stage caméra")
        self.assertEqual(response["HX-Push-Url"], "/programme/?age=12")

    def test_a_seat_that_is_gone_is_not_shown_by_the_kept_page(self):
        seating = self.course(seats=2).seatings.get()
        self.assertContains(self.client.get("/programme/"), "2 places")
        seating.register([self.samira.person], made_by=self.samira.person, by=self.samira)
        self.assertContains(self.client.get("/programme/"), "1 place<")
        seating.register([self.odile.person], made_by=self.odile.person, by=self.odile)
        self.assertContains(self.client.get("/programme/"), "Complet")

    def test_a_seat_taken_while_the_page_is_written_is_gone_from_the_next(self):
        seating = self.course(seats=2).seatings.get()

        def frames_then_a_seat(*given, **named):
            frames = frames_of(*given, **named)
            seating.register([self.samira.person], made_by=self.samira.person, by=self.samira)
            return frames

        with patch("focale.programme.views.programme.frames_of", frames_then_a_seat):
            self.assertContains(self.client.get("/programme/"), "2 places")
        self.assertContains(self.client.get("/programme/"), "1 place<")

    def test_the_page_asks_at_most_ten_questions_and_then_one(self):
        for number in range(29):
            self.course(title=f"Atelier {number}", days=(number + 1,), leaders=[])
            self.course(
                title=f"Labo {number}", days=(number + 1,), leaders=[], room=self.darkroom, booking="by_date"
            )
        full = self.course(title="Plein", seats=1, leaders=[], days=(40,)).seatings.get()
        for account in (self.samira, self.odile):
            full.register([account.person], made_by=account.person, by=account)
        for kept in caches.all():
            kept.clear()
        with self.assertNumQueries(8):
            self.client.get("/programme/")
        with self.assertNumQueries(1):
            self.client.get("/programme/")

    def test_the_kept_page_looks_at_nobody(self):
        self.course()
        visitor = self.client.get("/programme/").content
        self.client.force_login(self.samira, backend="focale.people.signed_in.KnownAccounts")
        self.assertEqual(self.client.get("/programme/").content, visitor)
        self.assertNotIn(b"csrfmiddlewaretoken", visitor)

    def test_what_other_sites_add_to_a_link_costs_nothing_and_leaves_no_trace(self):
        self.course()
        self.client.get("/programme/", {"age": "12"})
        with self.assertNumQueries(1):
            response = self.client.get("/programme/?fbclid=secret&age=12&q=")
        self.assertNotContains(response, "secret")
