"""Sounds: a little melody, a street, a workshop of tones. Nobody speaks."""

import io
import wave

import numpy as np

from .grain import chance

RATE = 22_050
SCALE = 220 * 2 ** (np.array([0, 3, 5, 7, 10, 12, 15, 17]) / 12)


def written(sound) -> bytes:
    """A WAV of 16 bits, one channel, its loudest moment a little under the top."""
    numbers = (sound / max(1e-6, np.abs(sound).max()) * 0.82 * 32767).astype("<i2")
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(numbers.tobytes())
    return kept.getvalue()


def silence(seconds):
    return np.zeros(int(seconds * RATE), "f4")


def note(pitch, seconds, *, kind="string"):
    """One tone that fades: a string, a bell or a reed."""
    time = np.arange(int(seconds * RATE)) / RATE
    overtones = {"string": (1, 2, 3, 4, 5), "bell": (1, 2.76, 5.4, 8.9), "reed": (1, 3, 5, 7)}[kind]
    fade = {"string": 3.2, "bell": 2.0, "reed": 0.7}[kind]
    tone = sum(np.sin(2 * np.pi * pitch * o * time) * np.exp(-time * fade * o**0.6) / o for o in overtones)
    tone *= np.clip(time / 0.012, 0, 1) * np.clip((seconds - time) / 0.03, 0, 1)
    return tone.astype("f4")


def put(whole, sound, second, loud=1.0):
    start = int(second * RATE)
    end = min(len(whole), start + len(sound))
    whole[start:end] += sound[: max(0, end - start)] * loud


def rush(seconds, seed, *, low=200.0, high=2000.0):
    """Wind, water, far wheels: noise between two pitches that swells and falls."""
    many = int(seconds * RATE)
    heard = np.fft.rfft(chance(seed).normal(0, 1, many))
    pitch = np.fft.rfftfreq(many, 1 / RATE)
    heard *= 1 / (1 + (low / np.maximum(pitch, 1)) ** 4) / (1 + (pitch / high) ** 4)
    swell = np.interp(np.linspace(0, 8, many), np.arange(9), chance(f"{seed} swell").uniform(0.4, 1, 9))
    sound = np.fft.irfft(heard, many) * swell
    return (sound / np.abs(sound).max()).astype("f4")


def drum(kind):
    if kind == "skin":
        time = np.arange(int(0.25 * RATE)) / RATE
        return (np.sin(2 * np.pi * (55 + 60 * np.exp(-time * 30)) * time) * np.exp(-time * 14)).astype("f4")
    shaken = rush(0.12, "shaker", low=3000, high=9000)
    return shaken * np.exp(-np.arange(len(shaken)) / RATE * 40).astype("f4")


def melody(seed, *, seconds=24, beat=0.3, kind="string", drums=True):
    """Eight notes that wander, come back, and end on the first."""
    random, whole = chance(seed), silence(seconds)
    phrase = [int(random.integers(0, 8)) for _note in range(8)]
    beats = int((seconds - 2) / beat)
    for number in range(beats):
        step = phrase[number % 8] if number % 32 < 24 else phrase[-1 - number % 8]
        if random.random() < 0.82:
            put(whole, note(SCALE[step], beat * 2.5, kind=kind), number * beat, 0.6)
        if number % 8 == 0:
            put(whole, note(SCALE[0] / 2, beat * 7, kind=kind), number * beat, 0.7)
        if drums and number >= 16:
            put(
                whole,
                drum("skin" if number % 4 == 0 else "shaker"),
                number * beat,
                0.9 if number % 4 == 0 else 0.35,
            )
    put(whole, note(SCALE[0], 2, kind=kind), beats * beat, 0.9)
    return whole


def street(seed, *, seconds=26):
    """A morning outside: wind in the trees, birds, a bicycle bell, somebody's footsteps, a church clock."""
    random, whole = chance(seed), rush(seconds, seed, low=150, high=900) * 0.20
    put(whole, rush(5, f"{seed} wheels", low=60, high=500), 7, 0.5)
    for _bird in range(26):
        time = np.arange(int(0.09 * RATE)) / RATE
        low = random.uniform(2600, 4200)
        chirp = np.sin(2 * np.pi * (low * time + random.uniform(4e3, 9e3) * time**2)) * np.sin(
            np.pi * time / 0.09
        )
        put(whole, chirp.astype("f4"), random.uniform(0.5, seconds - 1), random.uniform(0.08, 0.3))
    for step in range(22):
        put(whole, drum("skin"), 10 + step * 0.52 + random.uniform(-0.02, 0.02), 0.25)
    for ring in range(2):
        put(whole, note(1980, 0.8, kind="bell"), 5 + ring * 0.28, 0.3)
    for stroke in range(4):
        put(whole, note(392, 3.5, kind="bell"), seconds - 10 + stroke * 2.1, 0.6)
    return whole


def lesson(seed, *, seconds=21):
    """What somebody who mixes lets one hear: a tone alone, then with its octave, then in a room, then all."""
    whole = silence(seconds)
    for start in (0.5, 5.5, 10.5):
        put(whole, note(440, 3, kind="reed"), start, 0.8)
    put(whole, note(880, 3, kind="reed"), 5.5, 0.4)
    for echo in range(9):
        put(whole, note(440, 3, kind="reed"), 10.5 + 0.11 * (echo + 1), 0.5 * 0.72**echo)
    put(whole, melody(seed, seconds=6, beat=0.25), 15, 0.7)
    return whole


TUNES = {"melody": melody, "street": street, "lesson": lesson}
