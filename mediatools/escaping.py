"""What a reader of uploads must not be able to do, tried for real: run inside the sandbox, it tells."""

import contextlib
import os
import socket
import tempfile
from pathlib import Path


def tried(elsewhere: str = "/etc/passwd") -> dict:
    """{"reads", "writes", "speaks", "starts"}: True for each that worked. `elsewhere`: a file not given."""
    return {
        "reads": _works(lambda: Path(elsewhere).read_bytes()),
        "writes": any(
            _works(lambda folder=folder: _write(folder)) for folder in ("/tmp", "/var/tmp", "/dev/shm")
        ),
        "speaks": any(
            _works(lambda kind=kind: _speak(kind)) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM)
        ),
        "starts": _works(_start),
    }


def _works(act) -> bool:
    try:
        act()
    except OSError:
        return False
    return True


def _write(folder):
    handle, name = tempfile.mkstemp(dir=folder)
    os.close(handle)
    os.unlink(name)


def _speak(kind):
    with socket.socket(socket.AF_INET, kind) as spoken:
        spoken.settimeout(1)
        with contextlib.suppress(ConnectionRefusedError):
            spoken.connect(("127.0.0.1", 9))


def _start():
    child = os.posix_spawn("/bin/true", ["true"], {})
    os.waitpid(child, 0)


def nothing() -> None:
    """What the child itself costs."""
