"""Scans of film whose truth is known, brought to a production as anybody brings files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from mediatools.tests import simulated_film

from .bringing import bring, do_all_work


def scan_file(seed=5, *, width=360, height=240) -> bytes:
    """One frame of colour film in its holder, a TIFF of 16 bits."""
    light = simulated_film.developed(simulated_film.scene(width, height, seed=seed))
    return _written(simulated_film.in_holder(light)[0])


def strip_file(many=3, seed=4) -> bytes:
    """A strip of so many frames."""
    return _written(simulated_film.strip(many=many, seed=seed, scale=5, darkest=0.6)[0])


def _written(light):
    with TemporaryDirectory() as folder:
        return simulated_film.scanned(light, Path(folder) / "scan.tif").read_bytes()


def bring_scan(production, content, name="scan.tif", *, by):
    """The original, looked at and shown."""
    original = bring(production, content, name, by=by).original
    do_all_work()
    original.refresh_from_db()
    return original
