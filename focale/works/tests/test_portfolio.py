"""A portfolio: private until who decides opens it, and never more on it than the gate lets through."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.people.models import Account, Guardianship, Use
from focale.testing import years_ago
from focale.works.models import NamedAs, Openness, Portfolio, Showing
from focale.works.withdrawing import look_at_showings

from .shown import ShownTest


class PortfolioTest(ShownTest):
    def setUp(self):
        super().setUp()
        self.made = self.rendition()
        self.portfolio = Portfolio.objects.create(person=self.lina)
        self.showing = Showing.objects.choose(self.portfolio, self.piece, by=self.samira)

    def address(self):
        return reverse("portfolio", args=[self.portfolio.links.not_closed().get().key])

    def open(self, openness=Openness.LINK):
        self.portfolio.open_to(openness, by=self.samira)
        self.showing.refresh_from_db()
        return self.address()

    def of(self, name, *args):
        return reverse(name, args=args or [self.lina.pk])


class OpeningPortfolioTest(PortfolioTest):
    def test_private_it_is_nobody_s(self):
        self.assertEqual(self.page(self.showing).status_code, 410)
        self.assertEqual(self.media(self.showing, self.made).status_code, 404)
        self.assertNotIn(self.showing, Showing.objects.standing())

    def test_neither_the_team_nor_the_child_opens_it_a_parent_does(self):
        child = Account.objects.create(username="lina", person=self.lina)
        for other in (self.coralie, self.odile, child):
            with self.assertRaises(ValidationError):
                self.portfolio.open_to(Openness.LINK, by=other)
        self.portfolio.write(words="Bonjour.", named_as="first", by=child)
        self.assertEqual(self.client.get(self.open()).status_code, 200)
        self.portfolio.close(by=self.coralie)
        self.assertFalse(self.portfolio.links.not_closed().exists())

    def test_a_grown_up_opens_the_own_one(self):
        own = Portfolio.objects.create(person=self.karim.person)
        own.open_to(Openness.PUBLIC, by=self.karim)
        self.assertTrue(own.is_still_decided())

    def test_another_link_closes_the_former_and_the_pages_behind_it(self):
        former = self.open()
        self.assertEqual(self.page(self.showing).status_code, 200)
        self.portfolio.renew_link(by=self.samira)
        self.assertEqual(self.client.get(former).status_code, 404)
        self.assertEqual(self.page(self.showing).status_code, 404)
        self.showing.refresh_from_db()
        self.assertEqual(self.page(self.showing).status_code, 200)

    def test_closed_nothing_of_it_opens_and_opened_again_the_old_link_stays_dead(self):
        former = self.open()
        self.portfolio.close(by=self.samira)
        self.assertEqual(self.client.get(former).status_code, 404)
        self.assertEqual(self.page(self.showing).status_code, 410)
        self.open()
        self.assertEqual(self.client.get(former).status_code, 404)

    def test_what_turns_out_to_be_somebody_else_s_work_leaves_it(self):
        self.open()
        self.piece.reopen(by=self.coralie)
        twice = self.piece.credits.note(self.piece, self.lina, role="sound", by=self.coralie)
        twice.take_off(by=self.coralie)
        self.assertIn(self.showing, Showing.objects.standing())
        self.piece.credits.get().take_off(by=self.coralie)
        self.assertNotIn(self.showing, Showing.objects.standing())

    def test_closed_while_its_owner_writes_it_stays_closed(self):
        self.open(Openness.PUBLIC)
        writing = Portfolio.objects.get()
        Portfolio.objects.get().close(by=self.coralie)
        writing.write(words="Mes dessins.", named_as="first", by=self.samira)
        kept = Portfolio.objects.get()
        self.assertEqual((kept.openness, kept.words), (Openness.PRIVATE, "Mes dessins."))

    def test_a_piece_taken_off_meanwhile_is_moved_by_nobody(self):
        moved = Showing.objects.get(pk=self.showing.pk)
        self.showing.end(by=self.samira)
        self.portfolio.move(moved, 1, by=self.samira)
        self.assertFalse(self.portfolio.showings.filter(ended_at=None).exists())

    def test_whoever_opened_it_and_decides_no_longer_keeps_it_open_no_longer(self):
        address = self.open()
        Guardianship.objects.entrust(self.lina, to=self.odile.person, by=self.coralie)
        self.assertEqual(self.client.get(address).status_code, 200)
        Guardianship.objects.get(ward=self.lina, adult=self.samira.person).end(by=self.coralie)
        self.assertEqual(self.client.get(address).status_code, 404)
        self.assertEqual(self.media(self.showing, self.made).status_code, 404)
        look_at_showings()
        self.portfolio.refresh_from_db()
        self.assertFalse(self.portfolio.is_open)

    def test_of_age_a_parent_s_yes_ends(self):
        address = self.open()
        self.lina.born_on = years_ago(18)
        self.lina.save()
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_an_erasure_leaves_nothing_of_it(self):
        self.open()
        Portfolio.follow_erasure(self.lina, by=self.coralie)
        self.assertFalse(Portfolio.objects.exists() or Showing.objects.exists())

    def test_a_merge_moves_it_and_closes_the_second_of_two(self):
        address = self.open()
        Portfolio.follow_merge(self.nour, self.lina)
        self.portfolio.refresh_from_db()
        self.assertEqual(self.portfolio.person, self.nour)
        other = Portfolio.objects.create(person=self.lina)
        other.open_to(Openness.PUBLIC, by=self.samira)
        Portfolio.follow_merge(self.nour, self.lina)
        other.refresh_from_db()
        self.assertFalse(other.is_open)
        self.assertEqual(self.client.get(address).status_code, 200)


class OnItTest(PortfolioTest):
    def test_a_piece_whose_yes_ends_is_not_there_and_comes_back_with_it(self):
        address = self.open()
        self.assertContains(self.client.get(address), "Le marché")
        self.withdraw()
        self.assertNotContains(self.client.get(address), "Le marché")
        self.assertEqual(self.page(self.showing).status_code, 410)
        look_at_showings()
        self.permit(self.piece, self.samira.person, uses=[Use.WEB])
        self.assertContains(self.client.get(address), "Le marché")

    def test_only_one_s_own_pieces_go_on_it(self):
        other = self.ready(self.photograph(makers=[self.nour], title="Autre"))
        with self.assertRaises(ValidationError):
            Showing.objects.choose(self.portfolio, other, by=self.samira)
        with self.assertRaises(ValidationError):
            Showing.objects.choose(self.portfolio, self.piece, by=self.odile)

    def test_its_owner_is_named_as_chosen_and_a_child_never_in_full(self):
        address = self.open()
        self.assertNotContains(self.client.get(address), "Lina")
        for named, said in ((NamedAs.FIRST, "Lina"), (NamedAs.FULL, "Lina"), (NamedAs.PEN, "Étoile")):
            self.portfolio.write(words="", named_as=named, pen_name="Étoile", by=self.samira)
            page = self.client.get(address)
            self.assertContains(page, said)
            self.assertNotContains(page, "Benali")

    def test_public_ones_stand_in_a_list_and_are_found(self):
        address = self.open()
        self.assertNotContains(self.client.get(reverse("portfolios")), address)
        self.assertIn("noindex", self.client.get(address).headers["X-Robots-Tag"])
        self.open(Openness.PUBLIC)
        self.assertContains(self.client.get(reverse("portfolios")), address)
        self.assertNotIn("X-Robots-Tag", self.client.get(address).headers)

    def test_ten_questions_at_most(self):
        address = self.open(Openness.PUBLIC)
        self.client.get(address)
        with self.assertNumQueries(7):
            self.client.get(address)
        with self.assertNumQueries(3):
            self.client.get(reverse("portfolios"))


class ComposingTest(PortfolioTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.samira)

    def test_a_mother_composes_it_step_by_step(self):
        Portfolio.objects.all().delete()
        page = self.client.get(self.of("portfolio-of"))
        self.assertContains(page, "Le marché")
        self.client.post(self.of("portfolio-choice"), {"piece": self.piece.pk})
        self.client.post(self.of("portfolio-words"), {"words": "J'aime la lumière.", "named_as": "first"})
        preview = self.client.get(self.of("portfolio-preview"))
        self.assertContains(preview, "J’aime la lumière.")
        self.assertContains(preview, "Le marché")
        self.client.post(self.of("portfolio-opening"), {"openness": "link"})
        page = self.client.get(self.of("portfolio-of"))
        self.portfolio = Portfolio.objects.get()
        self.assertContains(page, self.address())
        self.client.logout()
        self.assertContains(self.client.get(self.address()), "Le marché")

    def test_order_and_taking_off(self):
        second = self.ready(self.photograph(title="La gare"))
        self.client.post(self.of("portfolio-choice"), {"piece": second.pk})
        row = Showing.objects.get(piece=second)
        self.client.post(self.of("portfolio-piece", row.pk, "avant"))
        self.assertEqual(
            [one.piece for one in self.portfolio.showings.order_by("rank")], [second, self.piece]
        )
        self.client.post(self.of("portfolio-piece", row.pk, "retrait"))
        self.assertFalse(self.portfolio.showings.filter(piece=second, ended_at=None).exists())

    def test_a_name_to_choose_is_asked_for(self):
        answer = self.client.post(self.of("portfolio-words"), {"words": "", "named_as": "pen"})
        self.assertContains(answer, "Écrivez le nom", status_code=422)

    def test_nobody_else_s(self):
        self.client.force_login(self.odile)
        for name in ("portfolio-of", "portfolio-preview"):
            self.assertEqual(self.client.get(self.of(name)).status_code, 404)
        for name in ("portfolio-words", "portfolio-opening", "portfolio-choice"):
            self.assertEqual(self.client.post(self.of(name), {"piece": self.piece.pk}).status_code, 404)
        self.assertEqual(
            self.client.post(self.of("portfolio-piece", self.showing.pk, "retrait")).status_code, 404
        )

    def test_the_team_makes_one_private_again_from_the_page_of_its_owner(self):
        self.open(Openness.PUBLIC)
        address = reverse("portfolio-closing", args=[self.portfolio.pk])
        self.assertEqual(self.client.post(address).status_code, 403)
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get(self.of("person-showings")), address)
        self.client.post(address)
        self.portfolio.refresh_from_db()
        self.assertFalse(self.portfolio.is_open)
        self.assertNotContains(self.client.get(self.of("person-showings")), address)
