"""Where it is shown, over HTTP: the team opens and takes down, a parent sees every place and says no."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Showing
from focale.works.withdrawing import look_at_showings

from .shown import ShownTest


class ShowingPagesTest(ShownTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def of_piece(self):
        return reverse("piece-showings", args=[self.piece.pk])

    def move(self, row, move, **told):
        return self.client.post(reverse("showing-move", args=[row.pk, move]), told)

    def test_the_team_opens_a_place_and_is_told_what_is_missing(self):
        told = {"use": "print", "place": "numéro 3", "copies": 200, "from_on": "2030-01-02"}
        self.assertRedirects(self.client.post(self.of_piece(), told), self.of_piece())
        self.assertContains(self.client.get(self.of_piece()), "200 exemplaires")
        self.appear(self.piece, self.nour)
        refused = self.client.post(self.of_piece(), told | {"use": "exhibition", "place": "mur"})
        self.assertContains(refused, "Nour", status_code=422)
        self.assertContains(refused, 'value="mur"', status_code=422)

    def test_a_wall_without_a_name_is_asked_for(self):
        refused = self.client.post(self.of_piece(), {"use": "exhibition", "from_on": "2030-01-02"})
        self.assertContains(refused, "Dites où", status_code=422)

    def test_the_list_of_the_team_shows_first_what_is_to_be_taken_down(self):
        wall, online = self.show(use=Use.EXHIBITION, place="mur du hall"), self.show()
        self.withdraw()
        look_at_showings()
        page = self.client.get(reverse("showings"))
        self.assertContains(page, "À retirer du mur.")
        self.move(wall, "fait", mots="retirée par Karim", de="liste")
        page = self.client.get(reverse("showings"))
        self.assertNotContains(page, "Ce qui est fait")
        self.move(online, "retour")
        online.refresh_from_db()
        self.assertIsNotNone(online.lacking_since)
        self.permit(self.piece, self.samira.person, uses=self.USES)
        self.move(online, "retour")
        self.move(wall, "fin")
        online.refresh_from_db()
        wall.refresh_from_db()
        self.assertIsNone(online.lacking_since)
        self.assertIsNotNone(wall.ended_at)
        self.assertEqual(self.move(wall, "autre").status_code, 404)

    def test_a_parent_who_takes_a_yes_back_reads_what_went_and_what_stays_on_paper(self):
        self.show()
        self.show(use=Use.PRINT, place="numéro 3 du journal", copies=200)
        self.client.force_login(self.samira)
        given = self.piece.credits.get().permissions.get(given_by=self.samira.person, ended_at=None)
        page = self.client.post(reverse("permission-withdrawal", args=[given.pk]), follow=True)
        self.assertContains(page, "Elle n&#x27;est plus montrée : sur le site.")
        self.assertContains(page, "l&#x27;équipe est prévenue pour la retirer : numéro 3 du journal.")
        places = self.client.get(reverse("person-showings", args=[self.lina.pk]))
        self.assertContains(places, "Ne pas réimprimer")
        self.assertContains(places, "le site ne la montre plus")

    def test_a_no_typed_in_the_form_does_the_same(self):
        self.show()
        credit = self.piece.credits.get()
        self.client.force_login(self.samira)
        told = {"givers": [self.samira.person.pk], "uses": [], "licence": "here"}
        address = reverse("credit-permission", args=[self.piece.pk, credit.pk])
        self.assertContains(self.client.post(address, told, follow=True), "n&#x27;est plus montrée")

    def test_a_consent_to_an_image_taken_back_is_seen_by_the_clock_at_once(self):
        self.appear(self.piece, self.lina)
        self.agree(self.lina, self.lina, self.samira.person)
        online = self.show()
        look_at_showings()
        self.lina.consents.get(given_by=self.samira.person).withdraw(by=self.samira)
        self.assertEqual(self.page(online).status_code, 410)
        look_at_showings()
        online.refresh_from_db()
        self.assertIsNotNone(online.lacking_since)

    def test_every_place_of_a_person_also_as_seen_on_the_work_of_others(self):
        other = self.ready(self.photograph(makers=[self.nour], title="Le pont"))
        self.permit(other, self.nour, self.samira.person)
        self.appear(other, self.lina)
        self.agree(self.lina, self.lina, self.samira.person)
        self.show(other)
        self.client.force_login(self.samira)
        for child, said in ((self.lina, True), (self.nour, True)):
            page = self.client.get(reverse("person-showings", args=[child.pk]))
            self.assertEqual("Le pont" in page.content.decode(), said)
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(reverse("person-showings", args=[self.lina.pk])).status_code, 404)

    def test_a_family_opens_and_ends_nothing(self):
        row = self.show()
        self.client.force_login(self.samira)
        self.assertNotContains(self.client.get(self.of_piece()), "Montrer ici")
        self.assertEqual(self.client.post(self.of_piece(), {"use": "web"}).status_code, 404)
        self.assertEqual(self.move(row, "fin").status_code, 404)
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(self.of_piece()).status_code, 404)

    def questions(self, address):
        with CaptureQueriesContext(connection) as asked:
            self.assertEqual(self.client.get(address).status_code, 200)
        return len(asked)

    def test_ten_questions_at_most(self):
        for place in range(6):
            self.show(use=Use.EXHIBITION, place=f"mur {place}")
        for account in (self.coralie, self.samira):
            self.client.force_login(account)
            for name, key in (("piece-showings", self.piece.pk), ("person-showings", self.lina.pk)):
                self.assertLessEqual(self.questions(reverse(name, args=[key])), 10, (account, name))
        self.client.force_login(self.coralie)
        self.assertLessEqual(self.questions(reverse("showings")), 10)
        self.assertEqual(Showing.objects.count(), 6)
