"""Pictures of a report: only what everybody on them agreed to; frozen with it; gone when a consent is."""

import io
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from focale.funding.models import Action, Commitment, Funder, Grant, GrantReport, Line74, ReportPicture
from focale.funding.report_pdf import told
from focale.funding.reporting import content_of
from focale.people.models import Consent, Medium, Organisation, Purpose, Use
from focale.programme.marking import mark
from focale.programme.models import Picture
from focale.testing import FocaleTest


def photo() -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (900, 600), "#1b4d9b").save(written, "JPEG")
    return SimpleUploadedFile("photo.jpg", written.getvalue())


class ReportPicturesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        year = timezone.localdate().year
        days = {"first_day": date(year - 1, 1, 1), "last_day": date(year + 1, 12, 31)}
        action = Action.objects.create(code="ete", name="Un été", **days)
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        grant = Grant.award(action=action, funder=town, cents=900, by=self.coralie, **days)
        course = self.course(days=(-3,))
        mark(course.occurrences.get(), self.lina, "present", by=self.coralie)
        Commitment.make(action, course, by=self.coralie)
        words = {"alt": "Une enfant filme.", "credit": "Élise"}
        self.picture = Picture.objects.add(course, file=photo(), by=self.coralie, **words)
        self.picture.make_renditions()
        self.report = GrantReport.begin(grant, by=self.coralie)
        self.report.count(content_of(self.report))
        self.client.force_login(self.coralie)

    def agree(self, agreed=True):
        terms = {"use": Use.REPORT, "medium": Medium.PICTURE, "agreed": agreed, "wording": "Oui."}
        for who in (self.samira.person, self.lina):
            Consent.objects.give(Purpose.IMAGE, subject=self.lina, given_by=who, by=self.coralie, **terms)

    def choose(self, *shown):
        return ReportPicture.choose(self.report, self.picture, shown=shown, by=self.coralie)

    def send(self):
        self.report.send(content_of(self.report), by=self.coralie)

    def test_without_the_word_of_the_child_and_each_parent_it_is_refused_by_name(self):
        address = reverse("grant-report-picture", args=[self.report.pk, self.picture.pk])
        answer = self.client.post(address, {"shown": [self.lina.pk]})
        self.assertContains(answer, "Il manque l&#x27;accord", status_code=422)
        self.assertContains(answer, "Lina", status_code=422)
        self.agree()
        self.assertEqual(self.client.post(address, {"shown": [self.lina.pk]}).status_code, 302)
        page = self.client.get(reverse("grant-report", args=[self.report.pk]))
        self.assertContains(page, reverse("report-picture-file", args=[ReportPicture.objects.get().pk]))

    def test_it_must_be_said_who_is_on_it_or_that_nobody_is(self):
        address = reverse("grant-report-picture", args=[self.report.pk, self.picture.pk])
        for typed in ({}, {"nobody": "on", "shown": [self.lina.pk]}):
            self.assertContains(
                self.client.post(address, typed), "Dites qui est reconnaissable", status_code=422
            )
        self.assertEqual(self.client.post(address, {"nobody": "on"}).status_code, 302)

    def test_a_consent_withdrawn_before_the_sending_stops_it(self):
        self.agree()
        self.choose(self.lina)
        self.agree(False)
        with self.assertRaisesMessage(ValidationError, "n'est plus donné"):
            self.send()

    def test_withdrawn_after_it_takes_the_picture_off_every_later_print_and_the_seal_holds(self):
        self.agree()
        made = self.choose(self.lina)
        self.send()
        self.assertIn("<image", told(self.report)["pictures"][0]["svg"])
        self.agree(False)
        self.assertEqual(told(self.report)["pictures"][0]["svg"], "")
        self.assertEqual(self.client.get(reverse("report-picture-file", args=[made.pk])).status_code, 404)
        self.assertTrue(self.report.is_intact())

    def test_the_report_keeps_its_own_copy_when_the_picture_is_taken_off_the_site(self):
        self.choose()
        self.send()
        self.picture.take_off(by=self.coralie)
        self.assertIn("<image", told(self.report)["pictures"][0]["svg"])

    def test_who_is_erased_is_on_no_picture_any_more_and_the_copy_is_destroyed(self):
        self.agree()
        made = self.choose(self.lina)
        self.send()
        name, storage = made.file.name, made.file.storage
        with self.captureOnCommitCallbacks(execute=True):
            self.lina.erase(by=self.coralie)
        made.refresh_from_db()
        self.assertFalse(made.is_allowed())
        self.assertFalse(storage.exists(name))

    def test_a_face_follows_a_merge(self):
        self.agree()
        made = self.choose(self.lina)
        twin = self.child("Lyna")
        twin.absorb(self.lina, by=self.coralie)
        self.assertEqual(list(made.shown.all()), [twin])

    def test_once_sent_no_picture_comes_or_goes(self):
        made = self.choose()
        self.send()
        with self.assertRaisesMessage(ValidationError, "déjà envoyé"):
            made.take_off(by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "déjà envoyé"):
            self.choose()
