from django.urls import reverse

from focale.letters.models import Letter, State, Wording
from focale.letters.words import KINDS
from focale.people.models import Person
from focale.testing import FocaleTest

FACTS = {"prenom": "Rosa", "activite": "Labo argentique"}


class LettersPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        self.rosa = Person.objects.create(first_name="Rosa", last_name="Lopez")
        Letter.objects.write("registered", to=self.rosa, facts=FACTS, key="t:rosa")
        Letter.objects.write("registered", to=self.samira.person, facts=FACTS, key="t:samira")
        self.paper = Letter.objects.get(key="t:rosa")
        self.mail = Letter.objects.get(key="t:samira")

    def test_the_list_opens_on_what_there_is_to_do(self):
        answer = self.client.get(reverse("letters"))
        self.assertContains(answer, "Rosa Lopez")
        self.assertNotContains(answer, "Samira Benali")
        self.assertContains(self.client.get(reverse("letters"), {"etat": ""}), "Samira Benali")

    def test_filters_that_mean_nothing_are_left_aside(self):
        asked = {"etat": "'; drop", "genre": "x" * 5000, "page": "-3", "mots": "\x00 %"}
        self.assertEqual(self.client.get(reverse("letters"), asked).status_code, 200)

    def test_the_list_costs_the_same_however_long(self):
        for number in range(30):
            Letter.objects.write("registered", to=self.rosa, facts=FACTS, key=f"t:{number}")
        with self.assertNumQueries(6):
            self.client.get(reverse("letters"))

    def test_what_was_printed_leaves_the_queue(self):
        queue = self.client.get(reverse("letters-to-print"))
        self.assertContains(queue, "Labo argentique")
        self.client.post(reverse("letters-printed"), {"courrier": [self.paper.pk, self.mail.pk, "abc"]})
        self.paper.refresh_from_db()
        self.mail.refresh_from_db()
        self.assertEqual((self.paper.state, self.mail.state), (State.PRINTED, State.WAITING))

    def test_a_failed_letter_goes_again_to_the_address_of_today(self):
        Letter.objects.filter(pk=self.mail.pk).update(state=State.FAILED, address="ancienne@example.org")
        self.client.post(reverse("letter-sending", args=[self.mail.pk]))
        self.mail.refresh_from_db()
        self.assertEqual((self.mail.state, self.mail.address), (State.WAITING, "samira@example.org"))

    def test_what_has_left_is_not_sent_twice(self):
        Letter.objects.filter(pk=self.mail.pk).update(state=State.SENT)
        for name in ("letter-sending", "letter-settling"):
            answer = self.client.post(reverse(name, args=[self.mail.pk]), follow=True)
            self.assertContains(answer, "déjà réglé")
            self.mail.refresh_from_db()
            self.assertEqual(self.mail.state, State.SENT, name)

    def test_told_another_way_it_is_settled(self):
        self.client.post(reverse("letter-settling", args=[self.paper.pk]))
        self.paper.refresh_from_db()
        self.assertEqual(self.paper.state, State.SETTLED)

    def test_nobody_without_the_right_reads_letters(self):
        for account in (self.odile, self.karim):
            self.client.force_login(account)
            self.assertEqual(self.client.get(reverse("letter", args=[self.mail.pk])).status_code, 403)


class WordingPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        self.address = reverse("wording", args=["registered"])

    def post(self, body, **more):
        return self.client.post(self.address, {"subject": "Bien noté", "body": body, **more})

    def test_the_preview_fills_the_fields_and_keeps_nothing(self):
        answer = self.post("Bonjour {prenom}")
        self.assertContains(answer, f"Bonjour {KINDS['registered'].fields['prenom']}")
        self.assertFalse(Wording.objects.exists())

    def test_the_text_of_the_team_is_what_is_sent(self):
        self.post("Bonjour {prenom}, à bientôt : {lien}", keep="1")
        facts = {"prenom": "Samira", "lien": "ici"}
        Letter.objects.write("registered", to=self.samira.person, facts=facts, key="t:1")
        self.assertEqual(Letter.objects.get(key="t:1").body, "Bonjour Samira, à bientôt\xa0: ici")

    def test_a_text_without_the_way_to_cancel_is_refused(self):
        answer = self.post("Bonjour {prenom}", keep="1")
        self.assertContains(answer, "{lien}", status_code=422)
        self.assertFalse(Wording.objects.exists())

    def test_an_unknown_field_is_refused_and_the_words_are_kept(self):
        answer = self.post("Bonjour {surnom}", keep="1")
        self.assertContains(answer, "{surnom}", status_code=422)
        self.assertFalse(Wording.objects.exists())

    def test_a_brace_left_open_is_refused_and_the_words_are_kept(self):
        for body in ("Bonjour {prenom {lien}", "Bonjour prenom} {lien}", "Bonjour {pré nom} {lien}"):
            answer = self.post(body, keep="1")
            self.assertContains(answer, "accolade", status_code=422)
            self.assertContains(answer, body, status_code=422)
        self.assertFalse(Wording.objects.exists())

    def test_the_words_of_origin_come_back(self):
        self.post("Bonjour {prenom} {lien}", keep="1")
        self.client.post(reverse("wording-origin", args=["registered"]))
        self.assertFalse(Wording.objects.exists())

    def test_a_kind_that_is_none_is_not_found(self):
        self.assertEqual(self.client.get(reverse("wording", args=["rien"])).status_code, 404)

    def test_markup_in_a_text_stays_text(self):
        self.post("<script>alert(1)</script> {prenom}", keep="1")
        self.assertNotContains(self.client.get(self.address), "<script>alert(1)")
