"""A process gives up the system calls that no decoder needs: sockets, other programs, other processes.

A seccomp filter of a dozen instructions; it closes what Landlock leaves open (UDP, `fork`). What it refuses
answers "not permitted", so that a library that tries goes on without.
"""

import ctypes
import platform
import struct

NUMBERS = {
    "x86_64": {
        "architecture": 0xC000003E,
        "refused": [41, 53, 57, 58, 59, 62, 101, 310, 311, 322, 424, 425],
        "clone": 56,
    },
    "aarch64": {
        "architecture": 0xC00000B7,
        "refused": [198, 199, 117, 129, 221, 270, 271, 281, 424, 425],
        "clone": 220,
    },
}
"""socket, socketpair, fork, vfork, execve, execveat, kill, pidfd_send_signal, ptrace, process_vm_readv and
process_vm_writev, io_uring_setup."""
CLONE3, CLONE_THREAD = 435, 0x10000
ALLOW, REFUSE, UNKNOWN, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
LOAD, EQUAL, ANY_BIT, ANSWER = 0x20, 0x15, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST = 0, 4, 16
X32 = 0x40000000
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def no_new_privileges() -> None:
    """No program this process starts gains rights; both filters need it."""
    if _libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "PR_SET_NO_NEW_PRIVS")


def restrict() -> bool:
    """Give them up, in every thread to come. False on another processor, or a kernel without filters."""
    numbers = NUMBERS.get(platform.machine())
    if not numbers:
        return False
    code = b"".join(struct.pack("<HBBI", *step) for step in _steps(**numbers))
    program = _Program(len(code) // 8, code)
    return _libc.prctl(SECCOMP, FILTER, ctypes.byref(program), 0, 0) == 0


def _steps(architecture, refused, clone):
    """The filter. A thread is a clone that shares; clone3, which hides its flags, is said not to exist."""
    yield LOAD, 0, 0, ARCHITECTURE
    yield EQUAL, 1, 0, architecture
    yield ANSWER, 0, 0, KILL
    yield LOAD, 0, 0, NUMBER
    yield ANY_BIT, 0, 1, X32
    yield ANSWER, 0, 0, KILL
    for number in refused:
        yield EQUAL, 0, 1, number
        yield ANSWER, 0, 0, REFUSE
    yield EQUAL, 0, 1, CLONE3
    yield ANSWER, 0, 0, UNKNOWN
    yield EQUAL, 0, 3, clone
    yield LOAD, 0, 0, FIRST
    yield ANY_BIT, 1, 0, CLONE_THREAD
    yield ANSWER, 0, 0, REFUSE
    yield ANSWER, 0, 0, ALLOW
