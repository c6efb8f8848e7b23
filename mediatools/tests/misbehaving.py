"""What a reader does once a hostile file has taken it over; and what one does that is well."""

import ctypes
import os
import resource
import sys
import time
from pathlib import Path

from mediatools import landlock
from mediatools.refusing import Refused


def read(path, *, progress=None):
    if progress:
        progress(0.5)
        progress(7)
    return {"read": Path(path).read_text()}


def write(path, size=5):
    with open(path, "wb") as file:
        file.write(b"0" * size)
    return Path(path).name


def refuse():
    raise Refused("Ce fichier est vide.")


def stumble():
    raise KeyError("an error of ours")


def fall():
    ctypes.string_at(0)


def eat():
    return len(bytearray(2**40))


def sleep():
    time.sleep(60)


def burn():
    while True:
        pass


def flood():
    """Say nonsense for ever through every open pipe."""
    while True:
        for pipe in range(2, 12):
            try:
                os.write(pipe, b"[" * 65536)
            except OSError:
                continue


def leave():
    os._exit(0)


def fork():
    return os.fork() == 0


def environment():
    return dict(os.environ), sys.flags.safe_path


def older(abi, path):
    """On a kernel that knows less of Landlock: may it still read what it was given before?"""
    landlock.abi = lambda: abi
    landlock.restrict([], [])
    try:
        return Path(path).read_text()
    except PermissionError:
        return "denied"


def wait(path):
    """Say that it is there, and stay."""
    Path(path).write_text(str(os.getpid()))
    time.sleep(60)


def limits():
    return {
        "files": resource.getrlimit(resource.RLIMIT_NOFILE),
        "core": resource.getrlimit(resource.RLIMIT_CORE),
    }


def link(path, target):
    os.symlink(target, path)
