"""Landlock: a process gives up all files it does not name, for good, without being root (from Linux 5.13 on).

Asked of the kernel through its system calls; which of them it knows it says by a number, its ABI:
2 linking between folders, 3 truncating, 4 TCP, 5 device commands, 6 signals and abstract sockets.
"""

import ctypes
import os
import stat
from pathlib import Path

CREATE, ADD, RESTRICT = 444, 445, 446
"""The numbers of the three system calls, the same on every processor."""
VERSION, BENEATH = 1, 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
KNOWN = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
"""What each ABI added to the acts upon files."""
WRITING = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 13 | 1 << 14
ON_FILES = 1 << 0 | 1 << 1 | READ_FILE | 1 << 14 | 1 << 15
"""The acts that a rule about a single file may name."""
TCP, SCOPES = 0b11, 0b11

_libc = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("files", "network", "scoped")]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def abi() -> int:
    """What the kernel can do; 0 when it has no Landlock or was started without."""
    return max(0, _libc.syscall(CREATE, None, ctypes.c_size_t(0), VERSION))


def restrict(readable: list[Path], writable: list[Path], alone: bool = True) -> int:
    """From here on only these: files or folders to read, folders to read and write in, no TCP. Gives the ABI.

    What does not exist is left out. `alone`: no signal to, and no abstract socket of, other processes.
    """
    known = abi()
    if not known:
        return 0
    every = sum(acts for since, acts in KNOWN.items() if since <= known)
    wanted = _Ruleset(every, TCP if known >= 4 else 0, SCOPES if alone and known >= 6 else 0)
    size = 8 if known < 4 else 16 if known < 6 else 24
    rules = _asked(CREATE, ctypes.byref(wanted), ctypes.c_size_t(size), 0)
    for paths, acts in ((readable, READ_FILE | READ_DIR), (writable, READ_FILE | READ_DIR | WRITING)):
        for path in paths:
            _allow(rules, path, acts & every)
    _asked(RESTRICT, rules, 0)
    os.close(rules)
    return known


def _allow(rules, path, acts):
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    acts = acts if stat.S_ISDIR(os.fstat(place).st_mode) else acts & ON_FILES
    _asked(ADD, rules, BENEATH, ctypes.byref(_Beneath(acts, place)), 0)
    os.close(place)


def _asked(call, *words):
    answer = _libc.syscall(call, *words)
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return answer
