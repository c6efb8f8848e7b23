"""The questions of an interview lead to where they are asked, and its answers are taken from what is said."""

from django.urls import reverse

from focale.works.captioning.interviewing import asked_at, filled, turns
from focale.works.captioning.reading import Paragraph
from focale.works.models import Captions, Piece, PieceFile
from focale.works.pointing import passages_of

from .made import PieceTest

SAID = [
    ("Lina", "Comment êtes-vous devenue boulangère ?"),
    ("Rose", "Par mon père."),
    ("Rose", "Il se levait à trois heures."),
    ("Nour", "Et la nuit ?"),
    ("Nour", "Vous dormez quand ?"),
    ("Rose", "L'après-midi."),
]


def told(said):
    return [
        Paragraph(speaker, [(place * 5.0, place * 5 + 4.0, text)])
        for place, (speaker, text) in enumerate(said)
    ]


class TurnsTest(PieceTest):
    def test_who_is_interviewed_answers_and_the_others_ask(self):
        found = turns(told(SAID), "Rose Marin")
        self.assertEqual([turn["at"] for turn in found], [0, 15])
        self.assertEqual(found[0]["answer"], "Par mon père. Il se levait à trois heures.")
        self.assertEqual(found[1]["question"], "Et la nuit ? Vous dormez quand ?")

    def test_without_names_the_question_mark_says_who_asks(self):
        found = turns(told([("", text) for _speaker, text in SAID]), "Rose Marin")
        self.assertEqual(found[1]["answer"], "L'après-midi.")

    def test_a_question_is_found_in_nearly_its_words_and_another_is_not(self):
        found = turns(told(SAID), "Rose")
        self.assertEqual(asked_at("Comment êtes vous devenue boulangère", found)["at"], 0)
        self.assertIsNone(asked_at("Quel est votre pain préféré ?", found))
        self.assertIsNone(asked_at("", found))
        self.assertIsNone(asked_at("Et la nuit ?", []))

    def test_nothing_that_is_written_is_replaced(self):
        written = [
            {"question": "Comment êtes-vous devenue boulangère ?", "answer": "En famille."},
            {"question": "Quel est votre pain préféré ?", "answer": ""},
        ]
        rows = filled(written, turns(told(SAID), "Rose"))
        self.assertEqual([row["answer"] for row in rows], ["En famille.", "", "L'après-midi."])
        self.assertEqual(filled(rows, turns(told(SAID), "Rose")), rows)


class InterviewPageTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = Piece.objects.begin("interview", self.production, makers=[self.lina], by=self.coralie)
        content = {"title": "Le pain", "interviewee": "Rose Marin",
                   "exchange": [{"question": SAID[0][1], "answer": ""}]}  # fmt: skip
        self.piece.write(content, seen=0, by=self.coralie)
        self.recording = self.original("sound", "rose.mp3")
        PieceFile.objects.put(self.piece, "enregistrement", self.recording, by=self.coralie)
        self.client.force_login(self.samira)
        self.address = reverse("interview-filling", args=[self.piece.pk])

    def say(self):
        captions = Captions.objects.begin(self.recording, "fr", by=self.coralie)
        cues = [
            {"start": place * 5, "end": place * 5 + 4, "text": text, "speaker": speaker}
            for place, (speaker, text) in enumerate(SAID)
        ]
        Captions.objects.replace(captions, cues, by=self.coralie)

    def test_its_questions_stand_beside_the_recording_and_its_answers_are_taken(self):
        self.say()
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertContains(page, 'data-at="15.0"')
        self.assertContains(page, self.address)
        answer = self.client.post(self.address)
        self.assertRedirects(answer, reverse("piece-step", args=[self.piece.pk, "questions"]))
        self.piece.refresh_from_db()
        self.assertEqual(
            self.piece.content["exchange"][0]["answer"], "Par mon père. Il se levait à trois heures."
        )
        self.assertEqual(len(self.piece.content["exchange"]), 2)
        self.assertNotContains(self.client.get(reverse("piece", args=[self.piece.pk])), self.address)

    def test_without_words_there_is_nothing_to_take_and_a_stranger_takes_nothing(self):
        self.assertEqual(self.client.post(self.address).status_code, 404)
        self.say()
        self.client.force_login(self.odile)
        self.assertEqual(self.client.post(self.address).status_code, 404)

    def test_a_piece_that_is_ready_stays_as_it_is(self):
        self.say()
        Piece.objects.filter(pk=self.piece.pk).update(state="ready")
        self.client.post(self.address)
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.content["exchange"][0]["answer"], "")

    def test_a_question_is_read_before_its_reply_in_whatever_order_the_base_keeps_them(self):
        exchange = [{"answer": "Par mon père.", "question": SAID[0][1]}]
        Piece.objects.filter(pk=self.piece.pk).update(content=self.piece.content | {"exchange": exchange})
        answer = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertContains(answer, f"<dt>{SAID[0][1]}</dt><dd>Par mon père.</dd>", html=True)
        said = [passage.words for passage in passages_of(Piece.objects.get(pk=self.piece.pk))]
        self.assertIn(f"{SAID[0][1]} · Par mon père.", said)
