from django.urls import reverse

from focale.ground.models import record
from focale.testing import FocaleTest

BACKEND = "django.contrib.auth.backends.ModelBackend"


class JournalPageTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.lina.correct(by=self.coralie, phone="0600000000")
        record("invented.code", self.lina, by=None, reason="<b>non</b>")
        self.client.force_login(self.jeanne, backend=BACKEND)

    def see(self, **asked):
        return self.client.get(reverse("journal"), asked)

    def test_the_board_reads_who_did_what_in_words(self):
        seen = self.see()
        self.assertContains(seen, "Une fiche corrigée")
        self.assertContains(seen, "Coralie Roux")

    def test_a_code_without_words_is_shown_and_never_read_as_markup(self):
        seen = self.see()
        self.assertContains(seen, "Invented.code")
        self.assertNotContains(seen, "<b>non</b>")

    def test_the_filters_narrow_and_nonsense_is_ignored(self):
        self.assertNotContains(self.see(quoi="guardianship"), "Une fiche corrigée")
        self.assertContains(self.see(qui="coral"), "Une fiche corrigée")
        self.assertContains(self.see(quoi="person", jour="hier", page="x"), "Une fiche corrigée")
        self.assertContains(self.see(jour="1999-01-01"), "Rien de tel")

    def test_only_who_may_reads_it(self):
        for account in (self.karim, self.thomas, self.samira):
            self.client.force_login(account, backend=BACKEND)
            self.assertEqual(self.see().status_code, 403)
