"""The files of a demonstration, made by our own tools in a child while the seasons are written."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from mediatools import sandbox

SECONDS, MEMORY = 600, 3 * sandbox.GIB


class Painted:
    """The files of one place, soon: `path` waits until they are there."""

    def __init__(self, orders):
        self.folder = TemporaryDirectory(prefix="focale-")
        aside = ThreadPoolExecutor(1)
        self.names = aside.submit(self._make, orders)
        aside.shutdown(wait=False)

    def _make(self, orders):
        return sandbox.run(
            "mediatools.imagined.making:make", orders, self.folder.name,
            writable=[self.folder.name], seconds=SECONDS, memory=MEMORY,
        )  # fmt: skip

    def path(self, name) -> Path:
        if name not in self.names.result():
            raise LookupError(f"{name} was not made")
        return Path(self.folder.name) / name
