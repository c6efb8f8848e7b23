from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from focale.people.models import AccessNeed, Consent, EmergencyContact, Purpose
from focale.people.rights import Role
from focale.programme.marking import mark
from focale.programme.models import Attendance, Headcount, Mark, Occurrence
from focale.programme.roll import rolls_of
from focale.programme.tests.underway import underway
from focale.testing import FocaleTest, at


class RollTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina, cls.nour])
        cls.awa = cls.adult("Awa", "Diop", role=Role.LEADER)

    def line(self, person=None, account=None):
        dates = Occurrence.objects.filter(pk=self.date.pk)
        (roll,) = rolls_of(dates, account=account or self.karim)
        return next(line for line in roll.lines if line.person == (person or self.lina))

    def answer(self, purpose=Purpose.IMAGE, agreed=True, **terms):
        if purpose == Purpose.IMAGE:
            terms.setdefault("medium", "picture")
        self.consent(self.lina, purpose, agreed=agreed, **terms)

    def test_without_an_answer_no_image_goes_on_the_web(self):
        self.assertIn("pas d'image sur le web", self.line().warnings)

    def test_images_agreed_to_are_not_mentioned(self):
        self.answer(use="web")
        self.assertEqual(self.line().warnings, [])

    def test_a_no_for_the_networks_is_a_no_for_the_web(self):
        self.answer(use="web")
        self.answer(use="social", agreed=False)
        self.assertEqual(self.line().warnings, ["pas d'image sur le web"])

    def test_no_image_even_between_us_is_no_image_at_all(self):
        self.answer(use="internal", agreed=False)
        self.assertEqual(self.line().warnings, ["pas d'image du tout"])

    def test_other_refusals_are_named(self):
        self.answer(use="web")
        self.answer(use="press", agreed=False)
        self.assertEqual(self.line().warnings, ["pas d'image : dans la presse"])

    def test_a_child_leaves_alone_only_when_somebody_agreed(self):
        self.assertEqual(self.line().leaving, "repart avec Samira Benali")
        self.answer(Purpose.LEAVE_ALONE)
        self.assertEqual(self.line().leaving, "repart seul·e")
        Consent.objects.get(purpose=Purpose.LEAVE_ALONE).withdraw(by=self.samira)
        self.assertEqual(self.line().leaving, "repart avec Samira Benali")

    def test_a_neighbour_who_may_fetch_the_child_is_named_and_can_be_called(self):
        EmergencyContact.objects.create(
            person=self.lina, name="Mme Petit", relation="voisine", phone="0400000000", may_pick_up=True
        )
        line = self.line()
        self.assertEqual(line.leaving, "repart avec Samira Benali, Mme Petit")
        self.assertEqual(
            line.calls,
            [("Samira Benali", "parent", "0612345678"), ("Mme Petit", "voisine", "0400000000")],
        )

    def test_nobody_to_call_is_said(self):
        self.samira.person.phone = ""
        self.samira.person.save()
        self.assertTrue(self.line().asks)

    def test_a_child_without_consent_to_take_part_is_seen(self):
        child = self.child("Léo")
        Consent.objects.get(subject=child).withdraw(by=self.samira)
        mark(self.date, child, "present", by=self.karim)
        self.assertIn("autorisation de participer manquante", self.line(child).warnings)

    def test_an_adult_has_no_way_home_to_explain(self):
        mark(self.date, self.odile.person, "present", by=self.karim)
        line = self.line(self.odile.person)
        self.assertEqual((line.leaving, line.expected), ("", False))

    def need(self, **facts):
        consent = self.consent(self.lina, Purpose.ACCESS_NEED)
        facts = {"need": "quiet", "ends_on": timezone.localdate() + timedelta(days=90)} | facts
        return AccessNeed.objects.create(person=self.lina, consent=consent, **facts)

    def test_needs_are_told_to_who_leads_that_day(self):
        self.need(words="près de la porte")
        self.assertEqual(self.line().needs, ["un endroit calme : près de la porte"])

    def test_needs_past_their_date_or_withdrawn_are_not_told(self):
        need = self.need(ends_on=timezone.localdate() - timedelta(days=1))
        self.assertEqual(self.line().needs, [])
        AccessNeed.objects.filter(pk=need.pk).update(ends_on=timezone.localdate())
        self.assertEqual(self.line().needs, ["un endroit calme"])
        need.consent.withdraw(by=self.samira)
        self.assertEqual(self.line().needs, [])

    def test_needs_are_no_longer_told_once_the_date_is_past(self):
        self.need()
        Occurrence.objects.filter(pk=self.date.pk).update(
            starts_at=timezone.now() - timedelta(hours=20), ends_at=timezone.now() - timedelta(hours=13)
        )
        self.assertEqual(self.line().needs, [])

    def test_a_tap_of_my_own_needs_no_note(self):
        mark(self.date, self.lina, "present", by=self.karim)
        self.assertEqual(self.line().notes, [])

    def test_who_tapped_is_said_to_the_other_leader(self):
        mark(self.date, self.lina, "present", by=self.awa)
        self.assertRegex(self.line().notes[0], r"^Awa a noté présent·e à \d+\sh")

    def test_when_two_leaders_differ_both_taps_are_told(self):
        now = timezone.now()
        mark(self.date, self.lina, "absent", by=self.awa, made_at=now - timedelta(minutes=2))
        mark(self.date, self.lina, "present", by=self.karim, made_at=now)
        self.assertRegex(" ".join(self.line().notes), "^Awa a noté absent·e à")
        notes = " ".join(self.line(account=self.awa).notes)
        self.assertRegex(notes, "Karim a noté présent·e")
        self.assertRegex(notes, "Awa a noté absent·e")


class DoorTest(FocaleTest):
    """Who may open a list: its leader, and who may take any."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina])
        cls.awa = cls.adult("Awa", "Diop", role=Role.LEADER)

    def status(self, account, name="occurrence", **how):
        self.client.force_login(account)
        return self.client.get(reverse(name, args=[self.date.pk]), **how).status_code

    def test_the_leader_and_the_coordinator_open_the_list(self):
        for account in (self.karim, self.coralie):
            self.assertEqual(self.status(account), 200)

    def test_another_leader_finds_nothing_there(self):
        names = ["", "-marks", "-sheet", "-entry", "-headcount"]
        self.assertEqual({self.status(self.awa, f"occurrence{name}") for name in names}, {404})
        for name in ("mark", "marks", "walk-in"):
            answer = self.client.post(reverse(f"occurrence-{name}", args=[self.date.pk]))
            self.assertEqual(answer.status_code, 404)

    def test_without_the_right_one_is_told_no(self):
        for account in (self.samira, self.odile, self.jeanne, self.thomas):
            self.assertEqual(self.status(account), 403)

    def test_one_tap_as_a_plain_form(self):
        self.client.force_login(self.karim)
        address = reverse("occurrence-mark", args=[self.date.pk])
        answer = self.client.post(address, {"mark": f"{self.lina.pk}:absent", "back": "today"})
        self.assertRedirects(answer, f"/aujourdhui/#p-{self.date.pk}-{self.lina.pk}")
        self.assertEqual(Attendance.objects.get().presence, "absent")
        self.client.post(address, {"mark": f"{self.lina.pk}:"})
        self.assertEqual((Attendance.objects.count(), Mark.objects.count()), (0, 2))

    def test_a_tap_for_somebody_not_on_the_list_is_refused_with_a_sentence(self):
        self.client.force_login(self.karim)
        address = reverse("occurrence-mark", args=[self.date.pk])
        for told in (f"{self.odile.person_id}:present", "x:present", "", "9" * 30 + ":present", "²:present"):
            answer = self.client.post(address, {"mark": told})
            self.assertContains(answer, "pas sur la liste", status_code=422)
        answer = self.client.post(address, {"mark": f"{self.lina.pk}:peut-être"})
        self.assertContains(answer, "Choisissez présent", status_code=422)

    def test_the_page_of_a_list_takes_ten_questions_at_most_even_with_a_search(self):
        self.client.force_login(self.karim)
        address = reverse("occurrence", args=[self.date.pk])
        self.client.get(address)
        with self.assertNumQueries(8):
            self.client.get(address)
        with self.assertNumQueries(9):
            self.client.get(address, {"q": "odile perrin"})

    def test_the_list_escapes_what_people_typed(self):
        self.lina.first_name = '<script>alert("1")</script>'
        self.lina.save()
        self.client.force_login(self.karim)
        self.assertNotContains(self.client.get(reverse("occurrence", args=[self.date.pk])), "<script>alert")


class TodayTest(FocaleTest):
    def test_the_page_of_a_full_day_takes_ten_questions_at_most(self):
        rooms = [self.studio, self.darkroom]
        for number in range(5):
            children = [self.child(f"Enfant {number} {rank}") for rank in range(12)]
            course = self.course(
                title=f"Atelier {number}", days=(10 + number,), seats=20, room=rooms[number % 2]
            )
            for child in children:
                course.seatings.get().register([child], made_by=self.samira.person, by=self.samira)
            date = course.occurrences.get()
            date.starts_at = at(0, 0, 10 * number)
            date.ends_at = date.starts_at + timedelta(minutes=10)
            date.save()
            Headcount.objects.tally(date, total=3, by=self.karim)
            for child in children[:6]:
                mark(date, child, "present", by=self.coralie)
        self.client.force_login(self.karim)
        self.client.get("/aujourdhui/")
        with self.assertNumQueries(10):
            answer = self.client.get("/aujourdhui/")
        self.assertContains(answer, 'data-hand="present"', count=60)
        self.assertContains(answer, "Coralie a noté présent", count=30)

    def test_a_leader_sees_their_own_dates_and_the_coordinator_all(self):
        underway(self, [self.lina], title="À Karim")
        underway(self, [self.nour], title="À personne", leaders=[], room=self.darkroom)
        self.client.force_login(self.karim)
        self.assertNotContains(self.client.get("/aujourdhui/"), "À personne")
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get("/aujourdhui/"), "À personne")

    def test_an_empty_day_says_what_comes_next(self):
        self.course(title="Bientôt")
        self.client.force_login(self.karim)
        self.assertContains(self.client.get("/aujourdhui/"), "Prochaine séance : Bientôt")

    def test_a_date_called_off_is_not_there(self):
        date = underway(self, [self.lina], title="Annulé")
        Occurrence.objects.filter(pk=date.pk).update(cancelled_at=timezone.now())
        self.client.force_login(self.karim)
        self.assertNotContains(self.client.get("/aujourdhui/"), "Annulé")

    def test_the_script_that_keeps_pages_rules_the_whole_site(self):
        answer = self.client.get("/hors-ligne.js")
        self.assertEqual(answer["Content-Type"], "text/javascript; charset=utf-8")
        self.assertEqual((answer["Service-Worker-Allowed"], answer["Cache-Control"]), ("/", "no-cache"))
        self.assertContains(answer, '"/sortir/"')
