"""Who is not signed in may register a family that is known, and answers nothing in its name."""

from django.conf import settings

from focale.letters.models import Letter
from focale.people.consenting import image_answer
from focale.people.models import Consent, Person, Purpose, Use
from focale.programme.models import Registration

from .test_registrations import Filling

FACTS = ("subject", "given_by", "purpose", "use", "agreed", "ended_at")
TOLD = "les accords déjà donnés (participer, repartir sans adulte, images) n’ont pas changé"


class UnsignedTest(Filling):
    """Somebody types Samira's name and number and Lina's birth date."""

    def setUp(self):
        super().setUp()
        self.consent(self.lina)
        self.say(Use.WEB, True)
        self.say(Use.PRINT, True)

    def say(self, use, agreed):
        for speaker in (self.samira.person, self.lina):
            facts = {"use": use, "medium": "picture", "agreed": agreed, "wording": "Oui."}
            Consent.objects.give(Purpose.IMAGE, subject=self.lina, given_by=speaker, by=self.samira, **facts)

    def kept(self):
        return list(Consent.objects.order_by("pk").values_list(*FACTS))

    def fill(self, **answers):
        family = self.guest(
            self.lina.born_on,
            **{
                "who-adult-first_name": "Samira",
                "who-adult-last_name": "Benali",
                "who-adult-phone": "06 12 34 56 78",
                "who-adult-email": "autre@example.org",
                "who-new-0-first_name": "Lina",
            },
        )
        second = self.client.post(self.address, self.hidden(self.begin()) | family)
        said = self.accords("n0", **{f"accord-n0-{name}": value for name, value in answers.items()})
        third = self.client.post(self.address, self.hidden(second) | said)
        return self.client.post(self.address, self.hidden(third))

    def test_nothing_is_answered_changed_or_taken_back_and_the_seat_is_taken(self):
        before = self.kept()
        done = self.fill(image="social", word="yes", alone="yes")
        self.assertEqual(done.status_code, 302)
        self.assertEqual(self.kept(), before)
        self.assertEqual(Registration.objects.get().participant, self.lina)
        self.assertEqual(image_answer(self.lina, Use.WEB), "yes")
        self.assertEqual(image_answer(self.lina, Use.SOCIAL), "unknown")

    def test_the_family_is_told_at_the_address_that_is_known(self):
        self.fill(image="social")
        letter = Letter.objects.get()
        self.assertEqual(letter.address, "samira@example.org")
        self.assertIn(TOLD, letter.body)
        self.assertIn(f"{settings.ADDRESS.rstrip('/')}/entrer/", letter.body)

    def test_the_screen_says_the_same_to_everybody_known_or_not(self):
        known = self.client.get(self.fill()["Location"])
        new = self.client.get(self.through()["Location"])
        for page in (known, new):
            self.assertContains(page, "les accords donnés avant n’ont pas changé")
        self.assertNotIn("accords", Letter.objects.latest("pk").body)

    def test_without_a_word_on_the_file_the_form_holds_for_this_registration_alone(self):
        Consent.objects.filter(purpose=Purpose.TAKE_PART).delete()
        before = self.kept()
        self.assertEqual(self.fill().status_code, 302)
        self.assertEqual(self.kept(), before)

    def test_a_no_on_the_file_is_not_outweighed(self):
        self.consent(self.lina, agreed=False)
        self.assert_says(self.fill(), "Nous ne pouvons pas enregistrer cette demande ici")

    def test_signed_in_the_mother_answers_and_is_told_nothing_of_the_kind(self):
        Consent.objects.filter(purpose=Purpose.IMAGE).delete()
        second = self.go_on(self.begin(self.samira), who__chosen=[self.lina.pk])
        key = f"p{self.lina.pk}"
        said = {f"accord-{key}-image": "social", f"accord-{key}-alone": "no", f"accord-{key}-word": "yes"}
        said |= {"who-chosen": self.lina.pk}
        third = self.client.post(self.address, self.hidden(second) | said)
        page = self.client.get(self.client.post(self.address, self.hidden(third) | said)["Location"])
        self.assertNotContains(page, "sans se connecter")
        self.assertEqual(image_answer(self.lina, Use.SOCIAL), "yes")
        self.assertNotIn("sans se connecter", Letter.objects.get().body)

    def test_a_child_answers_in_the_words_that_were_shown(self):
        first = self.client.post(self.address, self.hidden(self.begin()) | self.guest())
        self.assertContains(first, "Eva est d’accord pour ces images")
        said = self.accords("n0", **{"accord-n0-image": "web", "accord-n0-word": "yes"})
        third = self.client.post(self.address, self.hidden(first) | said)
        self.client.post(self.address, self.hidden(third))
        eva = Person.objects.get(first_name="Eva")
        own = Consent.objects.get(subject=eva, given_by=eva, use=Use.WEB)
        self.assertTrue(own.agreed)
        self.assertIn("où l’on voit Eva soient montrés", own.wording)
        self.assertFalse(Consent.objects.filter(subject=eva, given_by=eva).exclude(pk=own.pk).exists())
        self.assertTrue(own.wording.endswith("sur le site du lieu. Eva est d’accord pour ces images\u00a0?"))
