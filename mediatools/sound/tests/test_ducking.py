import numpy as np

from mediatools.sound import ducking, loudness
from mediatools.sound.tests.speaking import RATE, SoundTest, noise, tone, voice


class DuckingTest(SoundTest):
    def setUp(self):
        super().setUp()
        quiet = np.zeros(6 * RATE, np.float32)
        self.voice = np.concatenate([voice(5), quiet, voice(5, seed=2)])
        self.music = self.written("music.wav", tone(3, 2000, 0.2), tone(3, 2000, 0.2))

    def test_music_steps_back_under_the_voice_and_comes_up_in_a_long_pause(self):
        power = loudness.powers(self.reel(self.voice))
        gains = ducking.envelope(power, 3, 4)
        self.assertAlmostEqual(gains[50], ducking.ALONE, delta=0.1)
        self.assertAlmostEqual(gains[3 * 100 + 250], ducking.BENEATH, delta=0.1)
        self.assertAlmostEqual(gains[3 * 100 + 800], ducking.ALONE, delta=0.5)
        self.assertLess(gains[-1], -60)
        self.assertLess(np.abs(np.diff(gains[:-300])).max(), 1)

    def test_the_mix_has_both_and_the_music_begins_again_when_it_is_short(self):
        mix = ducking.mixed(self.reel(self.voice + noise(16, 1e-5)), self.music, self.folder)
        self.assertEqual((mix.channels, mix.length), (2, (16 + 3 + 4) * RATE))
        self.assertGreater(self.music_in(mix, 1), 6 * self.music_in(mix, 5))
        self.assertGreater(self.music_in(mix, 11), 4 * self.music_in(mix, 5))
        spoken = mix.read(5 * RATE, 7 * RATE)[:, 0]
        self.assertGreater(np.corrcoef(spoken, self.voice[2 * RATE : 4 * RATE])[0, 1], 0.95)

    def music_in(self, mix, second):
        """How much of 2 kHz there is in this second, as an amplitude."""
        sound = mix.read(second * RATE, (second + 1) * RATE)[:, 0]
        return abs(sound @ np.exp(-2j * np.pi * 2000 * np.arange(RATE) / RATE))
