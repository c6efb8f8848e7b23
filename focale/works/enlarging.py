"""A picture as large as paper wants it: one JPEG at 300 points to the inch, with what is hidden hidden and
its makers named. It is given out through the gate (`print_files`), and kept for two days."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from focale.works import crediting, keeping, looking
from focale.works.proving import HIDDEN
from focale.works.veiling import shares
from mediatools import sandbox

PAPER, WORK = "paper", "enlarge"
DOTS, INCH = 300, 25.4
KEPT = timedelta(days=2)


def longest(original) -> int:
    """Millimetres of the longer side at 300 points to the inch, with no point invented; 0 where the size of
    the picture is not known."""
    facts = original.facts
    return int(max(facts.get("width", 0), facts.get("height", 0)) / DOTS * INCH)


def make(original, tell):
    """The file in the size last asked for. Called by the worker; harmless twice. Raises Refused."""
    with keeping.local(original.sha256) as path:
        while not _made(original, path, tell):
            original.refresh_from_db()


def _made(original, path, tell) -> bool:
    """Whether it may be kept: not where something was hidden, named or asked otherwise meanwhile."""
    asked, words = (original.veils, original.paper_mm), crediting.words_of(original)
    if original.paper_mm is None:
        return True
    with TemporaryDirectory(dir=looking.bench()) as folder:
        out = Path(folder) / "paper.jpg"
        told = sandbox.run(
            "mediatools.pictures.renditions:published", path, [], original.paper_mm, out=str(out),
            faces=shares(original.veils), credit=words[0], rights=words[1], progress=tell,
            readable=[path], writable=[folder], seconds=looking.SECONDS, memory=looking.MEMORY,
        )  # fmt: skip
        size = {word: told["print"][word] for word in ("width", "height")}
        with transaction.atomic():
            held = type(original).objects.select_for_update(of=("self",)).get(pk=original.pk)
            if (held.veils, held.paper_mm) != asked or crediting.words_of(held) != words:
                return False
            original.renditions.keep(held, PAPER, out, media_type=HIDDEN, **size)
    return True


def forget(originals) -> int:
    """The clock: print files made two days ago are gone. How many."""
    due = originals.exclude(paper_mm=None).filter(
        makings__work=WORK, makings__ended_at__lte=timezone.now() - KEPT
    )
    for original in (found := list(due)):
        with transaction.atomic():
            originals.filter(pk=original.pk).update(paper_mm=None)
            original.renditions.filter(label=PAPER).drop()
            original.makings.filter(work=WORK).delete()
    return len(found)
