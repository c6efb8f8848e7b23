import numpy as np

from mediatools.refusing import Refused
from mediatools.sound import cutting, loudness, pauses, pieces
from mediatools.sound.levelling import fader
from mediatools.sound.tests.speaking import RATE, SoundTest, noise, tone, voice


class PausesTest(SoundTest):
    def setUp(self):
        super().setUp()
        quiet = np.zeros(2 * RATE, np.float32)
        self.sound = np.concatenate([voice(5), quiet, voice(5, seed=2)]) + noise(12, 0.001)
        self.power = loudness.powers(self.reel(self.sound))

    def test_a_long_pause_is_found_where_it_is(self):
        ((start, stop),) = pauses.pauses(self.power, least=1.0)
        self.assertAlmostEqual(start, 5, delta=0.65)
        self.assertAlmostEqual(stop, 7, delta=0.1)

    def test_without_it_a_quarter_of_a_second_stays(self):
        kept = pauses.without_pauses(self.power)
        ((start, stop),) = pauses.pauses(self.power)
        self.assertAlmostEqual(sum(b - a for a, b in kept), 12 - (stop - start) + pauses.LEFT, delta=0.02)

    def test_music_that_never_stops_is_never_cut(self):
        power = loudness.powers(self.reel(tone(5, 440) + noise(5, 0.01)))
        self.assertEqual(pauses.pauses(power), [])
        self.assertEqual(pauses.without_pauses(power), [(0.0, 5.0)])

    def test_nothing_at_all(self):
        self.assertEqual(pauses.without_pauses(np.zeros(0)), [])
        self.assertFalse(pauses.spoken(np.zeros(500)).any())


class LevellingTest(SoundTest):
    def test_a_far_voice_comes_nearer_and_a_pause_is_not_raised(self):
        far, near = voice(15, level=0.02), voice(15, level=0.1, seed=2)
        power = loudness.powers(self.reel(np.concatenate([far, near]) + noise(30, 1e-4)))
        gains = fader(power, 9)
        before = loudness.integrated(power[1500:]) - loudness.integrated(power[:1500])
        made = power * gains**2
        after = loudness.integrated(made[1500:]) - loudness.integrated(made[:1500])
        self.assertGreater(before, 13)
        self.assertLess(after, 5)
        self.assertLessEqual(np.abs(20 * np.log10(gains)).max(), 9.001)

    def test_silence_is_left_alone(self):
        self.assertEqual(set(fader(np.zeros(300), 9)), {1.0})


class CuttingTest(SoundTest):
    PIECES = [(1.0, 2.0), (4.0, 5.5)]

    def test_pieces_melt_together_without_a_click_and_last_what_they_lasted(self):
        sound = tone(6, 110)
        made = np.concatenate(list(cutting.put_together(self.reel(sound), self.PIECES)))[:, 0]
        self.assertEqual(len(made), 2.5 * RATE)
        self.assertLess(np.abs(np.diff(made)).max(), 2 * np.abs(np.diff(sound)).max())
        np.testing.assert_allclose(
            made[RATE // 2 : RATE * 3 // 4], sound[RATE * 3 // 2 : RATE * 7 // 4], atol=1e-6
        )

    def test_a_moment_is_found_again(self):
        self.assertEqual(
            [0, 0.5, 1, 1, 1.5, 2.5], [pieces.moved(self.PIECES, at) for at in (0, 1.5, 2, 3, 4.5, 9)]
        )

    def test_a_cut_that_leaves_nothing_is_refused(self):
        with self.assertRaisesRegex(Refused, "Il ne reste rien"):
            cutting.within([(9, 12)], 8)
        self.assertEqual(cutting.within([(7, 12)], 8), [(7, 8)])
