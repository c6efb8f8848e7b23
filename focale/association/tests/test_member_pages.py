from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from focale.association.joining import join
from focale.association.models import JoinRequest, Member, Membership, MembershipType, Task, VolunteerTime
from focale.ground.codes import qr_code
from focale.letters.models import Letter
from focale.money.models import Charge
from focale.people.models import Organisation, Person
from focale.testing import FocaleTest


class Pages(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kind = MembershipType.objects.create(name="Individuelle", cents=1200)
        cls.free = MembershipType.objects.create(name="Soutien", cents=2000, least_cents=500)

    def as_(self, account):
        client = Client()
        if account:
            client.force_login(account)
        return client


class JoiningPagesTest(Pages):
    GUEST = {
        "first_name": "Zoé", "last_name": "Martin", "born_day": "", "born_month": "", "born_year": "1990",
        "phone": "0611223344", "email": "zoe@example.org", "ticket": "a-ticket",
    }  # fmt: skip

    def typed(self, go="check", **facts):
        return {"kind": self.kind.pk, "go": go} | facts

    def guest(self, go="check", **facts):
        return self.as_(None).post("/adherer/", self.typed(go) | self.GUEST | facts)

    def test_a_visitor_joins_in_two_screens_and_is_told_how_to_pay(self):
        second = self.guest()
        self.assertContains(second, "Tout est juste")
        self.assertContains(second, "Zoé Martin")
        self.assertFalse(Member.objects.exists())
        done = self.guest("confirm")
        self.assertEqual(done.status_code, 302)
        self.assertContains(self.as_(None).get(done.url), "12")
        self.assertNotContains(self.as_(None).get(done.url), "Zoé")
        member = Member.objects.get()
        self.assertEqual((str(member), member.standing), ("Zoé Martin", "active"))
        self.assertEqual(Letter.objects.get().kind, "membership_made")

    def test_the_second_screen_carries_what_was_typed(self):
        page = self.guest(email="autre@example.org").content.decode()
        self.assertIn('name="email" value="autre@example.org"', page)
        self.assertIn('name="ticket" value="a-ticket"', page)

    def test_sent_twice_it_is_one_file_one_member_and_one_fee(self):
        first, second = self.guest("confirm"), self.guest("confirm")
        self.assertEqual(first.url, second.url)
        self.assertEqual(Person.objects.filter(first_name="Zoé").count(), 1)
        self.assertEqual((Membership.objects.count(), Charge.objects.count()), (1, 1))

    def test_who_is_known_exactly_is_asked_and_nobody_is_told(self):
        zoe = Person.objects.create(first_name="Zoé", last_name="Martin", phone="0611223344", born_year=1990)
        answer = self.guest("confirm")
        self.assertEqual((JoinRequest.objects.get().person, Member.objects.count()), (zoe, 0))
        self.assertEqual(answer.status_code, 302)

    def test_a_minor_without_an_account_is_told_what_to_do(self):
        answer = self.guest("confirm", born_year=str(timezone.localdate().year - 12))
        self.assertContains(answer, "un adulte adhère pour vous", status_code=422)
        self.assertFalse(Person.objects.filter(first_name="Zoé").exists())

    def test_less_than_the_least_of_a_free_price_comes_back_with_what_was_typed(self):
        answer = self.guest(kind=self.free.pk, amount="4")
        self.assertContains(answer, "à partir de 5", status_code=422)
        self.assertContains(answer, 'value="Zoé"', status_code=422)

    def test_a_mother_joins_for_her_child_and_for_nobody_else_s(self):
        client = self.as_(self.samira)
        data = self.typed("confirm", who=self.lina.pk, ticket="t")
        self.assertEqual(client.post("/adherer/", data).status_code, 302)
        self.assertEqual(Member.objects.get().person, self.lina)
        other = self.typed("confirm", who=self.odile.person.pk, ticket="u")
        self.assertEqual(client.post("/adherer/", other).status_code, 422)

    def test_a_structure_joins_by_its_name_and_the_board_looks(self):
        kind = MembershipType.objects.create(name="Structures", audience="organisation", cents=3000)
        self.assertEqual(self.guest("confirm", kind=kind.pk).status_code, 422)
        done = self.guest("confirm", kind=kind.pk, organisation="Les Amis")
        self.assertContains(self.as_(None).get(done.url), "Votre demande est reçue")
        member = Member.objects.get()
        self.assertEqual((member.organisation, member.standing), (Organisation.objects.get(), "pending"))

    def test_a_forged_address_opens_nothing(self):
        join(self.kind, person=self.lina, by=self.samira)
        for key in ("1", "1:x", signing.Signer(salt="other").sign("1")):
            self.assertEqual(self.as_(None).get(f"/adherer/{key}/").status_code, 404)

    def test_one_s_own_page_leads_to_renewing_and_to_the_card(self):
        member = join(self.kind, person=self.lina, by=self.samira).member
        page = self.as_(self.samira).get("/mon-adhesion/")
        self.assertContains(page, f"/adherer/?qui={self.lina.pk}")
        card = f"/mon-adhesion/{member.pk}/carte/"
        shown = self.as_(self.samira).get(card)
        self.assertContains(shown, qr_code(f"{settings.ADDRESS.rstrip('/')}/adherents/{member.pk}/"))
        self.assertContains(shown, f'<span class="number">{member.number}</span>')
        self.assertEqual(self.as_(self.odile).get(card).status_code, 404)

    def test_one_resigns_from_one_s_own_space_and_from_nobody_else_s(self):
        member = join(self.kind, person=self.lina, by=self.samira).member
        address = f"/mon-adhesion/{member.pk}/demission/"
        self.assertEqual(self.as_(self.odile).post(address).status_code, 404)
        self.as_(self.samira).post(address)
        member.refresh_from_db()
        self.assertEqual(member.standing, "resigned")


class WaysOnTest(Pages):
    def test_the_list_leads_to_the_hours_one_may_see(self):
        for account, address in ((self.coralie, "/benevolat/heures/"), (self.thomas, "/benevolat/")):
            page = self.as_(account).get("/adherents/")
            self.assertContains(page, f'href="{address}"')
            self.assertEqual(self.as_(account).get(address).status_code, 200)
        self.assertNotContains(page, "/benevolat/heures/")


class ListPagesTest(Pages):
    def setUp(self):
        super().setUp()
        gift = MembershipType.objects.create(name="Gratuite", cents=0)
        board = MembershipType.objects.create(name="Active", cents=0, needs_approval=True)
        self.paid = join(gift, person=self.samira.person, by=self.coralie).member
        self.late = join(self.kind, person=self.lina, by=self.coralie).member
        self.asked = join(board, person=self.odile.person, by=self.odile).member
        self.gone = join(gift, person=self.karim.person, by=self.coralie).member
        self.gone.resign("Déménage", by=self.coralie)
        self.client.force_login(self.coralie)

    def shown(self, query=""):
        return {member.pk for member in self.client.get(f"/adherents/?{query}").context["sheet"]}

    def test_each_state_has_its_own_and_the_address_keeps_it(self):
        self.assertEqual(self.shown(), {self.paid.pk, self.late.pk, self.asked.pk})
        self.assertEqual(self.shown("etat=a-jour"), {self.paid.pk})
        self.assertEqual(self.shown("etat=a-renouveler"), {self.late.pk})
        self.assertEqual(self.shown("etat=en-attente"), {self.asked.pk})
        self.assertEqual(self.shown("etat=anciens"), {self.gone.pk})

    def test_one_is_found_by_name_number_and_type(self):
        self.assertEqual(self.shown("q=lina"), {self.late.pk})
        self.assertEqual(self.shown(f"q={self.asked.number}"), {self.asked.pk})
        self.assertEqual(self.shown(f"formule={self.kind.pk}"), {self.late.pk})
        self.assertEqual(self.shown("q=personne"), set())

    def test_the_list_leaves_as_a_file_of_each_kind(self):
        for form in ("xlsx", "ods", "csv"):
            answer = self.client.get(f"/adherents/?format={form}&q=lina")
            body = b"".join(answer.streaming_content)
            self.assertTrue(len(body) > 50)
        self.assertIn("Benali;Lina", body.decode())
        self.assertEqual(self.client.get("/adherents/?format=pdf").status_code, 404)

    def test_the_board_accepts_or_refuses_on_the_page(self):
        self.client.post(f"/adherents/{self.asked.pk}/refus/", {"reason": ""})
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.standing, "pending")
        self.client.post(f"/adherents/{self.asked.pk}/admission/")
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.standing, "active")

    def test_one_is_renewed_and_struck_off_at_the_desk(self):
        address = f"/adherents/{self.late.pk}/fin/"
        refused = self.client.post(address, {"how": "strike_off", "reason": ""})
        self.assertContains(refused, "Dites pourquoi", status_code=422)
        self.client.post(address, {"how": "strike_off", "reason": "Statuts, article 7"})
        self.late.refresh_from_db()
        self.assertEqual(self.late.standing, "struck_off")
        self.season.last_day = timezone.localdate() + timedelta(days=300)
        self.season.save()
        self.paid.memberships.update(last_day=timezone.localdate())
        self.client.post(f"/adherents/{self.paid.pk}/renouvellement/", {"renewal-kind": self.kind.pk})
        self.assertEqual(self.paid.periods().count(), 2)

    def test_a_type_is_written_with_a_price_in_euros(self):
        data = {
            "name": "Réduite",
            "audience": "person",
            "price": "6,50",
            "validity": "rolling",
            "position": 5,
        }
        answer = self.client.post("/adherents/formules/nouvelle/", data | {"least": "9"})
        self.assertEqual(answer.status_code, 422)
        self.client.post("/adherents/formules/nouvelle/", data)
        self.assertEqual(MembershipType.objects.get(name="Réduite").cents, 650)

    def test_each_page_asks_ten_questions_at_most(self):
        addresses = ["/adherents/", f"/adherents/{self.paid.pk}/", "/adherents/formules/", "/benevolat/"]
        for address in [*addresses, "/benevolat/heures/", "/mon-adhesion/", "/adherer/"]:
            with self.subTest(address):
                self.assertLessEqual(self.queries(address), 10, address)

    def queries(self, address):
        with CaptureQueriesContext(connection) as asked:
            self.assertEqual(self.client.get(address).status_code, 200)
        return len(asked)


class HoursPagesTest(Pages):
    def setUp(self):
        super().setUp()
        self.task = Task.objects.create(name="Accueil", hourly_cents=1500)

    def test_two_taps_note_an_hour_of_today(self):
        client = self.as_(self.odile)
        self.assertContains(client.get("/benevolat/"), "Accueil")
        client.post("/benevolat/", {"task": self.task.pk, "minutes": "60"})
        time = VolunteerTime.objects.get()
        self.assertEqual((time.person, time.minutes), (self.odile.person, 60))

    def test_another_duration_is_written_and_none_is_refused(self):
        client = self.as_(self.odile)
        self.assertEqual(client.post("/benevolat/", {"task": self.task.pk}).status_code, 422)
        client.post("/benevolat/", {"task": self.task.pk, "hours": "1.25"})
        self.assertEqual(VolunteerTime.objects.get().minutes, 75)

    def test_only_the_team_notes_for_somebody_else(self):
        address = f"/benevolat/?pour={self.karim.person.pk}"
        for account, person in ((self.odile, self.odile.person), (self.coralie, self.karim.person)):
            self.as_(account).post(address, {"task": self.task.pk, "minutes": "60"})
            self.assertEqual(VolunteerTime.objects.latest("pk").person, person)

    def test_the_ticked_hours_are_validated_and_added_up_by_task_and_action(self):
        facts = {"project": "LABO", "by": self.odile}
        one, other = (VolunteerTime.enter(self.odile.person, self.task, 90, **facts) for _time in range(2))
        client = self.as_(self.coralie)
        client.post("/benevolat/heures/validation/", {"time": [one.pk]})
        client.post(f"/benevolat/heures/{other.pk}/refus/", {"reason": "Déjà notées"})
        page = client.get("/benevolat/heures/?etat=toutes")
        self.assertEqual(page.context["by_action"], [{"words": "LABO", "minutes": 90, "cents": 2250}])
        self.assertEqual(page.context["by_task"], [{"words": "Accueil", "minutes": 90, "cents": 2250}])
        body = b"".join(client.get("/benevolat/heures/?etat=toutes&format=csv").streaming_content).decode()
        self.assertIn("LABO;90;22,50;validées", body)
        self.assertContains(self.as_(self.odile).get("/benevolat/"), "Déjà notées")
