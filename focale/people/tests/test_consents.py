import threading
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import TransactionTestCase
from django.urls import reverse
from django.utils import timezone

from focale.people.consenting import has_agreed, image_answer
from focale.people.models import Consent, Guardianship, Purpose
from focale.testing import Cast, FocaleTest

BACKEND = "focale.people.signed_in.KnownAccounts"
WEB = {"use": "web", "medium": "picture"}
PDF = b"%PDF-1.7\n..."


class ConsentTest(FocaleTest):
    def image(self, agreed, given_by, subject=None, by=None):
        return Consent.objects.give(
            Purpose.IMAGE,
            subject=subject or self.lina,
            given_by=given_by,
            agreed=agreed,
            wording="Oui.",
            by=by or self.coralie,
            **WEB,
        )

    def test_an_image_needs_each_parent_and_the_child(self):
        father = self.adult("Nabil", "Benali")
        Guardianship.objects.entrust(self.lina, to=father.person, by=None)
        self.image(True, self.samira.person)
        self.assertEqual(image_answer(self.lina), "unknown")
        self.image(True, father.person)
        self.assertEqual(image_answer(self.lina), "unknown")
        self.image(True, self.lina)
        self.assertEqual(image_answer(self.lina), "yes")
        self.image(False, father.person)
        self.assertEqual(image_answer(self.lina), "no")

    def test_a_parent_does_not_answer_in_the_name_of_the_other(self):
        father = self.adult("Nabil", "Benali")
        Guardianship.objects.entrust(self.lina, to=father.person, by=None)
        with self.assertRaises(ValidationError):
            self.image(True, father.person, by=self.samira)
        self.image(True, self.lina, by=self.samira)

    def test_a_child_decides_nothing_but_its_own_image(self):
        with self.assertRaises(ValidationError):
            Consent.objects.give(
                Purpose.LEAVE_ALONE, subject=self.lina, given_by=self.lina, wording="x", by=self.coralie
            )

    def test_a_withdrawal_takes_effect_at_once_and_the_history_stays(self):
        self.consent(self.lina).withdraw(by=self.samira)
        self.assertFalse(has_agreed(self.lina, Purpose.TAKE_PART))
        self.assertEqual(self.lina.consents.former().count(), 1)

    def test_an_answer_past_its_day_no_longer_counts(self):
        yesterday = timezone.localdate() - timedelta(days=1)
        self.consent(self.lina, until=yesterday)
        self.assertFalse(has_agreed(self.lina, Purpose.TAKE_PART))


class ConsentPageTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.address = reverse("person-consents", args=[self.lina.pk])

    def send(self, account, **answers):
        self.client.force_login(account, backend=BACKEND)
        who = answers.pop("given_by", self.samira.person)
        return self.client.post(self.address, {"given_by": who.pk, "years": "1"} | answers)

    def test_a_mother_answers_alone_at_home(self):
        answer = self.send(self.samira, **{"q-take_part": "yes", "q-image-web-picture": "no"})
        self.assertRedirects(answer, self.address)
        said = self.lina.consents.in_force().values_list("purpose", "use", "agreed", "how")
        self.assertEqual(set(said), {("take_part", "", True, "screen"), ("image", "web", False, "screen")})
        self.assertTrue(all(consent.wording for consent in self.lina.consents.all()))

    def test_one_button_answers_a_whole_group(self):
        self.send(self.samira, all="picture:no")
        self.assertEqual(self.lina.consents.in_force().filter(agreed=False, medium="picture").count(), 9)
        self.assertFalse(self.lina.consents.exclude(medium="picture").exists())

    def test_the_same_answer_again_is_not_a_new_one(self):
        self.send(self.samira, **{"q-take_part": "yes"})
        self.send(self.samira, **{"q-take_part": "yes"})
        self.assertEqual(self.lina.consents.count(), 1)
        self.send(self.samira, **{"q-take_part": "no"})
        self.assertEqual(self.lina.consents.in_force().get().agreed, False)

    def test_the_child_says_its_own_word_on_the_mothers_screen(self):
        self.send(self.samira, given_by=self.lina, **{"q-image-web-picture": "yes", "q-take_part": ""})
        self.assertEqual(self.lina.consents.get().given_by, self.lina)

    def test_the_answer_of_a_stranger_cannot_be_posted(self):
        for account in (self.samira, self.coralie):
            answer = self.send(account, given_by=self.odile.person, **{"q-take_part": "yes"})
            self.assertEqual(answer.status_code, 422)
        self.assertFalse(Consent.objects.exists())

    def test_a_child_cannot_answer_for_daily_life_even_when_posted(self):
        answer = self.send(self.coralie, given_by=self.lina, how="spoken", **{"q-take_part": "yes"})
        self.assertEqual(answer.status_code, 422)

    def test_hostile_answers_change_nothing(self):
        for wrong in (
            {"q-take_part": "maybe"},
            {"all": "picture"},
            {"all": "x:yes"},
            {"q-image-moon-picture": "yes"},
        ):
            self.assertEqual(self.send(self.samira, **wrong).status_code, 302)
        self.assertEqual(self.send(self.samira, years="99", **{"q-take_part": "yes"}).status_code, 422)
        self.assertFalse(Consent.objects.exists())

    def test_a_withdrawal_is_one_click(self):
        consent = self.consent(self.lina)
        self.client.force_login(self.samira, backend=BACKEND)
        self.assertContains(self.client.get(self.address), reverse("consent-withdrawal", args=[consent.pk]))
        self.client.post(reverse("consent-withdrawal", args=[consent.pk]))
        self.assertFalse(has_agreed(self.lina, Purpose.TAKE_PART))

    def test_an_adult_is_not_asked_about_leaving_alone(self):
        self.client.force_login(self.samira, backend=BACKEND)
        answer = self.client.get(reverse("person-consents", args=[self.samira.person.pk]))
        self.assertNotContains(answer, "q-leave_alone")
        self.assertContains(answer, "q-image-web-picture")


class ScanTest(FocaleTest):
    def send(self, name, content, account=None):
        self.client.force_login(account or self.coralie, backend=BACKEND)
        paper = SimpleUploadedFile(name, content, "text/html")
        address = reverse("person-consents", args=[self.lina.pk])
        asked = {"given_by": self.samira.person.pk, "years": "1", "how": "paper", "scan": paper}
        return self.client.post(address, asked | {"q-take_part": "yes", "q-leave_alone": "no"})

    def test_a_signed_paper_is_kept_once_and_given_back_to_be_saved(self):
        self.assertEqual(self.send("Lina Benali.pdf", PDF).status_code, 302)
        one, other = self.lina.consents.all()
        self.assertEqual(one.scan.name, other.scan.name)
        self.assertNotIn("Lina", one.scan.name)
        answer = self.client.get(reverse("consent-scan", args=[one.pk]))
        self.assertEqual(b"".join(answer.streaming_content), PDF)
        self.assertEqual(answer["Content-Type"], "application/pdf")
        self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
        self.assertTrue(answer["Content-Disposition"].startswith("attachment"))

    def test_only_who_may_see_the_person_gets_the_paper(self):
        self.send("papier.pdf", PDF)
        address = reverse("consent-scan", args=[self.lina.consents.first().pk])
        for account, status in ((self.samira, 200), (self.odile, 404), (self.karim, 404), (self.jeanne, 404)):
            self.client.force_login(account, backend=BACKEND)
            self.assertEqual(self.client.get(address).status_code, status, account)
        self.client.logout()
        self.assertEqual(self.client.get(address).status_code, 302)

    def test_a_file_is_known_by_its_content_not_its_name(self):
        for name, content in (
            ("papier.pdf", b"<html><script>alert(1)</script>"),
            ("papier.png", b"GIF89a"),
            ("vide.pdf", b""),
            ("lourd.pdf", PDF + b"0" * (10 * 1024 * 1024)),
        ):
            self.assertEqual(self.send(name, content).status_code, 422, name)
        self.assertFalse(Consent.objects.exists())

    def test_a_false_ending_is_not_kept(self):
        self.send("papier.html", PDF)
        self.assertTrue(self.lina.consents.first().scan.name.endswith(".pdf"))


class ConsentRaceTest(TransactionTestCase):
    def test_answers_at_the_same_second_leave_one_in_force(self):
        story = type("Story", (Cast,), {})
        story.enter()
        start, trouble = threading.Barrier(6), []

        def run(agreed):
            start.wait()
            try:
                story.consent(story.lina, agreed=agreed)
            except Exception as error:  # whatever it is, the test must tell it
                trouble.append(error)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=(number % 2 == 0,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(trouble, [])
        self.assertEqual(story.lina.consents.filter(ended_at=None).count(), 1)
        self.assertEqual(story.lina.consents.count(), 6)
