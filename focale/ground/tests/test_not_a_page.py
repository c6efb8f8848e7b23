"""An address that only takes what a button sends, opened in a browser after signing in anew."""

from django.urls import reverse

from focale.testing import FocaleTest

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class NotAPageTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.address = reverse("uploads")
        self.client.force_login(self.samira)

    def test_who_signed_in_again_is_told_that_nothing_was_kept_and_where_to_go(self):
        answer = self.client.get(self.address, headers=BROWSER)
        self.assertContains(answer, "rien n’a été enregistré", status_code=405)
        self.assertContains(answer, reverse("my-space"), status_code=405)
        self.assertIn("POST", answer.headers["Allow"])

    def test_a_program_gets_no_page(self):
        self.assertEqual(self.client.get(self.address).content, b"")
        self.assertEqual(self.client.delete(self.address, headers=BROWSER).content, b"")
