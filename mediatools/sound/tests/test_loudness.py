import numpy as np

from mediatools.sound import loudness
from mediatools.sound.measuring import measure
from mediatools.sound.tests.speaking import SoundTest, tone, voice


def decibels(level):
    return 10 ** (level / 20)


class LoudnessTest(SoundTest):
    """The compliance signals of EBU Tech 3341 and 3342, shortened, and FFmpeg's meter beside ours."""

    def power(self, *levels, seconds=(20, 20, 20)):
        lengths = zip(levels, seconds, strict=False)
        steps = np.concatenate([tone(length, 1000, decibels(level)) for level, length in lengths])
        return loudness.powers(self.reel(steps, steps))

    def test_a_tone_of_minus_23_on_both_sides_is_minus_23(self):
        for level in (-23, -33):
            self.assertAlmostEqual(loudness.integrated(self.power(level)), level, delta=0.1)

    def test_quiet_passages_do_not_count(self):
        self.assertAlmostEqual(
            loudness.integrated(self.power(-36, -23, -36, seconds=(10, 60, 10))), -23, delta=0.1
        )

    def test_the_range_between_two_levels(self):
        for low, wide in ((-30, 10), (-15, 5), (-40, 20)):
            self.assertAlmostEqual(loudness.spread(self.power(-20, low)), wide, delta=1)

    def test_it_agrees_with_the_meter_of_ffmpeg(self):
        left, right = voice(20, seed=3), voice(20, seed=4) * 0.3
        ours, theirs = loudness.powers(self.reel(left, right)), measure(self.written("a.wav", left, right))
        self.assertAlmostEqual(loudness.integrated(ours), theirs.loudness, delta=0.1)
        self.assertAlmostEqual(loudness.spread(ours), theirs.spread, delta=0.5)

    def test_silence_is_silent_and_a_short_sound_has_a_loudness(self):
        self.assertEqual(loudness.integrated(np.zeros(1000)), loudness.QUIET)
        self.assertEqual(loudness.integrated(np.zeros(0)), loudness.QUIET)
        short = loudness.powers(self.reel(tone(0.2, 1000)))
        self.assertGreater(loudness.integrated(short), -20)
