"""Good files of every kind, bent at random for a minute, brought to the door: whatever comes, we stand.

Each is mutated by bytes flipped, cut, doubled, or glued from two; the seed is the day's and is printed.
Beside it: what the child costs, and one file of each bomb that no mutation would find.
"""

import hashlib
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from mediatools import door, sandbox
from mediatools.refusing import Refused
from mediatools.tests import good_files, photographs, solids
from mediatools.tests.bending import bent

SECONDS = 60
LATE = door.SECONDS + 5
SECRET = b"what nobody but us may read " * 3


def measure():
    yield from the_child()
    with tempfile.TemporaryDirectory(prefix="hostile-") as home:
        home = Path(home)
        yield from bombs(home)
        yield from mutated(home)


def the_child():
    """Milliseconds of a child that does nothing, with its walls and without; of one with a picture."""
    within = best(lambda: sandbox.run("mediatools.escaping:nothing"), 20)
    plain = [sys.executable, "-P", "-c", "import json, mediatools.contained, mediatools.escaping"]
    without = best(lambda: subprocess.run(plain, check=True, cwd=sandbox.ROOT), 20)
    yield "a child that does nothing", within, 150, "ms CPU"
    yield "what its walls add to it", within - without, 10, "ms CPU"
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        Path(file.name).write_bytes(good_files.picture())
        yield "a small picture at the door", best(lambda: door.probe(file.name)), 600, "ms CPU"
    yield "ways out of the sandbox on this machine", len(ways_out()), 0, ""


def best(act, times=8):
    """Milliseconds of processor of the children it starts."""
    taken = []
    for _time in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        act()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken) * 1000


def ways_out():
    return [what for what, worked in sandbox.protections().items() if worked is True]


def bombs(home):
    """Each is refused by its header, in a second and a hundred megabytes at most."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("3D/a.model", b" " * 500_000_000)
    files = {"a.png": good_files.png_of(60_000, 60_000), "a.3mf": kept.getvalue()}
    for name, content in files.items():
        (home / name).write_bytes(content)
        began = time.monotonic()
        found = door.probe(home / name)
        taken = time.monotonic() - began
        yield f"bombs taken: {name}, {len(content) // 1000} kB", int(not found["refused"]), 0, ""
        yield f"seconds to refuse {name}", taken, 3, "s"


def mutated(home):
    seed = int(time.time()) // 86_400
    chance = random.Random(seed)
    print(f"  seed {seed}", flush=True)
    good = samples(home)
    outside, inside = home / "outside", home / "inside"
    for folder in (outside, inside):
        folder.mkdir()
    (outside / "secret.txt").write_bytes(SECRET)
    before = standing(outside), set(os.listdir(home))
    counted, longest, told = Counter(), 0.0, Counter()
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        name = chance.choice(sorted(good))
        path = inside / name
        path.write_bytes(bent(good[name], good[chance.choice(sorted(good))], chance))
        began = time.monotonic()
        word = looked_at(path)
        longest = max(longest, time.monotonic() - began)
        counted[word] += 1
        told[name, word] += word in ("contained", "ERROR", "SECRET")
        path.unlink()
    for (name, word), number in sorted((+told).items()):
        print(f"  {word}: {name}, {number} times", flush=True)
    yield "mutated files looked at", sum(counted.values()), 50, "better"
    for word in ("taken", "taken, and refused by its maker", "refused", "contained"):
        yield f"… {word}", counted[word], None, ""
    yield "… that reached us as an error", counted["ERROR"], 0, ""
    yield "… that told what lay elsewhere", counted["SECRET"], 0, ""
    yield "longest look", longest, LATE, "s"
    after = standing(outside), set(os.listdir(home))
    yield "files changed or left outside", int(before != after) + len(os.listdir(inside)), 0, ""


def looked_at(path) -> str:
    try:
        found = door.probe(path)
    except Exception as error:
        print(f"  {error!r}", flush=True)
        return "ERROR"
    if SECRET[:20].decode() in str(found):
        return "SECRET"
    if "contained" in found or found["refused"]:
        return "contained" if "contained" in found else "refused"
    return made_of(path, found)


def made_of(path, found) -> str:
    """What is made of it for the pages, when the door took it: this reads all of it."""
    with tempfile.TemporaryDirectory(dir=path.parent.parent) as folder:
        out = os.path.join(folder, "out")
        calls = {
            "picture": ("mediatools.pictures.pages:for_pages", str(path), {"320": f"{out}.webp"}),
            "mesh": ("mediatools.mesh.preview:preview", str(path), found["kind"], f"{out}.png", 128),
            "sound": ("mediatools.sound.waveform:waveform", str(path), 480),
            "film": ("mediatools.video.making:film", [[str(path), 0, None]], f"{out}.mp4"),
        }
        if found["kind"] == "vtt":
            calls["text"] = ("mediatools.subtitles.converting:convert", str(path), f"{out}.srt")
        if found["family"] not in calls:
            return "taken"
        small = {"heights": [144]} if found["family"] == "film" else {}
        try:
            sandbox.run(*calls[found["family"]], readable=[path], writable=[folder], seconds=60, **small)
        except sandbox.Contained as contained:
            print(f"  {contained.detail[-300:]}", flush=True)
            return "contained"
        except Refused:
            return "taken, and refused by its maker"
    return "taken"


def standing(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def samples(home) -> dict:
    """One of every kind, by name."""
    made = {f"a.{kind.lower()}": good_files.picture(kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")}
    made |= {"a.mp4": good_files.film(1), "a.wav": good_files.sound(0.5)}
    made |= {"a.webm": good_files.film(1, container="webm", codec="libvpx")}
    made |= {"a.ts": good_files.film(1, container="mpegts"), "a.pdf": good_files.PDF}
    made |= {"a.stl": solids.binary(solids.ring(steps=20)), "b.stl": solids.written(solids.cube())}
    made |= {"a.3mf": good_files.part(home / "made"), "a.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nOui.\n"}
    made |= {f"a.{kind}": good_files.office(home / "made", kind) for kind in ("odt", "docx")}
    made |= {"a.dng": photographs.as_dng(home / "made").read_bytes()}
    made |= {"a.heic": photographs.as_heic(home / "made.heic").read_bytes()}
    for left in home.glob("made*"):
        left.unlink()
    return made
