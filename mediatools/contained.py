"""The child of `sandbox.run`: it gives up what it does not need, reads the file, answers, and is gone.

The request comes as JSON on standard input; lines of JSON go back through the pipe named in it:
`{"progress": 0.5}` as often as the tool says, then one of `answer`, `refused`, `crashed`.
"""

import contextlib
import ctypes
import importlib
import inspect
import json
import os
import random
import resource
import signal
import sys
import traceback
from pathlib import Path

from mediatools import landlock, syscalls
from mediatools.refusing import Refused

LIBRARIES = [sys.prefix, sys.base_prefix, Path(__file__).parent, "/usr", "/lib", "/lib64", "/etc/fonts"]
SYSTEM = ["/etc/ld.so.cache", "/etc/localtime", "/dev/urandom", "/sys/devices/system/cpu", "/proc/meminfo"]
DIE_WITH_PARENT, NICE = 1, 10
OPEN_FILES = 256
PROCESSORS = 4


def main() -> None:
    request = json.load(sys.stdin)
    answers = os.fdopen(request["pipe"], "w", buffering=1, encoding="utf-8")
    say = _speaker(answers)
    try:
        _leave_first(request["parent"])
        function = _found(request["function"])
        _limit(**request["limits"])
        syscalls.no_new_privileges()
        landlock.restrict([*LIBRARIES, *SYSTEM, *request["readable"]], ["/dev/null", *request["writable"]])
        syscalls.restrict()
        if "progress" in inspect.signature(function).parameters:
            request["kwargs"]["progress"] = lambda part: say({"progress": float(part)})
        say({"answer": function(*request["args"], **request["kwargs"])})
    except Refused as refused:
        say({"refused": str(refused)})
    except MemoryError:
        say({"crashed": "memory"})
    except BaseException:
        say({"crashed": traceback.format_exc()[-2000:]})


def _speaker(answers):
    def say(line):
        answers.write(json.dumps(line, ensure_ascii=True) + "\n")
        answers.flush()

    return say


def _found(name):
    module, _, function = name.partition(":")
    if not module.startswith("mediatools."):
        raise ValueError(f"{module} is not one of the media tools")
    return getattr(importlib.import_module(module), function)


def _leave_first(parent):
    """When the memory of the machine runs out this one goes, and never outlives who asked."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    os.nice(NICE)
    os.sched_setaffinity(0, few(os.sched_getaffinity(0)))


def few(processors: set[int]) -> list[int]:
    """Some of them: each library starts a thread for each processor it sees, and threads take memory."""
    return sorted(random.sample(sorted(processors), min(PROCESSORS, len(processors))))


def _limit(memory, seconds, largest):
    """`memory`: bytes of address space; `seconds`: on an idle machine, all processors at work."""
    processors = len(os.sched_getaffinity(0))
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, max(1, int(seconds * processors) + 1)),
        (resource.RLIMIT_FSIZE, largest),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        already = resource.getrlimit(what)[1]
        most = most if already == resource.RLIM_INFINITY else min(most, already)
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
