"""The pages of subtitles over HTTP: begun in every way, written block by block, read; closed to strangers."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from focale.works.captioning import gestures
from focale.works.models import Captions, Making

from .test_captions import HELLO, WELCOME, CaptionsTest

ALONE = {"X-Saved-Alone": "1"}
VTT = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Lina>Bonjour à tous.</v>\n\n"
    "00:04.000 --> 00:07.000\n<c.yellow>Bienvenue.</c>\n"
)


class CaptionPagesTest(CaptionsTest):
    def setUp(self):
        super().setUp()
        self.piece = self.put_in_a_piece()
        self.client.force_login(self.samira)

    def address(self, name="captions-edit", *more):
        words = [self.recording.pk] if name == "captions" else [self.recording.pk, "fr", *more]
        return reverse(name, args=words)

    def typed(self, **changed):
        """What the page would send of all blocks. `changed`: {"b-1-text": …}."""
        self.captions.refresh_from_db()
        page = self.client.get(self.address()).content.decode()
        read = re.search(r'name="lu" value="(\d+)"', page)[1]
        sent = {
            "seen": self.captions.number,
            "lu": read,
            "block": re.findall(r'name="block" value="(\d+)"', page),
        }
        for block in self.captions.blocks:
            boxes = re.findall(rf'name="b-{block["id"]}-(start|end)" value="([^"]+)"', page)
            sent |= {f"b-{block['id']}-{name}": value for name, value in boxes}
            sent |= {f"b-{block['id']}-{name}": block[name] for name in ("text", "speaker", "role")}
        return sent | changed


class BeginningPageTest(CaptionPagesTest):
    def setUp(self):
        super().setUp()
        self.captions.delete()

    def begin(self, way, **more):
        return self.client.post(self.address("captions"), {"way": way, "language": "fr"} | more)

    def test_the_ways_to_begin_stand_on_the_page_and_none_that_cannot_work(self):
        page = self.client.get(self.address("captions"))
        self.assertContains(page, "À partir du son")
        self.assertNotContains(page, "Reconnaître la parole")
        self.assertEqual(self.begin("speech").status_code, 422)

    def test_from_the_sound_the_worker_is_asked(self):
        self.assertRedirects(self.begin("sound"), self.address())
        self.assertEqual(Making.objects.get(work="blocks").progress, "waiting")
        self.assertContains(self.client.get(self.address()), "cherche où l’on parle")

    def test_from_a_text_it_is_kept_for_the_worker(self):
        self.assertEqual(self.begin("text").status_code, 422)
        self.begin("text", text="Bonjour à tous.")
        self.assertEqual(Captions.objects.get().draft, "Bonjour à tous.")

    def test_by_hand_there_is_a_first_block(self):
        self.begin("hand")
        self.assertContains(self.client.get(self.address()), 'value="0:03,000"')

    def test_from_a_file(self):
        self.assertRedirects(
            self.begin("file", file=SimpleUploadedFile("a.vtt", VTT.encode())), self.address()
        )
        block = Captions.objects.get().blocks[0]
        self.assertEqual((block["text"], block["speaker"], block["end"]), ("Bonjour à tous.", "Lina", 3.0))

    def test_one_that_is_too_heavy_or_has_too_many_blocks_is_refused_whole(self):
        heavy = SimpleUploadedFile("a.vtt", b"WEBVTT\n" + b" " * 5_300_000)
        self.assertContains(self.begin("file", file=heavy), "5 Mo", status_code=422)
        many = "WEBVTT\n\n" + "".join(
            f"00:{n // 100:02}.{n % 100:02}0 --> 00:59.000\nx\n\n" for n in range(5001)
        )
        page = self.begin("file", file=SimpleUploadedFile("a.vtt", many.encode()))
        self.assertContains(page, "5000 blocs au plus", status_code=422)
        self.assertFalse(Captions.objects.exists())

    def test_what_is_no_file_of_subtitles_is_refused_with_a_sentence(self):
        for content in (b"", b"\x00\x01\x02", b"Une lettre.", b"\x89PNG\r\n", b"WEBVTT\n\nrien"):
            with self.subTest(content=content):
                page = self.begin("file", file=SimpleUploadedFile("a.srt", content))
                self.assertEqual(page.status_code, 422)
                self.assertFalse(Captions.objects.exists())


class EditingPageTest(CaptionPagesTest):
    def test_blocks_are_kept_alone_and_the_charter_is_said(self):
        one, other = self.lay(HELLO, WELCOME)
        sent = self.typed(**{f"b-{one}-text": "Un texte beaucoup trop long pour deux secondes de parole."})
        answer = self.client.post(self.address(), sent, headers=ALONE)
        self.assertEqual((answer.status_code, answer.json()["stood"]), (200, []))
        self.assertIn("Trop rapide", answer.json()["remarks"][str(one)][0][1])
        self.assertEqual(answer.json()["remarks"][str(other)], [])
        self.assertTrue(self.texts()[0].startswith("Un texte"))

    def test_who_reads_english_is_told_in_english(self):
        self.lay(HELLO | {"end": 1.2})
        self.client.cookies["django_language"] = "en"
        page = self.client.get(self.address())
        self.assertContains(page, "Too fast")
        self.assertNotContains(page, "Trop rapide")

    def test_empty_blocks_say_what_to_do_with_them_until_one_has_words(self):
        words = "écrivez dans son cadre noir ce que vous entendez"
        Captions.objects.replace(self.captions, [HELLO | {"text": ""}], by=self.samira)
        self.assertContains(self.client.get(self.address()), words)
        Captions.objects.replace(self.captions, [HELLO], by=self.samira)
        self.assertNotContains(self.client.get(self.address()), words)

    def test_a_page_that_was_only_opened_changes_nothing(self):
        self.lay(HELLO, WELCOME | {"speaker": "Lina", "role": "off", "end": 7.041})
        self.client.post(self.address(), self.typed(), headers=ALONE)
        before = self.captions.number
        self.captions.refresh_from_db()
        self.assertEqual(self.captions.number, before)

    def test_two_who_write_the_same_block_both_find_their_words(self):
        one, _other = self.lay(HELLO, WELCOME)
        sent = self.typed(**{f"b-{one}-text": "Bonsoir."})
        self.captions.write({one: HELLO | {"text": "Salut."}}, seen=self.captions.number, by=self.coralie)
        page = self.client.post(self.address(), sent)
        self.assertContains(page, "Salut.", status_code=422)
        self.assertContains(page, "Bonsoir.", status_code=422)
        again = sent | {"seen": Captions.objects.get().number}
        self.assertRedirects(self.client.post(self.address(), again), self.address())
        self.assertEqual(self.texts()[0], "Bonsoir.")

    def test_a_time_nobody_can_read_is_said_beside_its_block_and_what_was_typed_stays(self):
        one, other = self.lay(HELLO, WELCOME)
        sent = self.typed(**{f"b-{one}-start": "tôt", f"b-{other}-text": "Soyez là !"})
        page = self.client.post(self.address(), sent)
        self.assertContains(page, "Écrivez les temps comme", status_code=422)
        self.assertContains(page, 'value="tôt"', status_code=422)
        self.assertEqual(self.texts(), [HELLO["text"], "Soyez là !"])

    def test_a_gesture_keeps_what_was_typed_before_and_comes_back_to_its_block(self):
        one, _other = self.lay(HELLO, WELCOME)
        sent = self.typed(**{f"b-{one}-text": "Bonjour. Ça va ?", "faire": f"partager:{one}"})
        answer = self.client.post(self.address(), sent)
        self.assertRedirects(answer, f"{self.address()}?bloc={one}#bloc-{one}", fetch_redirect_response=False)
        self.assertEqual(self.texts()[:2], ["Bonjour.", "Ça va ?"])
        self.client.post(self.address(), self.typed(faire=f"joindre:{one}"))
        self.assertEqual(self.texts()[0], "Bonjour. Ça va ?")

    def test_each_button_does_its_gesture(self):
        one, other = self.lay(HELLO, WELCOME)
        self.client.post(self.address(), self.typed(**{"faire": f"decaler:{other}", f"by-{other}": "1,5"}))
        self.assertEqual(Captions.objects.get().blocks[1]["start"], 5.5)
        self.client.post(self.address(), self.typed(faire=f"ajouter:{one}"))
        self.assertEqual(len(self.texts()), 3)
        self.client.post(self.address(), self.typed(faire=f"retirer:{one}"))
        self.assertEqual(self.texts(), ["", WELCOME["text"]])
        undo = self.captions.versions.first().number
        self.client.post(self.address(), {"seen": 99, "faire": f"revenir:{undo}"})
        self.assertEqual(self.texts()[0], HELLO["text"])
        self.assertEqual(self.client.post(self.address(), self.typed(faire="danser:1")).status_code, 404)

    def test_a_gesture_that_cannot_be_done_says_why(self):
        _one, other = self.lay(HELLO, WELCOME)
        page = self.client.post(self.address(), self.typed(faire=f"joindre:{other}"))
        self.assertContains(page, "dernier bloc", status_code=422)

    def test_what_is_no_number_of_seconds_moves_nothing(self):
        one, _other = self.lay(HELLO, WELCOME)
        for typed in ("nan", "inf", "-inf", "1e9", "demain", ""):
            sent = self.typed(**{"faire": f"decaler:{one}", f"by-{one}": typed})
            page = self.client.post(self.address(), sent)
            self.assertContains(page, "de combien de secondes", status_code=422)
        self.assertEqual([block["start"] for block in Captions.objects.get().blocks], [1.0, 4.0])

    def test_checked_by_somebody_it_says_who(self):
        self.lay(HELLO, WELCOME)
        self.client.post(self.address(), self.typed(faire="verifier"))
        page = self.client.get(self.address("captions"))
        self.assertContains(page, "vérifié par Samira")

    def test_a_file_takes_the_place_of_all_and_the_former_come_back(self):
        self.lay(HELLO, WELCOME)
        brought = {"file": SimpleUploadedFile("b.vtt", VTT.replace("Bonjour", "Bonsoir").encode())}
        self.client.post(self.address("captions-import"), brought)
        self.assertEqual(self.texts(), ["Bonsoir à tous.", "Bienvenue."])
        self.captions.restore(self.captions.versions.first(), by=self.samira)
        self.assertEqual(self.texts(), [HELLO["text"], WELCOME["text"]])
        answer = self.client.post(self.address("captions-import"), {}, follow=True)
        self.assertContains(answer, "Choisissez d&#x27;abord un fichier")

    def test_many_blocks_stand_on_several_pages_and_a_block_opens_its_own(self):
        keys = self.lay(*({"start": n, "end": n + 0.9, "text": f"Mot {n}"} for n in range(150)))
        page = self.client.get(self.address(), {"bloc": keys[130]})
        self.assertContains(page, "Mot 130")
        self.assertNotContains(page, "Mot 59<")
        self.assertContains(self.client.get(self.address(), {"a": 61}), "Mot 61")
        self.assertContains(self.client.get(self.address(), {"page": "x"}), "Mot 0")

    def test_a_translation_shows_the_first_language_beside(self):
        self.lay(HELLO, WELCOME)
        Captions.objects.begin(self.recording, "en", by=self.samira)
        page = self.client.get(reverse("captions-edit", args=[self.recording.pk, "en"]))
        self.assertContains(page, HELLO["text"])

    def test_ten_questions_are_enough_for_a_page(self):
        self.lay(*({"start": n, "end": n + 0.9, "text": f"Mot {n}"} for n in range(100)))
        for name in ("captions-edit", "captions", "transcript"):
            self.client.get(self.address(name))
            with self.subTest(name), self.assertNumQueries(FewerThan(11)):
                self.client.get(self.address(name))

    def test_a_stranger_finds_nothing(self):
        self.lay(HELLO)
        self.client.force_login(self.odile)
        for address in (self.address(), self.address("captions"), self.address("transcript"),
                        self.address("captions-file", "vtt")):  # fmt: skip
            self.assertEqual(self.client.get(address).status_code, 404)
        self.assertEqual(self.client.post(self.address(), {}).status_code, 404)
        self.assertEqual(self.client.post(self.address("captions-import"), {}).status_code, 404)


class FewerThan(int):
    """A number of queries that may be less."""

    def __eq__(self, counted):
        return counted < int(self)

    __hash__ = int.__hash__


class ReadingPageTest(CaptionPagesTest):
    def setUp(self):
        super().setUp()
        self.lay(
            HELLO | {"speaker": "Lina"},
            WELCOME | {"speaker": "Karim", "text": "Été comme <b>hiver</b> & --> fin"},
        )

    def test_the_player_is_given_the_file_as_what_it_is(self):
        answer = self.client.get(self.address("captions-file", "vtt"))
        self.assertEqual(answer["Content-Type"], "text/vtt; charset=utf-8")
        self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
        self.assertEqual(answer["Cache-Control"], "private, no-store")
        self.assertTrue(answer.content.startswith(b"WEBVTT"))
        self.assertNotIn(b"<b>", answer.content)

    def test_every_format_is_taken_away_and_read_again(self):
        for kind, beginning in (("srt", "1\n"), ("ass", "[Script Info]"), ("txt", "Lina : Bonjour")):
            answer = self.client.get(self.address("captions-file", kind))
            self.assertTrue(answer.content.decode().startswith(beginning), kind)
            self.assertIn("attachment", answer["Content-Disposition"])
        self.assertEqual(self.client.get(self.address("captions-file", "exe")).status_code, 404)

    def test_the_text_is_read_and_a_word_found_without_its_accents(self):
        page = self.client.get(self.address("transcript"))
        self.assertContains(page, "<b>Karim</b>")
        self.assertContains(page, "&lt;b&gt;hiver")
        found = self.client.get(self.address("transcript"), {"mots": "ETE comme"})
        self.assertContains(found, "1 passage")
        self.assertNotContains(found, "Bonjour")

    def test_nothing_is_said_twice_when_a_gesture_was_undone(self):
        self.captions.rework(gestures.remove, self.captions.blocks[0]["id"], by=self.samira)
        self.captions.restore(self.captions.versions.first(), by=self.samira)
        self.assertContains(self.client.get(self.address("transcript")), "Bonjour", count=1)
