"""Where an uploaded file is read: a child process that sees this file and nothing else, and can be lost.

It reads the paths it is given and writes in the folders it is given; it has no network, starts no program,
and has limits of memory, time, processor and size of what it writes. Where the kernel has no Landlock the
limits still hold, and `protections()` says what is missing.
"""

import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path

from mediatools.hearing import Lost, hear
from mediatools.refusing import Refused

GIB = 2**30
PATIENCE = 5
"""Times its own seconds that a child may take on a machine that is busy with others."""
ROOT = Path(__file__).parent.parent


class Contained(Refused):
    """The file brought its reader down, and nothing else. `detail`: what a developer wants to know."""

    def __init__(self, sentence: str, detail: str = ""):
        super().__init__(sentence)
        self.detail = detail


OPEN = (
    "Les fichiers reçus sont lus à part, avec des limites de mémoire et de temps, mais ce système "
    "ne peut pas empêcher leur lecteur de :"
)
WORDS = {
    "reads": "lire d’autres fichiers",
    "writes": "écrire ailleurs",
    "speaks": "parler au réseau",
    "starts": "lancer un programme",
}
WHY = {
    "time": "Ce fichier demande trop de temps : il n’a pas pu être lu.",
    "memory": "Ce fichier demande trop de mémoire : il n’a pas pu être lu.",
    "crash": "Ce fichier est abîmé, ou n’est pas ce qu’il prétend être : il n’a pas pu être lu.",
}


def run(
    function: Callable | str,
    *args,
    readable: Iterable[Path | str] = (),
    writable: Iterable[Path | str] = (),
    seconds: float = 60,
    memory: int = 2 * GIB,
    largest: int = 8 * GIB,
    progress: Callable[[float], None] | None = None,
    **kwargs,
):
    """What this function of `mediatools` answers when called in the child with these words.

    `function`: itself, or "mediatools.module:name" where the caller must not load its libraries. Arguments
    and answer are what JSON can say (a path becomes text). `seconds`: on an idle machine; `memory`: bytes of
    address space; `largest`: bytes of one written file.
    Raises Refused as the function does, and Contained when the child crashed or was stopped.
    """
    inward, outward = os.pipe()
    request = {
        "function": function if isinstance(function, str) else f"{function.__module__}:{function.__name__}",
        "args": args,
        "kwargs": kwargs,
        "readable": [os.path.abspath(path) for path in readable],
        "writable": [os.path.abspath(path) for path in writable],
        "limits": {"memory": int(memory), "seconds": seconds, "largest": int(largest)},
        "pipe": outward,
        "parent": os.getpid(),
    }
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "mediatools.contained"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=[outward],
            env=_surroundings(request["writable"]),
            start_new_session=True,
        )
    finally:
        os.close(outward)
    try:
        said = hear(child, inward, json.dumps(request, default=str).encode(), seconds * PATIENCE, progress)
    except Lost as lost:
        raise Contained(WHY[lost.why], lost.detail) from None
    if "refused" in said:
        raise Refused(said["refused"])
    return said["answer"]


def _surroundings(writable) -> dict:
    """The environment of the child: no secret of ours, and few threads where each reserves memory."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
    folder = writable[0] if writable else "/nowhere"
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "HOME": folder,
        "TMPDIR": folder,
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }


@contextmanager
def tray(out: Path | str):
    """A path to write OUT to, in a folder of its own beside it; put in its place only once all went well.

    The folder (`path.parent`) is what the child may write in. Nobody sees half a file, and no other file of
    the folder of OUT is in reach. Raises Refused where there is no such folder.
    """
    out = Path(out)
    if not out.parent.is_dir():
        raise Refused(f"Le dossier « {out.parent} » n’existe pas : créez-le d’abord.")
    with tempfile.TemporaryDirectory(prefix=".tray-", dir=out.parent) as folder:
        inside = Path(folder) / out.name
        yield inside
        if inside.is_symlink() or not inside.is_file():
            raise Contained(WHY["crash"], "it left no file, or a link")
        os.replace(inside, out)


@functools.cache
def protections() -> dict:
    """What was tried in a child on this machine, and succeeded though it should not: {"reads": False, …}.

    `sentence`: for the page about the place's health; empty when all is closed.
    """
    done = run("mediatools.escaping:tried", seconds=20)
    open_doors = [WORDS[what] for what, worked in done.items() if worked]
    return done | {"sentence": f"{OPEN} {', '.join(open_doors)}." if open_doors else ""}
