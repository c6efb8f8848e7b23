"""Agreements and papers are kept, opened and replaced; a grant is corrected where the books allow it."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from focale.funding.models import Action, Call, Funder, Grant, Line74, OrganisationDocument
from focale.people.models import Organisation
from focale.testing import FocaleTest, at

PDF = b"%PDF-1.7 signed by both"


def a_file(name="papier.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


class GrantPapersTest(FocaleTest):
    def setUp(self):
        super().setUp()
        days = {"first_day": at(-30).date(), "last_day": at(30).date()}
        action = Action.objects.create(code="ete", name="Un été", **days)
        self.town = Funder.objects.create(
            organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN
        )
        self.grant = Grant.award(action=action, funder=self.town, cents=2_400_000, by=self.coralie, **days)
        self.client.force_login(self.coralie)

    def correct(self, status=302, **typed):
        typed = {"reference": "2027-12", "report_due_on": at(90).date().isoformat()} | typed
        answer = self.client.post(reverse("grant-edit", args=[self.grant.pk]), typed)
        self.assertEqual(answer.status_code, status)
        self.grant.refresh_from_db()
        return answer

    def shown(self):
        return self.client.get(reverse("grant", args=[self.grant.pk]))

    def test_above_23_000_euros_an_agreement_is_wanted_until_it_is_kept(self):
        self.assertContains(self.shown(), "convention écrite")
        self.correct(agreement=a_file())
        self.assertNotContains(self.shown(), "convention écrite")
        answer = self.client.get(reverse("grant-agreement", args=[self.grant.pk]))
        self.assertEqual(b"".join(answer.streaming_content), PDF)
        self.assertIn("attachment", answer["Content-Disposition"])

    def test_a_correction_without_a_new_paper_keeps_the_old_one(self):
        self.correct(agreement=a_file())
        self.correct(reference="2027-13")
        self.assertTrue(self.grant.agreement)
        self.assertContains(self.shown(), "2027-13")
        self.assertEqual(self.grant.report_due_on, at(90).date())

    def test_what_is_no_paper_and_a_report_due_too_early_are_refused(self):
        self.correct(422, agreement=a_file("x.pdf", b"<html>"))
        answer = self.correct(422, report_due_on=at(29).date().isoformat())
        self.assertContains(answer, "après le dernier jour couvert", status_code=422)
        self.correct(422, report_due_on="")
        self.assertEqual((self.grant.reference, bool(self.grant.agreement)), ("", False))

    def test_a_grant_is_not_noted_with_a_report_due_before_its_end(self):
        typed = {
            "action": self.grant.action_id,
            "funder": self.town.pk,
            "cents": "10",
            "agreed_on": at(-30).date(),
        }
        typed |= {"first_day": at(-30).date(), "last_day": at(30).date(), "report_due_on": at(-400).date()}
        answer = self.client.post(reverse("grant-new"), typed)
        self.assertContains(answer, "après le dernier jour couvert", status_code=422)
        self.assertEqual(Grant.objects.count(), 1)

    def test_the_board_opens_an_agreement_and_corrects_nothing(self):
        self.correct(agreement=a_file())
        self.client.force_login(self.jeanne)
        self.assertEqual(self.client.get(reverse("grant-agreement", args=[self.grant.pk])).status_code, 200)
        self.correct(403)


class DocumentsTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def add(self, kind="insurance", issued=-10, **typed):
        typed |= {"kind": kind, "issued_on": at(issued).date().isoformat(), "file": a_file()}
        answer = self.client.post(reverse("grant-record-new", args=["documents"]), typed)
        self.assertEqual(answer.status_code, 302)
        return OrganisationDocument.objects.latest("pk")

    def shown(self):
        return self.client.get(reverse("documents"))

    def test_the_page_answers_whether_all_is_ready(self):
        self.assertContains(self.shown(), "0 documents sur 13")
        old = self.add(issued=-400)
        self.assertContains(self.shown(), "0 documents sur 13")
        self.add()
        page = self.shown()
        self.assertContains(page, "1 documents sur 13")
        self.assertContains(page, "1 plus ancien")
        self.assertContains(page, reverse("document-file", args=[old.pk]))

    def test_a_paper_is_opened_corrected_without_a_new_file_and_removed_with_it(self):
        paper = self.add(kind="other", name="Charte")
        self.assertContains(self.shown(), "Charte")
        answer = self.client.get(reverse("document-file", args=[paper.pk]))
        self.assertEqual(b"".join(answer.streaming_content), PDF)
        edit = reverse("grant-record-edit", args=["documents", paper.pk])
        self.assertNotContains(self.client.get(edit), "/media/")
        self.client.post(edit, {"kind": "bank_details", "issued_on": at(-1).date().isoformat()})
        paper.refresh_from_db()
        self.assertEqual((paper.kind, bool(paper.file)), ("bank_details", True))
        stored = paper.file.storage, paper.file.name
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(reverse("document-removal", args=[paper.pk]))
        self.assertFalse(OrganisationDocument.objects.exists() or stored[0].exists(stored[1]))

    def test_who_sees_no_grants_opens_no_paper(self):
        paper = self.add()
        for account, status in ((self.samira, 403), (self.jeanne, 200)):
            self.client.force_login(account)
            answer = self.client.get(reverse("document-file", args=[paper.pk]))
            self.assertEqual(answer.status_code, status)
        self.assertEqual(self.client.post(reverse("document-removal", args=[paper.pk])).status_code, 403)


class CallsTest(FocaleTest):
    def test_a_call_says_what_it_asks_and_one_that_is_over_offers_no_request(self):
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        facts = {"funder": town, "year": 2027, "words": "Six quartiers.", "link": "https://exemple.org/appel"}
        ahead = Call.objects.create(name="À venir", closes_on=at(0).date(), **facts)
        over = Call.objects.create(name="Passé", closes_on=at(0).date() - timedelta(days=1), **facts)
        self.client.force_login(self.coralie)
        page = self.client.get(reverse("funders"))
        for said in ("Six quartiers.", "https://exemple.org/appel", f"?call={ahead.pk}&", "Passé"):
            self.assertContains(page, said)
        self.assertNotContains(page, f"?call={over.pk}&")
