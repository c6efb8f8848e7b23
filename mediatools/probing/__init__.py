"""What a file is and what it holds: its header first, then a little of it decoded. Runs in the child.

One module per family, each with `facts(path, kind) -> dict`, which raises Refused.
"""

import importlib
from pathlib import Path

from mediatools.disguises import refuse_disguised
from mediatools.kinds import ENDINGS, FOUND, Kind
from mediatools.limits import too_heavy
from mediatools.recognising import kind_of
from mediatools.refusing import Refused

MODULES = {"sound": "recording", "film": "recording"}
RECORDINGS = {"sound", "film"}


def probe(path: str, name: str) -> dict:
    """Everything known of it; `refused` is a list of sentences, empty when it may be taken."""
    found = {"refused": [], "notices": []}
    try:
        kind = kind_of(path)
        found |= {"kind": kind.name, "family": kind.family, "mime": kind.mime}
        found["notices"] = named_well(name, kind)
        if heavy := too_heavy(kind.family, Path(path).stat().st_size):
            raise Refused(heavy)
        refuse_disguised(path, kind)
        reader = importlib.import_module(f"{__name__}.{MODULES.get(kind.family, kind.family)}")
        found |= reader.facts(Path(path), kind)
    except Refused as refused:
        found["refused"] = [str(refused)]
    return found


def named_well(name: str, kind: Kind) -> list[str]:
    """A picture called .jpg that is a HEIC is only noted; one called .pdf, or .php, is refused."""
    ending = Path(name).suffix[1:].lower()
    if not ending or ending in kind.endings:
        return []
    meant = ENDINGS.get(ending)
    families = {kind.family, meant.family} if meant else {kind.family, ""}
    if len(families) > 1 and not families <= RECORDINGS:
        raise Refused(f"Ce fichier s’appelle .{ending[:20]}, mais c’est {FOUND[kind.family]} ({kind.name}).")
    return [f"Ce fichier s’appelle .{ending}, mais c’est du {kind.name.upper()}."]
