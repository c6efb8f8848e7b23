from django.urls import reverse
from django.utils import timezone

from focale.ground.models import Event, record
from focale.testing import FocaleTest

BACKEND = "focale.people.signed_in.KnownAccounts"


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

    def test_by_whom_by_what_and_by_day_together(self):
        record("role.given", self.odile, by=self.ada)
        self.assertNotContains(self.see(qui="coralie", quoi="role"), "Un rôle donné")
        self.assertContains(self.see(qui="ada martin", quoi="role"), "Un rôle donné")
        today = timezone.localdate().isoformat()
        self.assertContains(self.see(qui="ada", quoi="role", jour=today), "Un rôle donné")
        self.assertNotContains(self.see(qui="coralie", jour=today), "Un rôle donné")
        for nonsense in ({"qui": "!!"}, {"jour": "9999-12-31"}, {"jour": "0001-01-01", "qui": "ada"}):
            self.assertEqual(self.see(**nonsense).status_code, 200)

    def test_who_left_is_found_by_the_name_of_that_day(self):
        Event.objects.filter(what="person.corrected").update(by=None, by_words="Marius Costa")
        self.assertContains(self.see(qui="marius costa"), "Une fiche corrigée")
        self.assertContains(self.see(qui="nobody at all"), "Rien de tel")

    def test_the_latest_of_each_kind_are_kept_however_many_others_came_since(self):
        for number in range(5):
            record("person.corrected", self.lina, by=None, number=number)
        rare = record("role.given", self.odile, by=self.ada)
        record("person.corrected", self.lina, by=None)
        found = Event.objects.newest(2, [("what", "role.given"), ("what", "person.corrected")])
        self.assertEqual([event.what for event in found].count("person.corrected"), 2)
        self.assertIn(rare, found)
        self.assertFalse(Event.objects.newest(2, []).exists())

    def test_only_who_may_reads_it(self):
        for account in (self.karim, self.thomas, self.samira):
            self.client.force_login(account, backend=BACKEND)
            self.assertEqual(self.see().status_code, 403)
