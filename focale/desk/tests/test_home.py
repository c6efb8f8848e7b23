"""The front door."""

from django.utils import timezone

from focale.ground.models import Identity
from focale.programme.models import Strand
from focale.testing import FocaleTest


class HomeTest(FocaleTest):
    def test_an_empty_place_still_says_what_to_do(self):
        response = self.client.get("/")
        self.assertContains(response, "Le programme se prépare")
        self.assertContains(response, 'href="/le-lieu/"')

    def test_the_week_shows_each_activity_once(self):
        self.course(title="Labo", booking="by_date", days=(1, 2, 3), room=self.darkroom)
        for number in range(3):
            self.course(title=f"Atelier {number}", days=(number + 1,), leaders=[])
        response = self.client.get("/")
        self.assertContains(response, "Ces sept prochains jours")
        self.assertEqual([frame.title for frame in response.context["frames"]][:2].count("Labo"), 1)
        self.assertEqual(len(response.context["frames"]), 4)

    def test_a_quiet_week_looks_further(self):
        self.course(days=(30,))
        self.assertContains(self.client.get("/"), "Bientôt")

    def test_the_next_course_that_is_open_stands_large(self):
        closed = self.course(title="Stage clos", days=(9,))
        closed.change(closes_at=timezone.now(), by=self.coralie)
        self.course(title="Stage ouvert", days=(20, 21))
        response = self.client.get("/")
        self.assertEqual(response.context["course"].title, "Stage ouvert")

    def test_drafts_and_called_off_dates_stay_inside(self):
        self.course(title="Brouillon", publish=False)
        self.course(title="Annulée", days=(2,), leaders=[]).cancel("Panne.", by=self.coralie)
        response = self.client.get("/")
        self.assertNotContains(response, "Brouillon")
        self.assertEqual(response.context["frames"], [])

    def test_the_place_speaks_with_its_own_words(self):
        Identity(name="Le Phare", tagline="Tout le monde filme", about="Un.\n\nDeux.").save()
        Strand.objects.create(title="Métiers", slug="metiers", published_at=timezone.now())
        response = self.client.get("/")
        self.assertContains(response, "<title>Le Phare · Tout le monde filme</title>", html=True)
        self.assertContains(response, "Un.")
        self.assertNotContains(response, "Deux.")
        self.assertContains(response, 'href="/projets/metiers/"')

    def test_it_asks_eight_questions_then_one(self):
        for number in range(8):
            self.course(title=f"Atelier {number}", days=(number + 1,))
        full = self.course(title="Plein", seats=1, days=(1,), room=self.darkroom, leaders=[]).seatings.get()
        for account in (self.samira, self.odile):
            full.register([account.person], made_by=account.person, by=account)
        with self.assertNumQueries(8):
            self.client.get("/")
        with self.assertNumQueries(1):
            self.client.get("/")


class AboutTest(FocaleTest):
    def test_the_pages_the_law_asks_for(self):
        Identity(name="Le Phare", email="bonjour@phare.example", privacy_contact="rgpd@phare.example").save()
        accessibility = self.client.get("/accessibilite/")
        self.assertContains(accessibility, "non conforme")
        self.assertContains(accessibility, "bonjour@phare.example")
        self.assertContains(accessibility, "Défenseur des droits")
        self.assertContains(self.client.get("/mentions-legales/"), "rgpd@phare.example")
