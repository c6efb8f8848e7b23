"""Another program beside ours: run once, how long it took and what it took; whether it is here at all."""

import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "focale-bench"


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of processors, children included; the largest of its processes in MB."""

    wall: float
    processor: float
    memory: float


def cost(*command) -> Cost:
    """Run it to its end. RuntimeError with its last words when it fails."""
    began = time.monotonic()
    with subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as running:
        said = running.stderr.read()
        _number, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(said.decode(errors="replace")[-600:])
    wall = time.monotonic() - began
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def apart(make, path: Path) -> Path:
    """`make(path)` in a process of its own, and the path: a program counts the memory of who started it as
    its own."""
    child = multiprocessing.get_context("spawn").Process(target=make, args=(path,))
    child.start()
    child.join()
    if child.exitcode:
        raise RuntimeError(f"{path.name} could not be made")
    return path


def best(costs: list[Cost]) -> Cost:
    """The least of each: what the machine does beside only ever adds."""
    return Cost(*(min(each) for each in zip(*((c.wall, c.processor, c.memory) for c in costs), strict=True)))


def has(program: str) -> bool:
    """Whether it is installed; says so on the page when it is not."""
    if shutil.which(program):
        return True
    print(f"  {program} is absent: not compared", flush=True)
    return False


def installed(package: str, program: str) -> Path | None:
    """A program from a Python package, in an environment of its own, kept; None, and said, when it cannot be
    had."""
    folder = CACHE / program
    if not (folder / "complete").exists():
        for words in (["venv", "--clear", folder], ["pip", "install", "-q", package]):
            python = sys.executable if "venv" in words else folder / "bin/python"
            done = subprocess.run([python, "-m", *words], capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"  {package} cannot be installed: not compared", flush=True)
                return None
        (folder / "complete").touch()
    return folder / "bin" / program


def loudness(path: Path) -> tuple[float, float]:
    """LUFS and dBTP of a file, by the ffmpeg program."""
    command = ["ffmpeg", "-nostats", "-hide_banner", "-i", path, "-af", "ebur128=peak=true:framelog=verbose"]
    done = subprocess.run([*command, "-f", "null", "-"], capture_output=True, text=True, check=True)
    summary = done.stderr[done.stderr.rindex("Summary:") :]
    return float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1]), float(
        re.search(r"Peak:\s+(-?[\d.]+)", summary)[1]
    )
