"""The site in English: no word of the interface stays French; what the place wrote stays its own."""

import re
from html.parser import HTMLParser

import polib
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from focale.letters.models import Letter
from focale.people.models import Person
from focale.testing import FocaleTest, at
from focale.tests.walking import WalkTest

WORDS_OF_THE_CAST = {"Saison", "Projet", "Bilan"}
"""What the cast calls its things, by chance as the interface does."""
SAME_IN_BOTH = {"SIRET", "RNA", "IBAN", "BIC"}
SAID = ("alt", "aria-label", "placeholder", "title")
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "source", "circle"}
PUBLIC = ("home", "programme", "calendar", "strands", "place", "accessibility", "legal", "sign-in", "offline")
FRENCH = re.compile(
    r"\b(vous|votre|nous|inscri\w+|séance|places|liste d.attente|s.inscrire|gratuit|semaine|aujourd.hui"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|voir|envoyer|chercher|entrer|sortir)\b",
    re.I,
)


def in_english(client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


class Reader(HTMLParser):
    """What somebody sees or hears on a page, without what says that it is French."""

    def __init__(self, page):
        super().__init__()
        self.said, self.within = set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        silent = told.get("lang") == "fr" or tag in ("script", "style") or self.is_silent()
        if not silent:
            self.say(*(words for name, words in attrs if name in SAID or name.startswith("data-")))
        if tag not in VOID:
            self.within.append((tag, silent))

    def handle_startendtag(self, tag, attrs):
        if not self.is_silent():
            self.say(*(words for name, words in attrs if name in SAID))

    def handle_endtag(self, tag):
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.is_silent():
            self.say(data)

    def is_silent(self):
        return any(silent for _tag, silent in self.within)

    def say(self, *words):
        self.said |= {" ".join(word.split()) for word in words if word and word.strip()}


def words_of(answer) -> set:
    return Reader(answer.content.decode()).said


def french_words() -> set:
    """Every string of the source whose English differs, as it stands alone on a page."""
    catalogue = polib.pofile(str(settings.CODE / "locale/en/LC_MESSAGES/django.po"))
    english = {words for entry in catalogue for words in (entry.msgstr, *entry.msgstr_plural.values())}
    french = {words for entry in catalogue for words in (entry.msgid, entry.msgid_plural)}
    return {" ".join(words.split()) for words in french - english if words}


class PublicPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        in_english(self.client)
        self.course(title="Collage", summary="Colle.", days=(3, 4), booking="by_date", seats=1)

    def test_a_visitor_reads_no_french_of_ours(self):
        course = self.course(title="Photo", summary="Photo.", days=(9,))
        seating = course.seatings.get()
        pages = [reverse(name) for name in PUBLIC]
        pages += [course.get_absolute_url(), reverse("registration-new", args=[seating.pk]), "/rien/"]
        for address in pages:
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertContains(answer, '<html lang="en"', status_code=answer.status_code)
                self.assertEqual(sorted(word for word in words_of(answer) if FRENCH.search(word)), [])

    def test_dates_are_said_in_english(self):
        day = at(3)
        answer = self.client.get(reverse("programme"))
        self.assertContains(answer, f"{day:%A} {day.day}\u00a0{day:%B}")

    def test_the_words_of_the_place_say_that_they_are_french(self):
        self.assertContains(self.client.get(reverse("programme")), '<p class="sentence" lang="fr">Colle.')
        self.client.cookies.clear()
        self.assertNotContains(self.client.get(reverse("programme")), 'class="sentence" lang')

    def test_a_kept_page_is_kept_for_each_language(self):
        english = self.client.get(reverse("home")).content
        french = Client().get(reverse("home"))
        self.assertContains(french, '<html lang="fr"')
        self.assertEqual(self.client.get(reverse("home")).content, english)


class EveryPageTest(WalkTest):
    maxDiff = None

    def test_no_string_of_the_source_reaches_the_page_in_french(self):
        french, found = french_words() - WORDS_OF_THE_CAST, {}
        client = in_english(self.as_(self.ada))
        for name, address in self.walk():
            answer = client.get(address)
            is_page = answer.headers.get("Content-Type", "").startswith("text/html")
            if is_page and (left := words_of(answer) & french):
                found[name] = sorted(left)
        self.assertEqual(found, {})


class NamesTest(FocaleTest):
    def test_what_nouns_are_called_is_not_fixed_in_the_language_of_the_start(self):
        nouns = [model for model in apps.get_models() if model.__module__.startswith("focale.")]
        named = [(noun.__name__, noun._meta.original_attrs.get("verbose_name")) for noun in nouns]
        for noun in nouns:
            fields = [field for field in noun._meta.local_fields if not field.auto_created]
            named += [(str(field), field._verbose_name) for field in fields]
        self.assertGreater(len(named), 500)
        written = {name for _thing, name in named if isinstance(name, str)}
        self.assertEqual(written - SAME_IN_BOTH, set())


class LettersTest(FocaleTest):
    def test_a_person_whose_language_is_english_is_written_to_in_english(self):
        Person.objects.filter(pk=self.samira.person.pk).update(language="en")
        self.samira.refresh_from_db()
        self.consent(self.lina)
        course = self.course(title="Collage", days=(10,))
        with self.captureOnCommitCallbacks(execute=True):
            course.seatings.get().register([self.lina], made_by=self.samira.person, by=self.samira)
        Letter.objects.send_waiting()
        sent = mail.outbox[-1]
        self.assertEqual(sent.subject, "Collage: you are registered")
        day = at(10, 9)
        self.assertIn(f"{day:%A} {day.day}\u00a0{day:%B} at 9:00", sent.body)
        self.assertIn("See, answer or cancel in one click:\nhttp", sent.body)
        self.assertFalse(FRENCH.search(sent.body.replace("/inscriptions/", "")))
