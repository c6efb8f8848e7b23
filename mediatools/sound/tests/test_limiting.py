from unittest import mock

import numpy as np

from mediatools.sound import limiting
from mediatools.sound.measuring import measure
from mediatools.sound.tests.speaking import RATE, SoundTest, tone, voice


class LimitingTest(SoundTest):
    def limited(self, sound, gain, ceiling):
        reel = self.reel(sound * gain)
        high = limiting.between(reel, limiting.peaks(reel.blocks()), np.full(1, ceiling / 2))
        return np.concatenate(list(limiting.under(reel.blocks(), limiting.curve(high, ceiling))))[:, 0]

    def test_nothing_passes_the_ceiling_not_even_between_the_samples(self):
        made = self.limited(voice(6), 8, 0.5)
        self.assertLessEqual(np.abs(made).max(), 0.5 + 1e-6)
        found = measure(self.written("limited.wav", made))
        self.assertLessEqual(found.peak, 20 * np.log10(0.5) + 0.1)
        self.assertGreater(found.peak, 20 * np.log10(0.5) - 1)

    def test_what_rises_between_the_samples_is_found(self):
        """A tone at a quarter of the rate, caught at 45°, is 3 dB higher than all of its samples."""
        at = np.arange(RATE)
        reel = self.reel((0.5 * np.sin(np.pi / 2 * at + np.pi / 4)).astype(np.float32))
        high = limiting.peaks(reel.blocks())
        true = limiting.between(reel, high, np.full(len(high), 0.1))
        self.assertAlmostEqual(float(high[500]), 0.5 / 2**0.5, delta=0.001)
        self.assertAlmostEqual(float(true[500]), 0.5, delta=0.01)

    def test_below_the_ceiling_nothing_is_touched(self):
        sound = tone(1, 300, 0.3)
        np.testing.assert_allclose(self.limited(sound, 1, 0.5), sound, atol=1e-6)

    def test_it_comes_down_before_the_peak_and_lets_go_slowly(self):
        high = np.full(400, 0.1)
        high[200] = 1.0
        gains = limiting.curve(high, 0.5)
        self.assertLessEqual(max(gains[200], gains[201]), 0.5 + 1e-9)
        self.assertLess(gains[197], 0.9)
        self.assertEqual(1, round(gains[150], 6))
        self.assertLess(gains[220], gains[240])
        self.assertAlmostEqual(gains[320], 1, places=6)

    def test_a_long_recording_is_worked_out_in_pieces_that_agree(self):
        high = np.random.default_rng(4).exponential(0.2, 5000)
        whole = limiting.curve(high, 0.5)
        with mock.patch.object(limiting, "PIECE", 700):
            np.testing.assert_allclose(limiting.curve(high, 0.5), whole, rtol=1e-5)
