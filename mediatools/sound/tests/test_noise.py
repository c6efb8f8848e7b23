import numpy as np

from mediatools.sound import hum, noise
from mediatools.sound.filtering import filtered
from mediatools.sound.tests.speaking import RATE, SoundTest, tone, voice
from mediatools.sound.tests.speaking import noise as hiss


def distortion_ratio(truth, heard):
    """SI-SDR in dB: how much of what is heard is the truth, whatever its level."""
    truth, heard = truth - truth.mean(), heard - heard.mean()
    part = (heard @ truth) / (truth @ truth) * truth
    return 10 * np.log10((part @ part) / ((heard - part) @ (heard - part)))


class NoiseTest(SoundTest):
    def gated(self, sound):
        reel = self.reel(sound)
        return np.concatenate(list(noise.gated(reel, noise.profile(reel))))[:, 0]

    def test_a_voice_in_a_hiss_comes_out_eight_decibels_cleaner(self):
        truth = voice(20)
        noisy = truth + hiss(20, 0.05)
        before, after = distortion_ratio(truth, noisy), distortion_ratio(truth, self.gated(noisy))
        self.assertGreater(after - before, 8)

    def test_pauses_go_down_by_ten_decibels_or_more_and_not_to_nothing(self):
        clean = voice(20)
        noisy, pause = clean + hiss(20, 0.02), np.abs(clean) < 1e-9
        pause &= np.roll(pause, 4800) & np.roll(pause, -4800)
        left = (self.gated(noisy)[pause] ** 2).mean() / (noisy[pause] ** 2).mean()
        self.assertLess(10 * np.log10(left), -10)
        self.assertGreater(10 * np.log10(left), -30)

    def test_it_is_as_long_as_before_and_a_clean_voice_stays_as_it_is(self):
        clean = voice(5.123)
        made = self.gated(clean + hiss(len(clean) / RATE, 1e-5))
        self.assertEqual(len(made), len(clean))
        self.assertGreater(distortion_ratio(clean, made), 25)

    def test_both_sides_go_down_together(self):
        left, right = voice(8) + hiss(8, 0.02), 0.5 * voice(8) + hiss(8, 0.02, seed=5)
        reel = self.reel(left, right)
        made = np.concatenate(list(noise.gated(reel, noise.profile(reel))))
        self.assertEqual(made.shape, (8 * RATE, 2))
        self.assertGreater(distortion_ratio(voice(8), made[:, 1]), distortion_ratio(voice(8), right) + 3)

    def test_a_chord_that_is_held_is_not_taken_for_noise(self):
        chord = sum(tone(6, frequency, 0.1) for frequency in (220, 277, 330))
        self.assertIsNone(noise.profile(self.reel(chord + hiss(6, 0.001))))

    def test_quiet_notes_that_come_and_go_are_kept(self):
        """A tune without a rest: its quietest tenth is music too, and hardly goes down."""
        notes = [tone(0.25, 220 * 2 ** (step / 12), 0.02 + 0.2 * (step % 5 == 0)) for step in range(24)] * 3
        tune = np.concatenate(notes)
        self.assertGreater(distortion_ratio(tune, self.gated(tune + hiss(len(tune) / RATE, 1e-4))), 15)

    def test_what_is_too_short_has_no_profile(self):
        self.assertIsNone(noise.profile(self.reel(voice(0.4))))


class HumTest(SoundTest):
    HUM = (50, 100, 150)

    def test_the_mains_are_found_and_taken_out_and_the_voice_stays(self):
        sound = voice(12) + sum(tone(12, line, 0.01) for line in self.HUM)
        found = hum.lines(self.reel(sound))
        self.assertEqual(found, list(self.HUM))
        made = np.concatenate(list(filtered([sound[:, None]], 1, hum.notches(found))))[:, 0]
        later = slice(4 * RATE, None)
        for line in self.HUM:
            wave = np.exp(-2j * np.pi * line * np.arange(len(sound)) / RATE)[later]
            self.assertLess(abs(made[later] @ wave), 0.3 * abs(sound[later] @ wave), line)
        self.assertAlmostEqual(float((made**2).mean() / (voice(12) ** 2).mean()), 1, delta=0.1)

    def test_sixty_hertz_too(self):
        sound = voice(12) + tone(12, 60, 0.01) + tone(12, 120, 0.01)
        self.assertEqual(hum.lines(self.reel(sound)), [60, 120])

    def test_a_voice_alone_does_not_hum(self):
        self.assertEqual(hum.lines(self.reel(voice(12) + hiss(12, 0.003))), [])
        self.assertEqual(hum.lines(self.reel(voice(1))), [])
