import io
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from focale.letters.models import Letter
from focale.people.models import Account, Card, Consent, EmergencyContact, Guardianship, Person, Residence
from focale.programme.models import Attendance, CalendarKey, Registration
from focale.testing import FocaleTest, at, years_ago


class ErasureTest(FocaleTest):
    def attended(self, person):
        past = self.course().plan(starts_at=at(-3, 9), ends_at=at(-3, 11), by=self.coralie)
        row = Attendance(occurrence=past, activity=past.activity, person=person, visitor=person.pk)
        row.freeze(person, past, in_school_holidays=False)
        row.presence, row.marked_at = "present", timezone.now()
        row.count_minutes()
        row.save()
        return row

    def test_what_says_who_it_was_goes_and_what_was_counted_stays(self):
        Residence.objects.settle(self.lina, by=None, since=years_ago(1), town="Alès", in_district="yes")
        EmergencyContact.objects.create(person=self.lina, name="Mamie", phone="0600000000")
        consent = self.consent(self.lina)
        consent.scan.save("lina-benali.pdf", ContentFile(b"%PDF-1.4"))
        paper = consent.scan.path
        Card.objects.make(self.lina, by=self.coralie)
        Letter.objects.write("registered", to=self.lina, facts={}, key="a")
        CalendarKey.objects.make(self.lina, by=None)
        row = self.attended(self.lina)
        self.lina.erase(by=self.coralie)
        row.refresh_from_db()
        self.assertEqual((row.person, row.visitor, row.town, row.minutes), (None, self.lina.pk, "Alès", 120))
        self.assertEqual((self.lina.last_name, self.lina.born_on, self.lina.phone), ("", None, ""))
        self.assertNotIn("Lina", str(self.lina))
        self.assertFalse(Person.objects.found_by("lina").exists())
        self.assertFalse(CalendarKey.objects.exists())
        self.assertFalse(Letter.objects.exists() or Residence.objects.exists() or Card.objects.exists())
        self.assertFalse(Guardianship.objects.filter(ward=self.lina).exists())
        self.assertFalse(Consent.objects.in_force().filter(subject=self.lina).exists())
        self.assertFalse(Path(paper).exists())

    def test_a_file_it_had_absorbed_is_emptied_too(self):
        twin = Person.objects.create(first_name="Lina", last_name="Secret")
        self.lina.absorb(twin, by=self.coralie)
        self.lina.erase(by=self.coralie)
        twin.refresh_from_db()
        self.assertEqual((twin.last_name, twin.folded_name), ("", "personne effacee"))

    def test_who_is_still_needed_is_not_erased(self):
        seated = self.child("Zoé")
        self.course().seatings.get().register([seated], made_by=self.samira.person, by=self.samira)
        for person, word in (
            (self.karim.person, "rôle"),
            (self.samira.person, "décid"),
            (seated, "inscriptions"),
        ):
            with self.assertRaises(ValidationError) as refused:
                person.erase(by=self.coralie)
            self.assertIn(word, refused.exception.messages[0])
            person.refresh_from_db()
            self.assertIsNone(person.erased_at)

    def test_an_account_goes_with_its_person_and_the_past_registration_stays(self):
        course = self.course(days=(1,))
        course.seatings.get().register([self.odile.person], made_by=self.odile.person, by=self.odile)
        course.occurrences.update(starts_at=at(-2, 9), ends_at=at(-2, 10))
        self.odile.person.erase(by=self.coralie)
        self.assertFalse(Account.objects.filter(pk=self.odile.pk).exists())
        self.assertEqual(Registration.objects.count(), 1)

    def test_who_may_not_erase_does_not(self):
        for account in (self.samira, self.karim, self.jeanne, None):
            with self.assertRaises(ValidationError):
                self.lina.erase(by=account)

    def test_no_table_keeps_the_name_not_even_in_the_words_of_an_answer(self):
        Consent.objects.give(
            "take_part", subject=self.lina, given_by=self.samira.person, by=self.samira,
            wording="Je suis responsable de Lina et j'autorise Lina Benali à participer.",
        )  # fmt: skip
        party = self.course().seatings.get().register([self.lina], made_by=self.samira.person, by=self.samira)
        party.cancel(by=self.samira, reason="Lina est malade")
        self.client.force_login(self.coralie)
        self.client.get("/personnes/export.csv?q=Lina")
        self.lina.erase(by=self.coralie)
        kept = io.StringIO()
        call_command("dumpdata", exclude=["sessions.session"], stdout=kept)
        self.assertNotIn("Lina", kept.getvalue())
        self.assertEqual(
            Consent.objects.get().wording, "Je suis responsable de … et j'autorise … … à participer."
        )

    def test_the_letters_of_the_mother_stay_hers_without_the_first_name_of_the_child(self):
        for child in (self.lina, self.nour):
            self.consent(child)
        party = (
            self.course()
            .seatings.get()
            .register([self.lina, self.nour], made_by=self.samira.person, by=self.samira)
        )
        party.cancel(by=self.samira)
        self.lina.erase(by=self.coralie)
        for letter in Letter.objects.filter(person=self.samira.person):
            self.assertIn("… et Nour", letter.body)
            self.assertTrue(letter.body.startswith("Bonjour Samira"))
            self.assertNotIn("Lina", letter.subject + letter.body)

    def test_a_letter_to_who_registered_somebody_elses_child_loses_the_name_too(self):
        friend = Person.objects.create(first_name="Zoé-Lou", last_name="Costa", born_on=years_ago(30))
        seating = self.course().seatings.get()
        party = seating.register([friend], made_by=self.odile.person, by=self.coralie)
        party.cancel(by=self.coralie)
        twin = Person.objects.create(first_name="Zoé", last_name="Costa")
        friend.absorb(twin, by=self.coralie)
        self.assertIn("Zoé-Lou", Letter.objects.first().body)
        friend.erase(by=self.coralie)
        for letter in Letter.objects.filter(person=self.odile.person):
            self.assertNotIn("Zoé", letter.body)
            self.assertNotIn("Lou", letter.body)
