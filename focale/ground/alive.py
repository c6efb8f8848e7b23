"""Which workers of this folder are alive: each holds a lock on a file, and loses it when it dies.

So what a killed process left is taken up by the next one at once, without waiting for its silence.
"""

import fcntl
from pathlib import Path

from django.conf import settings


def hold(name: str):
    """Lock the file of this worker for as long as the process lives; keep what is returned open."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    coming = folder / f".{name}"
    held = coming.open("w")
    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    coming.rename(folder / name)  # seen by others only once it is locked
    return held


def let_go(name: str, held) -> None:
    """The worker ends by itself."""
    (_folder() / name).unlink(missing_ok=True)
    held.close()


def dead() -> list[str]:
    """The names of workers that ended without saying so; each is told once."""
    found = []
    for path in _folder().glob("[!.]*"):
        with path.open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue
            path.unlink(missing_ok=True)
            found.append(path.name)
    return found


def _folder() -> Path:
    return Path(settings.HOME) / "workers"
