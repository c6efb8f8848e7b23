"""Who says that subtitles are checked says it of what was read: not of what others wrote meanwhile."""

import re

from django.core.exceptions import ValidationError

from focale.works.captioning import gestures
from focale.works.models import Captions

from .test_caption_pages import CaptionPagesTest
from .test_captions import HELLO, WELCOME


class ReadTest(CaptionPagesTest):
    def test_what_somebody_else_wrote_since_one_began_to_read_is_not_vouched_for(self):
        one, other = self.lay(HELLO, WELCOME)
        read = self.captions.number
        self.captions.write({other: WELCOME | {"text": "Entrez !"}}, seen=read, by=self.coralie)
        self.captions.write({one: HELLO | {"text": "Salut."}}, seen=read, by=self.samira)
        with self.assertRaisesMessage(ValidationError, "a changé ces sous-titres entre-temps"):
            self.captions.vouch(seen=read, by=self.samira)
        self.captions.vouch(seen=self.captions.number, by=self.samira)
        self.assertTrue(self.captions.is_checked)

    def test_one_s_own_corrections_while_reading_are_vouched_for(self):
        one, _other = self.lay(HELLO, WELCOME)
        self.captions.write({one: HELLO | {"text": "Salut."}}, seen=self.captions.number, by=self.samira)
        read = self.captions.number
        self.captions.rework(gestures.remove, one, by=self.samira)
        self.captions.vouch(seen=read, by=self.samira)
        self.assertTrue(self.captions.is_checked)

    def lay_three_pages(self):
        return self.lay(*({"start": 3 * n, "end": 3 * n + 2, "text": f"Mot {n}."} for n in range(100)))

    def read_number(self, **words):
        page = self.client.get(self.address(), words).content.decode()
        return re.search(r'name="lu" value="(\d+)"', page)[1], page

    def check(self, read):
        sent = {"seen": Captions.objects.get().number, "lu": read, "faire": "verifier"}
        return self.client.post(f"{self.address()}?page=3", sent)

    def test_of_several_pages_it_is_said_at_the_end_of_the_last(self):
        self.lay_three_pages()
        self.assertNotIn("tout relu", self.read_number()[1])
        self.assertIn("à la fin de la dernière page", self.read_number(page=2)[1])
        self.assertIn("tout relu", self.read_number(page=3)[1])

    def test_a_first_page_changed_by_another_while_one_read_the_last_is_read_again(self):
        keys = self.lay_three_pages()
        read, page = self.read_number()
        self.assertIn(f'href="?page=3&amp;lu={read}"', page)
        changed = {keys[0]: {"start": 0, "end": 2, "text": "Autre."}}
        self.captions.write(changed, seen=int(read), by=self.coralie)
        self.assertEqual(self.read_number(page=3, lu=read)[0], read)
        self.assertContains(self.check(read), "Relisez-les", status_code=422)
        self.assertFalse(Captions.objects.get().is_checked)
        self.check(self.read_number()[0])
        self.assertTrue(Captions.objects.get().is_checked)

    def test_a_gesture_on_one_page_keeps_since_when_the_others_were_read(self):
        keys = self.lay_three_pages()
        read, _page = self.read_number()
        sent = {"seen": read, "lu": read, "faire": f"joindre:{keys[90]}"}
        answer = self.client.post(f"{self.address()}?page=3", sent)
        self.assertIn(f"lu={read}", answer.url)
        self.assertRedirects(answer, answer.url)
