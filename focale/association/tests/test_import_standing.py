"""Being a member comes with a list as well as what was paid: two facts, together or apart."""

from focale.association.models import Member, Membership
from focale.association.tests.test_imports import FAMILIES, GALETTE, HELLOASSO, Lists
from focale.ground.worker import run_waiting
from focale.people.models import Person

TWO = "Numéro de membre,Nom,Année de naissance,Date d'inscription\n4,Zoé Lacombe,1984,03/09/2024\n"


class ImportStandingTest(Lists):
    def undo(self, imported):
        imported.undo(by=self.coralie)
        run_waiting()

    def test_the_members_of_a_list_without_fees_are_members_in_arrears_since_the_day_it_says(self):
        for text, name, since in ((GALETTE, "Nadia", "2025-10-11"), (TWO, "Zoé", "2024-09-03")):
            imported = self.take_up(text)
            member = Member.objects.with_last_day().get(person__first_name=name)
            self.assertEqual((member.state, str(member.joined_on)), ("arrears", since))
            self.assertEqual(imported.rows.counts()["members"], 1)
        self.assertFalse(Membership.objects.exists())

    def test_taken_back_they_are_members_no_more_and_the_number_is_not_given_again(self):
        imported = self.take_up(GALETTE)
        number = Member.objects.get().number
        self.undo(imported)
        self.assertFalse(Member.objects.exists() or Person.objects.filter(first_name="Nadia").exists())
        self.take_up(TWO)
        self.assertEqual(Member.objects.get().number, number + 1)

    def test_who_resigned_since_stays_when_the_list_is_taken_back(self):
        imported = self.take_up(GALETTE)
        Member.objects.get().resign(by=self.coralie)
        self.undo(imported)
        self.assertEqual(Member.objects.get().standing, "resigned")
        self.assertIn("a servi depuis", imported.rows.left_by_undoing().get().kept_why)

    def test_the_same_list_twice_makes_no_second_member_and_who_left_stays_away(self):
        self.take_up(GALETTE)
        again = self.take_up(GALETTE)
        self.assertEqual((Member.objects.count(), again.rows.counts()["members"]), (1, 0))
        Member.objects.get().resign(by=self.coralie)
        third = self.take_up(GALETTE)
        self.assertEqual(Member.objects.get().standing, "resigned")
        self.assertIn("a démissionné", " ".join(third.rows.get(verdict="known").why))

    def test_a_list_of_families_makes_members_only_when_it_is_said(self):
        self.take_up(FAMILIES)
        self.assertFalse(Member.objects.exists())
        self.take_up(FAMILIES, are_members=True)
        self.assertEqual(
            sorted(str(member) for member in Member.objects.all()), ["Nadia Exemple", "Yanis Exemple"]
        )

    def test_who_paid_for_a_child_is_no_member_by_that(self):
        self.take_up(HELLOASSO, kinds={})
        self.assertEqual(
            sorted(str(member) for member in Member.objects.all()), ["Paul Modèle", "Yanis Exemple"]
        )

    def test_the_page_asks_and_says_who_becomes_a_member(self):
        self.client.force_login(self.coralie)
        imported = self.hand_in(GALETTE)
        address = f"/adherents/reprises/{imported.pk}/"
        self.assertContains(self.client.get(f"{address}colonnes/"), "Ces personnes sont membres")
        page = self.client.get(address)
        self.assertContains(page, "1</b> devient membre, sans adhésion")
        self.assertContains(self.client.get(f"{address}?quoi=membres"), "Nadia Exemple")
        self.assertContains(self.client.get(f"{address}?quoi=adhesions"), "Aucune ligne de cette sorte")
