"""Registering over HTTP: the three screens, whoever fills them, and every way to fill them wrong."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from focale.letters.models import Letter
from focale.people.models import Consent, EmergencyContact, Guardianship, Organisation, Person
from focale.programme.models import PartnerLink, Party, Registration, Status
from focale.testing import FocaleTest, years_ago

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Filling(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.camera = cls.course(seats=2, min_age=6, max_age=17)
        cls.seating = cls.camera.seatings.get()

    @property
    def address(self):
        return reverse("registration-new", args=[self.seating.pk])

    def hidden(self, answer):
        return dict(HIDDEN.findall(answer.content.decode())) | {"go": "next"}

    def begin(self, account=None, query=""):
        if account:
            self.client.force_login(account)
        return self.client.get(self.address + query)

    def go_on(self, answer, **typed):
        facts = {name.replace("__", "-"): value for name, value in typed.items()}
        return self.client.post(self.address, self.hidden(answer) | facts)

    def assert_says(self, answer, words, status=422):
        self.assertContains(answer, words, status_code=status)
        self.assertFalse(Registration.objects.exists())

    def accords(self, key, **other):
        return {
            f"accord-{key}-take_part": "on",
            f"accord-{key}-alone": "no",
            f"accord-{key}-word": "later",
        } | other

    def guest(self, born=None, **changes):
        born = born or years_ago(10)
        return {
            "who-adult-first_name": "Rosa",
            "who-adult-last_name": "Pons",
            "who-adult-phone": "06 99 88 77 66",
            "who-adult-email": "",
            "who-rows": "1",
            "who-new-0-first_name": "Eva",
            "who-new-0-last_name": "",
            "who-new-0-born_day": str(born.day),
            "who-new-0-born_month": str(born.month),
            "who-new-0-born_year": str(born.year),
        } | changes

    def through(self, **changes):
        """A visitor goes through the three screens; the last answer."""
        first = self.begin()
        second = self.client.post(self.address, self.hidden(first) | self.guest(**changes))
        if second.status_code == 422:
            return second
        third = self.client.post(self.address, self.hidden(second) | self.accords("n0"))
        return self.client.post(self.address, self.hidden(third))


class FamilyTest(Filling):
    def test_a_mother_registers_two_children_in_three_screens(self):
        first = self.begin(self.samira)
        self.assertContains(first, "Lina")
        second = self.go_on(first, who__chosen=[self.lina.pk, self.nour.pk])
        self.assertContains(second, "J’autorise Lina")
        third = self.client.post(
            self.address,
            self.hidden(second)
            | self.accords(f"p{self.lina.pk}", **{f"accord-p{self.lina.pk}-image": ["web", "print"]})
            | self.accords(f"p{self.nour.pk}", **{f"accord-p{self.nour.pk}-alone": "yes"})
            | {"who-chosen": [self.lina.pk, self.nour.pk]},
        )
        self.assertContains(third, "Confirmer l’inscription")
        lists = {"who-chosen": [self.lina.pk, self.nour.pk]}
        lists[f"accord-p{self.lina.pk}-image"] = ["web", "print"]
        done = self.client.post(self.address, self.hidden(third) | lists)
        party = Party.objects.get()
        self.assertRedirects(done, party.get_absolute_url())
        self.assertEqual(party.made_by, self.samira.person)
        self.assertEqual(set(party.registrations.values_list("status", flat=True)), {Status.SEATED})
        said = Consent.objects.filter(subject=self.lina, purpose="image").values_list("use", "agreed")
        self.assertEqual(dict(said), {"web": True, "social": False, "print": True, "exhibition": False})
        self.assertIn("Lina", Consent.objects.get(subject=self.lina, purpose="take_part").wording)

    def test_who_has_answered_before_goes_through_two_screens(self):
        for purpose in ("take_part", "leave_alone", "image"):
            self.consent(self.lina, purpose=purpose)
        first = self.begin(self.samira)
        second = self.go_on(first, who__chosen=[self.lina.pk])
        self.assertContains(second, "Confirmer l’inscription")
        self.assertEqual(self.go_on(second, who__chosen=[self.lina.pk]).status_code, 302)

    def test_another_childs_number_is_refused(self):
        stranger = self.child("Tom", of=self.odile)
        answer = self.go_on(self.begin(self.samira), who__chosen=[stranger.pk])
        self.assert_says(answer, "pas dans votre liste")

    def test_a_child_too_young_is_named_but_not_offered(self):
        small = self.child("Zoé", age=3)
        answer = self.begin(self.samira)
        self.assertContains(answer, "Zoé (3 ans)")
        self.assert_says(self.go_on(answer, who__chosen=[small.pk]), "pas dans votre liste")

    def test_a_new_child_of_ones_own_is_added(self):
        first = self.client.post if self.begin(self.samira) else None
        second = first(self.address, self.hidden(self.client.get(self.address)) | {"go": "more"})
        self.assertContains(second, "who-new-0-first_name")
        born = years_ago(9)
        child = {k: v for k, v in self.guest(born).items() if "adult" not in k}
        third = self.client.post(self.address, self.hidden(second) | child)
        fourth = self.client.post(self.address, self.hidden(third) | self.accords("n0"))
        self.client.post(self.address, self.hidden(fourth))
        eva = Person.objects.get(first_name="Eva")
        self.assertEqual(eva.last_name, "Benali")
        self.assertTrue(self.samira.person.decides_for(eva))

    def test_without_the_agreement_nobody_is_registered_and_what_was_typed_stays(self):
        second = self.go_on(self.begin(self.samira), who__chosen=[self.lina.pk])
        answers = self.accords(f"p{self.lina.pk}")
        del answers[f"accord-p{self.lina.pk}-take_part"]
        third = self.client.post(self.address, self.hidden(second) | answers)
        self.assert_says(third, "Sans cet accord")
        self.assertContains(third, f'name="who-chosen" value="{self.lina.pk}"', status_code=422)

    def test_nobody_chosen_is_refused(self):
        self.assert_says(self.go_on(self.begin(self.samira)), "Choisissez au moins une personne")

    def test_the_same_child_again_is_refused_on_the_first_screen(self):
        self.consent(self.lina)
        self.seating.register([self.lina], made_by=self.samira.person, by=self.samira)
        answer = self.go_on(self.begin(self.samira), who__chosen=[self.lina.pk])
        self.assertContains(answer, "déjà inscrit·e ici", status_code=422)

    def test_the_way_back_keeps_what_was_typed(self):
        second = self.go_on(self.begin(self.samira), who__chosen=[self.lina.pk])
        back = self.client.post(self.address, self.hidden(second) | {"go": "back"})
        self.assertRegex(back.content.decode(), rf'value="{self.lina.pk}"[^>]* checked')


class VisitorTest(Filling):
    def test_a_visitor_registers_a_child_without_an_account(self):
        self.assertEqual(self.through().status_code, 302)
        eva = Person.objects.get(first_name="Eva")
        self.assertEqual((eva.last_name, eva.registrations.get().status), ("Pons", Status.SEATED))
        link = Guardianship.objects.get(ward=eva)
        self.assertEqual((link.adult.phone, link.holds_authority), ("0699887766", True))
        self.assertTrue(Consent.objects.filter(subject=eva, purpose="take_part", agreed=True).exists())
        self.assertEqual(Letter.objects.get().state, "to_print")

    def test_an_email_gets_the_confirmation(self):
        self.through(**{"who-adult-email": "Rosa@Example.org"})
        self.assertEqual(
            (Letter.objects.get().address, Letter.objects.get().state), ("rosa@example.org", "waiting")
        )

    def test_the_same_family_again_is_the_same_persons(self):
        self.through()
        self.seating.parties.get().cancel(by=None)
        self.through(**{"who-new-0-first_name": "ÉVA"})
        self.assertEqual(Person.objects.filter(folded_name="pons eva").count(), 1)
        self.assertEqual(self.seating.registrations.live().count(), 1)

    def test_another_number_is_another_family(self):
        self.through()
        self.through(**{"who-adult-phone": "0611111111"})
        self.assertEqual(Person.objects.filter(first_name="Eva").count(), 2)

    def test_a_visitor_learns_nothing_about_a_family_that_is_known(self):
        self.through()
        again = self.through()
        self.assertContains(again, "Nous ne pouvons pas enregistrer cette demande ici", status_code=422)
        self.assertNotContains(again, "déjà", status_code=422)
        self.assertEqual(Party.objects.count(), 1)

    def test_a_visitors_yes_never_replaces_a_familys_no(self):
        self.through()
        eva = Person.objects.get(first_name="Eva")
        self.seating.parties.get().cancel(by=None)
        first = self.begin()
        second = self.client.post(self.address, self.hidden(first) | self.guest())
        third = self.client.post(
            self.address, self.hidden(second) | self.accords("n0", **{"accord-n0-image": "web"})
        )
        self.client.post(self.address, self.hidden(third))
        self.assertFalse(Consent.objects.in_force().get(subject=eva, use="web").agreed)
        self.assertEqual(self.seating.registrations.live().count(), 1)

    def test_a_double_click_is_one_registration(self):
        first = self.begin()
        second = self.client.post(self.address, self.hidden(first) | self.guest())
        third = self.client.post(self.address, self.hidden(second) | self.accords("n0"))
        once, twice = (self.client.post(self.address, self.hidden(third)) for _click in range(2))
        self.assertEqual(once["Location"], twice["Location"])
        self.assertEqual(Party.objects.count(), 1)

    def test_a_refusal_leaves_nobody_behind(self):
        people = Person.objects.count()
        self.assert_says(self.through(born=years_ago(4)), "aura 4 ans ce jour-là")
        self.assertEqual(Person.objects.count(), people)

    def test_when_registration_is_closed_the_form_says_so(self):
        self.camera.closes_at = timezone.now() - timedelta(hours=1)
        self.camera.save()
        self.assertContains(self.begin(), "Les inscriptions sont closes")
        first = {"screen": "1", "go": "next"} | self.guest()
        self.assert_says(self.client.post(self.address, first), "Les inscriptions sont closes")

    def test_each_line_says_what_is_missing(self):
        first = self.begin()
        for field, words in (
            ("who-adult-first_name", "Remplissez cette ligne"),
            ("who-adult-phone", "Remplissez cette ligne"),
            ("who-new-0-born_year", "Indiquez"),
        ):
            answer = self.client.post(self.address, self.hidden(first) | self.guest(**{field: ""}))
            self.assert_says(answer, words)
        answer = self.client.post(self.address, self.hidden(first) | self.guest(**{"who-adult-phone": "12"}))
        self.assert_says(answer, "Ce numéro ne semble pas complet")

    def test_the_emergency_contact_is_kept(self):
        second = self.client.post(self.address, self.hidden(self.begin()) | self.guest())
        contact = {"accord-emergency-name": "Mamie", "accord-emergency-phone": "0466000000"}
        third = self.client.post(self.address, self.hidden(second) | self.accords("n0") | contact)
        self.client.post(self.address, self.hidden(third))
        self.assertEqual(EmergencyContact.objects.get().person.first_name, "Eva")

    def test_a_grown_up_registers_alone_in_few_words(self):
        evening = self.course(title="Soirée", days=(12,), room=self.darkroom, leaders=[], seats=5)
        self.seating = evening.seatings.get()
        facts = self.guest(**{"who-rows": "0", "who-adult-comes": "on"})
        facts = {name: value for name, value in facts.items() if "new" not in name}
        second = self.client.post(self.address, self.hidden(self.begin()) | facts)
        third = self.client.post(self.address, self.hidden(second) | {"accord-adult-image": "web"})
        self.assertEqual(self.client.post(self.address, self.hidden(third)).status_code, 302)
        rosa = Person.objects.get(first_name="Rosa")
        self.assertEqual(rosa.registrations.get().status, Status.SEATED)
        self.assertTrue(Consent.objects.get(subject=rosa, use="web").agreed)

    def test_a_course_up_to_eighteen_awaits_a_child_and_still_takes_who_is_eighteen(self):
        young = self.course(min_age=12, max_age=18, days=(12,), room=self.darkroom, leaders=[])
        self.seating = young.seatings.get()
        first = self.begin()
        self.assertContains(first, "who-new-0-first_name")
        self.assertNotRegex(first.content.decode(), r'name="who-adult-comes"[^>]*checked')
        nobody = self.guest() | {f"who-new-0-{name}": "" for name in ("first_name", "born_day", "born_month")}
        alone = {"who-new-0-born_year": "", "who-adult-comes": "on"}
        alone["who-adult-born_year"] = str(years_ago(18).year)
        answer = self.client.post(self.address, self.hidden(first) | nobody | alone)
        self.assertContains(answer, "Vos accords")
        self.assertContains(answer, 'name="screen" value="2"')

    def test_a_visitor_cannot_choose_known_people(self):
        first = self.client.post(
            self.address, self.hidden(self.begin()) | self.guest() | {"who-chosen": [self.lina.pk]}
        )
        done = self.client.post(self.address, self.hidden(first) | self.accords("n0"))
        self.client.post(self.address, self.hidden(done))
        self.assertFalse(self.lina.registrations.exists())

    def test_an_unpublished_activity_has_no_form(self):
        self.camera.unpublish(by=self.coralie)
        self.assertEqual(self.begin().status_code, 404)


class HostileTest(Filling):
    def test_strange_words_and_huge_fields_are_refused_or_kept_whole(self):
        for typed in ("x" * 100_000, "\x00Eva", "😀" * 200, "<script>alert(1)</script>" * 20, "\u202e\u0000"):
            answer = self.through(**{"who-new-0-first_name": typed})
            self.assertIn(answer.status_code, (302, 422), typed[:10])

    def test_numbers_that_are_not_numbers(self):
        first = self.hidden(self.begin())
        for name, value in (
            ("screen", "99"),
            ("who-rows", "100000"),
            ("who-rows", "-4"),
            ("go", "fly"),
            ("ticket", "'; drop"),
            ("who-chosen", "x"),
        ):
            answer = self.client.post(self.address, first | self.guest() | {name: value})
            self.assertIn(answer.status_code, (200, 422), name)
        self.assertFalse(Registration.objects.exists())

    def test_jumping_to_the_last_screen_skips_no_question(self):
        answer = self.client.post(self.address, {"screen": "3", "go": "next"} | self.guest())
        self.assert_says(answer, "Sans cet accord")

    def test_carried_fields_are_shown_as_text(self):
        second = self.client.post(
            self.address, self.hidden(self.begin()) | self.guest(**{"who-new-0-last_name": '"><b>x'})
        )
        self.assertNotContains(second, '"><b>x')


class DeskTest(Filling):
    def test_the_desk_finds_a_child_and_registers_on_the_parents_word(self):
        first = self.begin(self.coralie)
        found = self.go_on(first, go="search", who__q="lin ben")
        self.assertContains(found, "Benali")
        self.assertContains(found, "Samira")
        chosen = {"who-chosen": self.lina.pk, "who-responsible": self.samira.person.pk}
        second = self.client.post(self.address, self.hidden(found) | chosen)
        third = self.client.post(
            self.address, self.hidden(second) | chosen | self.accords(f"p{self.lina.pk}")
        )
        self.assertContains(third, "De vive voix")
        done = self.client.post(
            self.address,
            self.hidden(third) | chosen | self.accords(f"p{self.lina.pk}") | {"last-how": "spoken"},
        )
        party = Party.objects.get()
        self.assertRedirects(done, party.get_absolute_url())
        self.assertEqual((party.made_by, party.entered_by), (self.samira.person, self.coralie))
        consent = Consent.objects.get(subject=self.lina, purpose="take_part")
        self.assertEqual((consent.how, consent.given_by), ("spoken", self.samira.person))

    def test_the_desk_writes_down_a_family_that_is_new(self):
        self.begin(self.coralie)
        facts = {"screen": "1", "go": "next", "who-responsible": ""} | self.guest()
        second = self.client.post(self.address, facts)
        third = self.client.post(self.address, self.hidden(second) | self.accords("n0"))
        done = self.client.post(self.address, self.hidden(third) | {"last-how": "paper"})
        self.assertEqual(done.status_code, 302)
        self.assertEqual(Consent.objects.filter(purpose="take_part", how="paper").count(), 1)

    def test_friends_of_two_families_come_together_each_with_the_word_of_its_own(self):
        tom = Person.objects.create(first_name="Tom", last_name="Perrin", born_on=years_ago(11))
        Guardianship.objects.entrust(tom, to=self.odile.person, by=None)
        chosen = {"who-chosen": [self.lina.pk, tom.pk], "who-responsible": self.samira.person.pk}
        self.begin(self.coralie)
        facts = self.accords(f"p{self.lina.pk}") | self.accords(f"p{tom.pk}") | {"last-how": "spoken"}
        self.client.post(self.address, {"screen": "3", "go": "next"} | chosen | facts)
        given = Consent.objects.filter(purpose="take_part").values_list("subject", "given_by")
        self.assertEqual(set(given), {(self.lina.pk, self.samira.person.pk), (tom.pk, self.odile.person.pk)})
        self.assertEqual(self.seating.registrations.filter(status=Status.SEATED).count(), 2)

    def test_a_leader_has_no_desk(self):
        self.assertNotContains(self.begin(self.karim), "Chercher une personne")


class PartnerTest(Filling):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.school = Organisation.objects.create(name="Collège Diderot")
        cls.link = PartnerLink.objects.make(cls.school, by=cls.coralie)

    def test_a_partner_registers_by_its_link(self):
        first = self.begin(query=f"?lien={self.link.key}")
        self.assertContains(first, "Collège Diderot")
        self.assertContains(first, "Pour joindre cette personne ce jour-là")
        self.assertNotContains(first, "Pour vous joindre")
        second = self.client.post(self.address, self.hidden(first) | self.guest())
        third = self.client.post(self.address, self.hidden(second) | self.accords("n0"))
        self.client.post(self.address, self.hidden(third) | {"last-how": "paper"})
        party = Party.objects.get()
        self.assertEqual((party.partner, party.entered_by), (self.school, None))

    def test_a_link_taken_back_opens_nothing(self):
        self.link.revoke(by=self.coralie)
        self.assertEqual(self.begin(query=f"?lien={self.link.key}").status_code, 404)
        page = reverse("partner-registrations", args=[self.link.key])
        self.assertEqual(self.client.get(page).status_code, 404)

    def test_the_team_makes_and_takes_back_links(self):
        self.client.force_login(self.coralie)
        page = reverse("partner-links")
        self.assertContains(self.client.get(page), self.link.key)
        self.client.post(reverse("partner-link-new"), {"organisation": self.school.pk})
        self.link.refresh_from_db()
        self.assertIsNotNone(self.link.revoked_at)
        new = PartnerLink.objects.in_force().get()
        self.assertContains(self.client.get(reverse("partner-registrations", args=[new.key])), "Stage caméra")
        self.client.post(reverse("partner-link-revocation", args=[new.pk]))
        self.assertFalse(PartnerLink.objects.in_force().exists())
