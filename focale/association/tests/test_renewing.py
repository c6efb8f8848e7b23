from datetime import timedelta

from django.core import mail
from django.utils import timezone

from focale.association.joining import join
from focale.association.models import Member, MembershipType
from focale.association.renewing import remind_of_renewal
from focale.letters.models import Letter
from focale.people.models import Contact, Organisation
from focale.testing import FocaleTest


class RenewingTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kind = MembershipType.objects.create(name="Structure", cents=5000, audience="organisation")
        cls.single = MembershipType.objects.create(name="Individuelle", cents=0)
        cls.club = Organisation.objects.create(name="Les Amis", address="3 rue du Test, 30100 Alès")

    def ending(self, kind, **who):
        membership = join(kind, by=self.coralie, **who)
        membership.last_day = timezone.localdate() + timedelta(days=20)
        membership.save()
        Letter.objects.all().delete()
        return membership

    def test_an_organisation_is_written_to_once_at_its_own_address(self):
        self.club.email = "amis@example.org"
        self.club.save()
        self.ending(self.kind, organisation=self.club)
        self.assertEqual((remind_of_renewal(), remind_of_renewal()), (1, 0))
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.address, letter.person), (self.club, "amis@example.org", None))
        self.assertIn("Bonjour Les Amis", letter.body)
        self.assertIn("/adherer/", letter.body)
        Letter.objects.send_waiting()
        self.assertEqual(mail.outbox[0].to, ["amis@example.org"])

    def test_or_its_contact_or_on_paper_with_its_postal_address(self):
        self.ending(self.kind, organisation=self.club)
        remind_of_renewal()
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get("/courriers/a-imprimer/"), "3 rue du Test")
        self.assertContains(self.client.get("/courriers/?etat=&mots=amis"), "Les Amis")
        self.assertContains(self.client.get(f"/courriers/{Letter.objects.get().pk}/"), "Les Amis")
        Contact.objects.create(organisation=self.club, name="Ana", email="ana@example.org")
        Letter.objects.get().send_again(by=self.coralie)
        self.assertEqual(Letter.objects.get().address, "ana@example.org")

    def test_the_board_accepts_an_organisation_and_it_is_told(self):
        membership = join(self.kind, organisation=self.club, payer=self.odile.person, by=self.odile)
        self.assertEqual(Letter.objects.get().person, self.odile.person)
        membership.member.approve(by=self.coralie)
        self.assertEqual(Letter.objects.get(kind="membership_made").organisation, self.club)

    def test_who_has_two_numbers_since_a_merge_is_written_to_under_the_first(self):
        self.ending(self.single, person=self.samira.person)
        self.ending(self.single, person=self.odile.person)
        self.samira.person.absorb(self.odile.person, by=self.coralie)
        self.assertEqual(Member.objects.existing().count(), 1)
        self.assertEqual(remind_of_renewal(), 2)
        self.assertEqual({letter.to for letter in Letter.objects.all()}, {self.samira.person})

    def test_an_organisation_that_owes_is_reminded_when_somebody_asks_once_a_week(self):
        join(self.kind, organisation=self.club, by=self.coralie)
        Letter.objects.all().delete()
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get("/argent/a-recevoir/"), 'Relancer<span class="unseen"> Les Amis')
        for _time in range(2):
            self.client.post(f"/argent/a-recevoir/structures/{self.club.pk}/rappel/")
        letter = Letter.objects.get()
        self.assertEqual((letter.kind, letter.to), ("reminder_to_pay", self.club))
        self.assertIn("50", letter.subject)
        self.assertNotContains(self.client.get("/argent/a-recevoir/"), "Relancer<span")
