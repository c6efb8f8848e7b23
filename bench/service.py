"""The real service as a process of its own, for measurements and for tests that kill it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(number):
    """The number of a process, and those of the processes it started."""
    yield number
    for children in Path(f"/proc/{number}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


@contextmanager
def new_home():
    """An empty folder, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="focale-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


class Service:
    """`focale serve` on a folder of its own; `environment` adds or replaces settings."""

    python, program, answers_at = sys.executable, "focale", "/sante/"

    def __init__(self, home, **environment):
        self.home, self.port = Path(home), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOCALE_", "PYTEST"))}
        self.environment = {**kept, "FOCALE_HOME": str(home), "PORT": str(self.port), **environment}
        self.process = None

    def serving(self) -> list:
        """The words that start it."""
        return [self.python, "-m", "focale", "serve"]

    def command(self, *words):
        """Run another word of the program on the same folder; its output, or an error."""
        return self.run(self.program, *words)

    def say(self, words):
        """Run this line of Python inside the program; its output, or an error."""
        return self.command("shell", "-v", "0", "-c", words)

    def asked(self, module, words):
        """What a line with all of that module says inside the program, on its last line and as JSON."""
        return json.loads(self.say(f"from {module} import *; {words}").splitlines()[-1])

    def run(self, module, *words):
        """Run a module with the settings of the service; its output, or an error."""
        done = subprocess.run(
            [self.python, "-m", module, *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def start(self, seconds=60) -> float:
        """Start it and wait until it answers that all is well; the seconds that took."""
        began = time.monotonic()
        log = (self.home / "service.log").open("a")
        self.process = subprocess.Popen(
            self.serving(),
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
        )
        while not self.is_well():
            if self.process.poll() is not None or time.monotonic() - began > seconds:
                raise RuntimeError((self.home / "service.log").read_text()[-3000:])
            time.sleep(0.03)
        return time.monotonic() - began

    def is_well(self) -> bool:
        try:
            return self.get(self.answers_at)[0] == 200
        except OSError:
            return False

    def get(self, path, seconds=10):
        """(status, body) of a GET."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=seconds) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def kill(self):
        """As the power going off: kill -9."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> float:
        """Ask it to end (SIGTERM); the seconds that took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        return time.monotonic() - began

    def memory(self) -> float:
        """Resident memory in MB (its own share of shared pages counted once)."""
        rollups = [Path(f"/proc/{number}/smaps_rollup").read_text() for number in family(self.process.pid)]
        return sum(int(re.search(r"^Pss: +(\d+)", text, re.M)[1]) for text in rollups) / 1024

    def cpu(self) -> float:
        """Seconds of processor used so far."""
        ticks = 0
        for number in family(self.process.pid):
            fields = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def settle(self):
        """Wait until it rests: all that was asked is answered, even to those who left; letters are gone."""
        before = -1
        while self.cpu() - before > 0.03:
            before = self.cpu()
            time.sleep(1)

    def __enter__(self):
        self.home.mkdir(parents=True, exist_ok=True)
        self.start()
        return self

    def __exit__(self, *_error):
        if self.process.poll() is None:
            self.stop()
