"""A request has the fields of Cerfa 12156: on its page, on paper, frozen when sent."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from focale.association.joining import join
from focale.association.models import MembershipType
from focale.funding.models import Action, BudgetLine, Call, Funder, Grant, GrantRequest, Indicator, Line74
from focale.funding.requesting import content_of, gaps_of
from focale.money.models import Issuer
from focale.people.models import Organisation
from focale.testing import FocaleTest, at

CHOICES = {"form": "money", "frequency": "renewal", "aim": "project", "period": "years"}


class RequestTest(FocaleTest):
    def setUp(self):
        super().setUp()
        days = {"first_day": at(10).date(), "last_day": at(200).date()}
        facts = {"objectives": "Faire des films.", "audience": "Les 12-25 ans.", "territory": "Alès"}
        self.action = Action.objects.create(code="ete", name="Un été", expected_people=40, **facts, **days)
        self.town, self.state = (
            Funder.objects.create(organisation=Organisation.objects.create(name=name), line=line)
            for name, line in (("Ville d'Alès", Line74.TOWN), ("État", Line74.STATE))
        )
        self.call_ = Call.objects.create(
            funder=self.state, name="Contrat de ville", year=2027, closes_on=at(40).date()
        )
        Indicator.objects.create(action=self.action, label="Films tournés", planned_min=3, planned_max=6)
        for line, cents, giver in (("604", 100_000, None), ("74C", 60_000, self.town), ("OWN", 40_000, None)):
            BudgetLine.objects.create(action=self.action, line=line, planned_cents=cents, funder=giver)
        Issuer(legal_name="MeltingPhot", siret="73282932000074", rna="W302001234", iban="FR76", bic="B",
               signatory="Jeanne Vidal", town="Alès").save()  # fmt: skip
        self.asked = GrantRequest.objects.create(
            action=self.action, funder=self.town, asked_cents=60_000, employees=2, full_time="1.50",
            networks="Ligue de l'enseignement", remarks="Avec le lycée.", **CHOICES,
        )  # fmt: skip
        self.client.force_login(self.coralie)

    def page(self):
        return self.client.get(reverse("request", args=[self.asked.pk]))

    def paper(self):
        answer = self.client.get(reverse("request-file", args=[self.asked.pk]))
        self.assertEqual(answer["Content-Type"], "application/pdf")
        return answer.content

    def words(self):
        pages = PdfReader(BytesIO(self.paper())).pages
        return " ".join(" ".join(page.extract_text() for page in pages).replace("’", "'").split())

    def test_paper_has_the_seven_parts_of_the_form_in_its_order(self):
        said, place = self.words(), -1
        for part in (
            "12156*06", "Demande de subvention", "renouvellement", "pluriannuelle", "commune · Ville d'Alès",
            "1. Identification de l'association", "73282932000074", "W302001234", "2. Relations",
            "3. Relations avec d'autres associations", "Ligue de l'enseignement", "4. Moyens humains",
            "Salariés 2", "temps plein 1,5", "5. Budget", "6. Projet", "Faire des films.", "Les 12-25 ans.",
            "visées : 40", "Films tournés", "3 à 6", "Avec le lycée.", "Prestations de services", "1 000 €",
            "représente 60 % du total des produits", "7. Attestations", "Jeanne Vidal", "600 €", "FR76",
        ):  # fmt: skip
            found = said.find(part, place + 1)
            self.assertGreater(found, place, f"{part} ({said[:3000]})")
            place = found

    def test_members_and_volunteers_are_counted_by_focale(self):
        kind = MembershipType.objects.create(name="Individuelle", cents=0)
        self.lina.gender = "female"
        self.lina.save()
        join(kind, person=self.lina, by=self.coralie)
        people = content_of(self.asked)["people"]
        self.assertEqual((people["members"], people["women"], people["men"]), (1, 1, 0))
        self.assertContains(self.page(), "1, dont 1 femmes et 0 hommes")

    def test_a_draft_asks_the_database_at_most_ten_questions(self):
        self.page()
        for address in ("request", "request-file"):
            with CaptureQueriesContext(connection) as asked:
                self.client.get(reverse(address, args=[self.asked.pk]))
            self.assertLessEqual(len(asked), 10, address)

    def test_the_next_request_begins_with_what_the_last_said_of_the_association(self):
        form = self.client.get(reverse("grant-record-new", args=["demandes"])).context["form"]
        self.assertEqual(
            (form.initial["employees"], form.initial["networks"]), (2, "Ligue de l'enseignement")
        )
        self.assertNotIn("remarks", form.initial)

    def test_half_a_post_is_typed_with_a_comma_or_a_point(self):
        address = reverse("grant-record-edit", args=["demandes", self.asked.pk])
        self.assertContains(self.client.get(address), 'value="1,50"')
        typed = {"action": self.action.pk, "funder": self.town.pk, "asked_cents": "10"} | CHOICES
        for said in ("2,75", "2.75"):
            GrantRequest.objects.update(full_time=0)
            self.client.post(address, typed | {"full_time": said})
            self.asked.refresh_from_db()
            self.assertEqual(str(self.asked.full_time), "2.75")

    def test_the_call_of_another_funder_is_refused_with_a_sentence(self):
        typed = {"action": self.action.pk, "funder": self.town.pk, "call": self.call_.pk, "asked_cents": "10"}
        address = reverse("grant-record-new", args=["demandes"])
        answer = self.client.post(address, typed | CHOICES)
        self.assertContains(answer, "Cet appel à projets est de « État »", status_code=422)
        typed |= {"funder": self.state.pk, "employees": "-1", "full_time": "99999999"}
        self.assertEqual(self.client.post(address, typed | CHOICES).status_code, 422)
        self.assertEqual(GrantRequest.objects.count(), 1)

    def test_what_a_funder_would_miss_is_said_before_it_is_sent(self):
        self.assertEqual(gaps_of(content_of(self.asked)), [])
        self.asked.budget_lines.all().delete()
        GrantRequest.objects.filter(pk=self.asked.pk).update(asked_cents=70_000)
        self.action.indicators.all().delete()
        Issuer.objects.update(siret="")
        shown = self.page()
        for said in ("SIRET", "pas encore de résultat attendu", "la somme demandée"):
            self.assertContains(shown, said)

    def test_sent_it_prints_the_same_for_ever(self):
        self.asked.send(content_of(self.asked), on=timezone.localdate(), by=self.coralie)
        before = self.paper()
        Issuer.objects.update(legal_name="Autre nom")
        self.action.objectives = "Tout autre chose."
        self.action.save()
        self.action.budget_lines.all().delete()
        self.assertEqual(self.paper(), before)
        self.assertContains(self.page(), "Faire des films.")

    def test_a_request_taken_back_is_neither_sent_nor_answered_any_more(self):
        self.client.post(reverse("request-withdrawal", args=[self.asked.pk]))
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.state, "withdrawn")
        for verb in (
            lambda: self.asked.send({}, on=timezone.localdate(), by=self.coralie),
            lambda: self.asked.withdraw(by=self.coralie),
        ):
            with self.assertRaises(ValidationError):
                verb()
        self.assertNotContains(self.page(), reverse("request-withdrawal", args=[self.asked.pk]))

    def test_the_answer_brings_the_reference_and_the_days_of_the_grant(self):
        self.asked.send(content_of(self.asked), on=timezone.localdate(), by=self.coralie)
        address = reverse("request-answer", args=[self.asked.pk])
        typed = {"cents": "500", "on": timezone.localdate().isoformat(), "reference": "2027-114"}
        late = typed | {"first_day": "2027-05-01", "last_day": "2027-01-01"}
        self.assertEqual(self.client.post(address, late).status_code, 422)
        self.assertEqual(self.client.post(address, typed | {"on": "2099-01-01"}).status_code, 422)
        self.client.post(address, typed | {"last_day": at(100).date().isoformat()})
        grant = Grant.objects.get()
        self.assertEqual((grant.reference, grant.fund.last_day), ("2027-114", at(100).date()))
        self.assertEqual(grant.fund.first_day, self.action.first_day)
        self.assertContains(self.page(), reverse("grant", args=[grant.pk]))

    def test_the_board_reads_and_prints_but_takes_nothing_back(self):
        self.client.force_login(self.jeanne)
        self.assertTrue(self.paper())
        answer = self.client.post(reverse("request-withdrawal", args=[self.asked.pk]))
        self.assertEqual(answer.status_code, 403)
        self.client.force_login(self.samira)
        self.assertEqual(self.page().status_code, 403)
