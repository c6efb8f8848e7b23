"""Other people's programs beside ours, each a process of its own: seconds, processor time, memory."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


STARTER = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=sys.stderr)
used, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@dataclass(frozen=True)
class Cost:
    """`wall` and `cpu` in seconds, `memory` in MB at its height."""

    wall: float
    cpu: float
    memory: float


def ours(*words) -> list[str]:
    return [sys.executable, "-m", "mediatools", *map(str, words)]


def here(program: str) -> bool:
    """Whether it is installed; says so when it is not, and what is measured goes on without it."""
    if shutil.which(program):
        return True
    print(f"         {program} is not installed: nothing beside it here", flush=True)
    return False


def cost(command: list, times: int = 3) -> Cost:
    """The least of a few runs. Raises CalledProcessError with what the program said."""
    runs = [_once([str(word) for word in command]) for _ in range(times)]
    return Cost(*(min(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory")))


def _once(command):
    """Started by a small process: the memory of who starts one is counted as its own."""
    asked = [sys.executable, "-S", "-c", STARTER, *command]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT)
    return Cost(*json.loads(done.stdout))
