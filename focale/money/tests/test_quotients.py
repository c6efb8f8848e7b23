"""A quotient counts once somebody has read its document; only the family and who cashes read the figure."""

import tempfile
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from focale.letters.models import Letter
from focale.money.models import FamilyQuotient
from focale.people.models import Person
from focale.testing import FocaleTest, at

PHOTO = b"\xff\xd8\xff\xe0 photo"


@override_settings(MEDIA_ROOT=tempfile.mkdtemp(prefix="focale-quotients-"))
class QuotientTest(FocaleTest):
    def days(self, first=-10, last=300):
        return {"first_day": at(first).date(), "last_day": at(last).date()}

    def photo(self, content=PHOTO, name="IMG_0001.JPG"):
        return SimpleUploadedFile(name, content, content_type="image/jpeg")

    def declared(self, person=None, by=None, value=450, **days):
        document = {"document": self.photo()} if by is None else {"seen_on_paper": True}
        person, by = person or self.samira.person, by or self.samira
        return FamilyQuotient.declare(person, value=value, by=by, **document, **(days or self.days()))

    def value(self, person, day=0):
        return FamilyQuotient.objects.value_for(person, at(day).date())


class TestDeclaring(QuotientTest):
    def test_a_family_s_word_counts_once_it_is_checked(self):
        quotient = self.declared()
        self.assertIsNone(self.value(self.lina))
        quotient.check_against_document(by=self.thomas)
        self.assertEqual((self.value(self.lina), self.value(self.samira.person)), (450, 450))

    def test_what_the_desk_has_seen_counts_at_once(self):
        self.declared(by=self.coralie)
        self.assertEqual(self.value(self.nour), 450)

    def test_without_a_document_it_is_refused_with_a_sentence(self):
        with self.assertRaisesMessage(ValidationError, "une photo lisible suffit"):
            FamilyQuotient.declare(self.lina, value=1, seen_on_paper=True, by=self.samira, **self.days())
        with self.assertRaisesMessage(ValidationError, "vue sur papier"):
            FamilyQuotient.declare(self.lina, value=1, by=self.coralie, **self.days())

    def test_a_stranger_declares_nothing_for_another_family(self):
        with self.assertRaises(ValidationError):
            FamilyQuotient.declare(self.lina, value=1, document=self.photo(), by=self.odile, **self.days())

    def test_of_two_parents_the_lower_counts_for_the_child_and_days_are_kept(self):
        self.declared(by=self.coralie)
        self.declared(self.lina, by=self.coralie, value=300, **self.days(-5, 30))
        self.assertEqual(
            (self.value(self.lina), self.value(self.lina, 40), self.value(self.nour)), (300, 450, 450)
        )
        day = at(0).date()
        people = Person.objects.annotate(quotient=FamilyQuotient.objects.lowest_on(day))
        found = dict(people.filter(quotient__isnull=False).values_list("pk", "quotient"))
        expected = {self.lina.pk: 300, self.nour.pk: 450, self.samira.person.pk: 450}
        self.assertEqual(found, expected)

    def test_one_answer_and_a_refusal_says_why_and_writes(self):
        quotient = self.declared()
        with self.assertRaises(ValidationError):
            quotient.refuse(" ", by=self.thomas)
        quotient.refuse("la date n'est pas lisible", by=self.thomas)
        self.assertIn("la date n’est pas lisible", Letter.objects.get().body.replace("'", "’"))
        for verb in (quotient.check_against_document, lambda by: quotient.refuse("encore", by=by)):
            with self.assertRaises(ValidationError):
                verb(by=self.thomas)
        with self.assertRaises(ValidationError):
            self.declared().check_against_document(by=self.samira)

    def test_the_letter_about_a_child_goes_to_the_adults(self):
        self.declared(self.lina).refuse("coupée", by=self.thomas)
        self.assertEqual(Letter.objects.get().person, self.samira.person)

    def test_an_ended_one_is_work_until_another_follows(self):
        self.declared(by=self.coralie, **self.days(-300, 5))
        soon = timezone.localdate() + timedelta(days=30)
        self.assertEqual(FamilyQuotient.objects.ending(soon).count(), 1)
        self.declared(by=self.coralie)
        self.assertEqual(FamilyQuotient.objects.ending(soon).count(), 0)

    def test_an_erasure_takes_the_figure_and_the_paper(self):
        quotient = self.declared(self.lina)
        path = quotient.document.path
        self.lina.erase(by=self.coralie)
        self.assertFalse(FamilyQuotient.objects.exists())
        self.assertFalse(Path(path).exists())


class TestPages(QuotientTest):
    def send(self, account, person=None, **said):
        self.client.force_login(account)
        first, last = (day.isoformat() for day in self.days().values())
        typed = {"value": "450", "first_day": first, "last_day": last} | said
        return self.client.post(reverse("family-quotients", args=[(person or self.samira.person).pk]), typed)

    def test_a_mother_sends_a_photo_and_the_desk_checks_it(self):
        self.assertEqual(self.send(self.samira, document=self.photo()).status_code, 302)
        kept = FamilyQuotient.objects.get()
        self.assertRegex(kept.document.name, r"quotients/\d{4}/[0-9a-f]{32}\.jpg")
        self.client.force_login(self.thomas)
        self.assertContains(self.client.get(reverse("quotients")), "Samira Benali")
        self.client.post(reverse("quotient-check", args=[kept.pk]))
        kept.refresh_from_db()
        self.assertEqual(kept.checked_by, self.thomas)
        self.assertContains(self.client.get(reverse("quotients")), "Rien à vérifier")

    def test_the_desk_notes_what_it_saw_on_paper(self):
        self.assertEqual(self.send(self.coralie, seen_on_paper="on").status_code, 302)
        self.assertEqual(self.value(self.lina), 450)

    def test_a_family_cannot_say_it_was_seen_on_paper(self):
        answer = self.send(self.samira, seen_on_paper="on")
        self.assertContains(answer, "une photo lisible suffit", status_code=422)

    def test_a_file_that_is_no_paper_is_refused_and_what_was_typed_stays(self):
        answer = self.send(self.samira, document=self.photo(b"MZ programme", "caf.jpg"))
        self.assertContains(answer, "ni un PDF, ni un JPEG", status_code=422)
        self.assertContains(answer, 'value="450"', status_code=422)
        empty = self.send(self.samira, document=self.photo(b""))
        self.assertContains(empty, "Ce fichier est vide", status_code=422)

    def test_dates_that_cannot_be_are_refused(self):
        old = self.send(self.samira, document=self.photo(), last_day=at(-1).date().isoformat())
        self.assertContains(old, "n&#x27;est plus valable", status_code=422)
        long = self.send(self.samira, document=self.photo(), last_day=at(900).date().isoformat())
        self.assertContains(long, "deux ans au plus", status_code=422)

    def test_who_reads_the_figure_and_the_paper(self):
        quotient = self.declared(self.lina)
        paper = reverse("quotient-document", args=[quotient.pk])
        page = reverse("family-quotients", args=[self.lina.pk])
        for account, status in ((self.samira, 200), (self.thomas, 200), (self.coralie, 200)):
            self.client.force_login(account)
            self.assertContains(self.client.get(page), "450")
            answer = self.client.get(paper)
            self.assertEqual((answer.status_code, answer["Content-Type"]), (status, "image/jpeg"))
            self.assertIn("attachment", answer["Content-Disposition"])
        for account in (self.odile, self.karim, self.jeanne):
            self.client.force_login(account)
            self.assertEqual(self.client.get(page).status_code, 404)
            self.assertEqual(self.client.get(paper).status_code, 404)

    def test_a_refusal_is_read_by_the_family(self):
        quotient = self.declared()
        self.client.force_login(self.coralie)
        self.client.post(reverse("quotient-refusal", args=[quotient.pk]), {"reason": "année 2019"})
        self.client.force_login(self.samira)
        answer = self.client.get(reverse("family-quotients", args=[self.samira.person.pk]))
        self.assertContains(answer, "année 2019")
