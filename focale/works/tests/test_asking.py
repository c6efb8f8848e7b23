"""The yes that is missing is asked of each adult in one letter, and of nobody who has answered."""

from django.urls import reverse

from focale.letters.models import Letter
from focale.people.models import Guardianship, Use
from focale.works.asking import ASKED, wanted
from focale.works.models import Piece
from focale.works.states import How

from .made import PieceTest


class AskingTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.mother = self.samira.person
        self.piece = self.ready()
        self.appear(self.piece, self.nour)

    def wanted(self):
        return {one.adult: one for one in wanted(Piece.objects.all())}

    def test_a_mother_is_asked_once_for_both_children(self):
        asked = self.wanted()
        self.assertEqual(set(asked), {self.mother})
        self.assertEqual(asked[self.mother].images, [self.nour])
        self.assertEqual([credit.person for credit in asked[self.mother].works], [self.lina])

    def test_so_is_the_second_parent_about_the_image(self):
        Guardianship.objects.entrust(self.nour, to=self.odile.person, by=None)
        self.assertEqual(self.wanted()[self.odile.person].images, [self.nour])
        self.assertEqual(self.wanted()[self.odile.person].works, [])

    def test_who_answered_is_not_asked_again_be_it_by_a_no(self):
        for use in ASKED:
            self.agree(self.nour, self.nour, use=use)
            self.agree(self.nour, self.mother, use=use, agreed=False)
        self.permit(self.piece, self.lina, self.mother, uses=[])
        self.assertEqual(self.wanted(), {})

    def test_a_voice_asks_for_the_voice(self):
        for use in ASKED:
            self.agree(self.nour, self.nour, self.mother, use=use)
        self.permit(self.piece, self.lina, self.mother, uses=[Use.WEB])
        self.assertEqual(self.wanted(), {})
        self.appear(self.piece, self.nour, How.HEARD)
        self.assertEqual(self.wanted()[self.mother].images, [self.nour])

    def test_the_team_sends_one_letter_a_day_to_each(self):
        self.client.force_login(self.coralie)
        address = reverse("production-asking", args=[self.production.pk])
        self.assertContains(self.client.get(address), "Samira")
        for _twice in range(2):
            self.client.post(address)
        letter = Letter.objects.get(kind="agreements_asked")
        self.assertEqual(letter.person, self.mother)
        self.assertIn("Portraits du quartier", letter.body)

    def test_a_family_does_not_send_them(self):
        self.client.force_login(self.samira)
        self.assertEqual(
            self.client.get(reverse("production-asking", args=[self.production.pk])).status_code, 404
        )

    def test_what_i_am_asked_stands_on_one_page(self):
        self.client.force_login(self.samira)
        page = self.client.get(reverse("my-agreements"))
        self.assertContains(page, reverse("person-consents", args=[self.nour.pk]))
        self.assertContains(page, "Le marché")
        self.client.force_login(self.odile)
        self.assertContains(self.client.get(reverse("my-agreements")), "Rien à répondre")
