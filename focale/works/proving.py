"""Proofs of negatives: small positives that show what the settings of this moment give.

A small scan and the proofs are renditions of the scan under names of their own; no page shows them as what
the original is, for their type is none of a picture.
"""

from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.db.models import Q

from focale.works import darkroom, keeping, looking, veiling

SMALL, PROOF = "scan", "proof-{}"
HIDDEN = "application/octet-stream"


@contextmanager
def smalls_of(scans):
    """Paths of the small scans that are there, by the key of their original; and a folder to write in."""
    with ExitStack() as open_files, TemporaryDirectory(dir=looking.bench()) as folder:
        paths = {}
        for scan in scans:
            if small := scan.original.renditions.filter(label=SMALL).first():
                paths[scan.original_id] = str(open_files.enter_context(keeping.local(small.address)))
        yield paths, Path(folder)


def prove(negatives, tell=None):
    """Make the proof of each of these anew. Raises Refused."""
    with smalls_of({negative.scan_id: negative.scan for negative in negatives}.values()) as (paths, folder):
        there = [each for each in negatives if each.scan.original_id in paths]
        wanted = [_wanted(each, paths, folder) for each in there]
        sizes = darkroom.proofs(wanted, folder, tell) if wanted else []
        for negative, asked, size in zip(there, wanted, sizes, strict=True):
            _keep(negative, asked, size)


def _wanted(negative, paths, folder):
    original, settings = negative.scan.original, negative.settings
    return {
        "small": paths[original.pk],
        "out": str(folder / f"{negative.pk}.webp"),
        "settings": settings,
        "area": settings["area"],
        "veils": veiling.shares(original.veils),
    }


@transaction.atomic
def _keep(negative, asked, size):
    """Only when nothing was chosen or hidden meanwhile: then another proof is on its way."""
    original = negative.scan.original
    held = type(original).objects.select_for_update(of=("self",)).get(pk=original.pk)
    now = type(negative).objects.filter(pk=negative.pk).select_related("scan").first()
    if now is None or now.settings != asked["settings"] or veiling.shares(held.veils) != asked["veils"]:
        return
    label = PROOF.format(negative.pk)
    original.renditions.keep(original, label, Path(asked["out"]), media_type=HIDDEN, **size)


def proof_of(negative):
    """Its proof, of an original whose renditions are fetched; None while there is none."""
    label = PROOF.format(negative.pk)
    return next((one for one in negative.scan.original.renditions.all() if one.label == label), None)


def clear(original):
    """Without small scan and proofs."""
    original.renditions.filter(Q(label=SMALL) | Q(label__startswith=PROOF.format(""))).drop()
