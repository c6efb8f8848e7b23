import av

from mediatools.subtitles.cue import Cue
from mediatools.subtitles.reading import read
from mediatools.subtitles.writing import write
from mediatools.video.making import film
from mediatools.video.sequence import one_at_a_time
from mediatools.video.tests.filming import FilmTest

ALONE, WITH, LATER = Cue(0.2, 1.2, "Lina"), Cue(0.8, 1.6, "Nour"), Cue(2.0, 2.5, "Adieu")


class SequenceTest(FilmTest):
    def test_two_at_once_stand_together_as_long_as_they_overlap(self):
        self.assertEqual(
            [(cue.start, cue.end, cue.text) for cue in one_at_a_time([ALONE, WITH, LATER])],
            [(0.2, 0.8, "Lina"), (0.8, 1.2, "Lina\nNour"), (1.2, 1.6, "Nour"), (2.0, 2.5, "Adieu")],
        )

    def test_without_overlap_nothing_changes(self):
        close = [ALONE, Cue(1.2, 1.6, "Nour"), LATER]
        self.assertEqual(one_at_a_time(close), close)
        self.assertEqual(one_at_a_time([]), [])

    def test_a_film_takes_them_and_the_file_beside_it_keeps_them_as_they_were(self):
        said = self.folder / "said.vtt"
        write([ALONE, WITH, Cue(0.8, 1.6, "Odile"), LATER, Cue(2.8, 60, "Trop tard")], said)
        film([[self.filmed(seconds=3), 0, None]], self.output, subtitles=said)
        with av.open(str(self.output)) as made:
            packets = [packet for packet in made.demux(made.streams.subtitles[0]) if packet.size > 2]
        self.assertEqual(
            [round(float(each.pts * each.time_base), 2) for each in packets], [0.2, 0.8, 1.2, 2.0, 2.8]
        )
        self.assertIn(b"Lina\nNour\nOdile", bytes(packets[1]))
        beside = read(self.output.with_suffix(".vtt"))
        self.assertEqual([cue.text for cue in beside], ["Lina", "Nour", "Odile", "Adieu", "Trop tard"])
        self.assertEqual(beside[-1].end, 3)

    def test_after_the_clips_nothing_is_said_over_the_credits(self):
        said = self.folder / "said.vtt"
        write([Cue(0.5, 9, "Bonjour")], said)
        film(
            [[self.filmed(seconds=1), 0, None]],
            self.output,
            subtitles=said,
            credits={"title": "Fin", "seconds": 1},
        )
        self.assertEqual(
            [(cue.start, cue.end) for cue in read(self.output.with_suffix(".vtt"))], [(0.5, 1.0)]
        )
