from django.urls import reverse

from focale.ground.models import Identity
from focale.testing import FocaleTest

BEGINS = {
    "samira": "/mon-espace/",
    "karim": "/aujourdhui/",
    "coralie": "/aujourdhui/",
    "thomas": "/tableau-de-bord/",
    "jeanne": "/tableau-de-bord/",
    "ada": "/aujourdhui/",
}


class WorkingTest(FocaleTest):
    """Everybody arrives where their work is, and finds no closed door there."""

    def arrive(self, name):
        self.client.force_login(getattr(self, name))
        return self.client.get(reverse("team"))

    def test_each_role_begins_where_its_work_is(self):
        for name, address in BEGINS.items():
            self.assertRedirects(self.arrive(name), address)

    def test_one_click_into_a_demonstration_leads_there_too(self):
        Identity.objects.create(is_demonstration=True)
        for account, address in ((self.jeanne, "/tableau-de-bord/"), (self.samira, "/mon-espace/")):
            answer = self.client.post(reverse("try-out", args=[account.pk]), follow=True)
            self.assertEqual(answer.redirect_chain[-1][0], address)

    def test_the_own_space_of_the_board_leads_to_what_it_reads(self):
        self.client.force_login(self.jeanne)
        page = self.client.get(reverse("my-space"))
        for name in ("dashboard", "planning", "figures", "reports", "journal"):
            self.assertContains(page, f'href="{reverse(name)}"')
        self.assertNotContains(page, 'href="/aujourdhui/"')

    def test_the_foot_of_the_page_shows_the_door_to_who_may_pass(self):
        door = f'href="{reverse("team")}"'
        self.client.force_login(self.thomas)
        self.assertContains(self.client.get(reverse("my-space")), door)
        self.client.force_login(self.samira)
        self.assertNotContains(self.client.get(reverse("my-space")), door)

    def test_the_programme_is_kept_for_all_whoever_came_first(self):
        self.client.force_login(self.samira)
        first = self.client.get(reverse("programme")).content
        self.client.logout()
        self.assertEqual(self.client.get(reverse("programme")).content, first)
