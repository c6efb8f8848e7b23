import contextlib
import tempfile
import time
import unittest
import warnings
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from mediatools.refusing import Refused
from mediatools.subtitles.cue import ROLES, Cue
from mediatools.subtitles.reading import parsed, read
from mediatools.subtitles.writing import formatted, write

CUES = [
    Cue(0.5, 2.0, "– Tu viens <ici> & là ?", "Lina"),
    Cue(2.0, 4.25, "J’arrive…\n{presque} \\N tout de suite", "Élise", "off"),
    Cue(3725.0, 3727.04, "Une porte claque", "", "sound"),
    Cue(3728.0, 3730.0, "En\n1984", "", "foreign"),
]
WORDS = some.text(some.characters(codec="utf-8", exclude_categories=["C", "Z"]) | some.just(" "), min_size=1)
VTT = """WEBVTT - Un titre

STYLE
::cue { color: red }

NOTE ceci n’est pas --
un sous-titre

intro
00:01.000 --> 00:03.500 align:start line:0
<v.fort Lina><c.yellow.grand>Bonjour <00:02.000>à <i>tous</i></c>

2
01:00:04.000 --> 01:00:05.000
&lt;3 &amp; &eacute;t&eacute;
"""


class FormatsTest(unittest.TestCase):
    def test_all_that_is_said_comes_back_from_webvtt(self):
        self.assertEqual(parsed(formatted(CUES, "vtt")), CUES)

    def test_srt_keeps_words_times_and_colours(self):
        for cue, back in zip(CUES, parsed(formatted(CUES, "srt")), strict=True):
            self.assertEqual(replace(back, speaker=cue.speaker), cue)

    def test_ass_keeps_speakers_and_colours(self):
        for cue, back in zip(CUES, parsed(formatted(CUES, "ass")), strict=True):
            self.assertEqual((back.start, back.speaker, back.role), (cue.start, cue.speaker, cue.role))
        self.assertEqual(parsed(formatted([CUES[0]], "ass"))[0].text, CUES[0].text)

    def test_every_colour_survives_every_format(self):
        for role in ROLES:
            for kind in ("vtt", "srt", "ass"):
                self.assertEqual(parsed(formatted([Cue(1, 2, "Oui", role=role)], kind))[0].role, role, kind)

    @given(some.lists(WORDS.filter(str.strip), min_size=1, max_size=2))
    def test_whatever_is_typed_is_never_read_as_markup(self, lines):
        text = "\n".join(" ".join(line.split()) for line in lines)
        for kind in ("vtt", "srt"):
            self.assertEqual([cue.text for cue in parsed(formatted([Cue(1, 2, text)], kind))], [text])

    def test_srt_is_written_as_every_player_shows_it(self):
        self.assertIn("Sel & poivre <3 R&B 2 < 3", formatted([Cue(1, 2, "Sel & poivre <3 R&B 2 < 3")], "srt"))
        self.assertIn("&lt;b> &amp;eacute; --&gt;", formatted([Cue(1, 2, "<b> &eacute; -->")], "srt"))

    def test_a_drawing_of_ass_is_no_words(self):
        head = formatted([], "ass")
        line = r"Dialogue: 0,0:00:01.00,0:00:02.00,screen,,0,0,0,,Oui{\p1}m 0 0 l 9 9{\p0} et non"
        self.assertEqual(parsed(f"{head}{line}\n")[0].text, "Oui et non")

    def test_webvtt_of_others_loses_its_ornaments_and_keeps_its_words(self):
        first, second = parsed(VTT)
        self.assertEqual(first, Cue(1.0, 3.5, "Bonjour à tous", "Lina", "off"))
        self.assertEqual((second.start, second.text), (3604.0, "<3 & été"))

    def test_an_old_file_from_windows_is_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "vieux.srt"
            path.write_bytes("1\r\n00:00:01,000 --> 00:00:02,000\r\nÀ l’été\r\n".encode("cp1252"))
            self.assertEqual(read(path), [Cue(1, 2, "À l’été")])
            path.write_bytes("\ufeff1\n00:00:01,000 --> 00:00:02,000\nÀ l’été\n".encode("utf-16-le"))
            self.assertEqual(read(path)[0].text, "À l’été")

    def test_what_is_no_subtitle_is_refused(self):
        for text in (
            "",
            "bonjour",
            "WEBVTT\n\nNOTE rien",
            "[Script Info]\nn’importe quoi",
            "<svg/>",
            "\0" * 50,
        ):
            with self.assertRaisesRegex(Refused, "pas un sous-titrage"):
                parsed(text)

    def test_what_is_written_to_keep_a_reader_busy_is_refused_at_once(self):
        head = "WEBVTT\n\n00:00.000 --> 00:01.000\n"
        dialogue = r"Dialogue: 0,0:00:01.00,0:00:02.00,screen,,0,0,0,,"
        began = time.process_time()
        for trap in (
            "{\\" * 400_000,
            "<v " * 400_000,
            "<v" + " " * 400_000,
            "{\\p1" * 200_000,
            "<c." * 400_000,
        ):
            for text in (f"{head}{trap}x\n", f"{formatted([], 'ass')}{dialogue}{trap}x\n"):
                with contextlib.suppress(Refused):
                    formatted(parsed(text), "vtt")
        self.assertLess(time.process_time() - began, 10)

    def test_an_ending_nobody_knows_is_refused(self):
        with self.assertRaisesRegex(Refused, "choisissez"):
            write(CUES, "film.docx")

    @given(some.sampled_from(["vtt", "srt", "ass"]), some.data())
    def test_a_bent_file_is_read_or_refused_and_never_more(self, kind, data):
        text = formatted(CUES, kind)
        for _bend in range(3):
            at, gone = data.draw(some.integers(0, len(text))), data.draw(some.integers(0, 9))
            put = data.draw(
                some.sampled_from(["", "{", "<v ", "-->", "00:00:", "Style:", "9" * 30, "&#x", "\0"])
            )
            text = text[:at] + put + text[at + gone :]
        with contextlib.suppress(Refused), warnings.catch_warnings(action="ignore"):
            self.assertTrue(parsed(text))
