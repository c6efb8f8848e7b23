"""The door every uploaded file comes through: looked at from outside here, opened only in the child.

    found = door.admit(path, name="IMG_0042.HEIC", families={"picture"})

`probe` tells everything and refuses nothing; `admit` raises what `probe` would have refused.
"""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from mediatools import sandbox
from mediatools.believing import believed
from mediatools.kinds import FOUND
from mediatools.limits import LARGEST, weight
from mediatools.refusing import Refused

SECONDS, MEMORY = 30, sandbox.GIB * 3 // 2


def probe(path: Path | str, *, name: str | None = None) -> dict:
    """What it is, as a dict; `refused` holds the sentences why it would not be taken, `notices` what to know.

    `name`: what its owner calls it, where the path is ours. A reader that falls is told by `contained`.
    """
    path, name = Path(path), name or Path(path).name
    found = {"name": name, "size": 0, "kind": "", "family": "", "refused": [], "notices": []}
    try:
        found["size"] = regular(path, name)
        probing = "mediatools.probing:probe"
        words = {"readable": [path], "seconds": SECONDS, "memory": MEMORY}
        found |= believed(sandbox.run(probing, os.path.abspath(path), name, **words))
    except sandbox.Contained as contained:
        found |= {"refused": [str(contained)], "contained": contained.detail}
    except Refused as refused:
        found["refused"] = [str(refused)]
    except ValueError as lie:
        found |= {"refused": [sandbox.WHY["crash"]], "contained": str(lie)}
    return found


def admit(path: Path | str, *, name: str | None = None, families: Iterable[str] = FOUND) -> dict:
    """The same for a file that is taken; raises Refused, or Contained when it brought its reader down."""
    found = probe(path, name=name)
    if "contained" in found:
        raise sandbox.Contained(found["refused"][0], found["contained"])
    if found["refused"]:
        raise Refused(" ".join(found["refused"]))
    if found["family"] not in families:
        wanted = " ou ".join(FOUND[family] for family in families)
        raise Refused(f"C’est {FOUND[found['family']]}. Ici il faut {wanted}.")
    return found


def regular(path: Path, name: str) -> int:
    """Its size in bytes, when it is a plain file with something in it and a name one can print."""
    if not name.isprintable() or len(name) > 255:
        raise Refused("Le nom de ce fichier a des caractères invisibles ou est trop long : renommez-le.")
    try:
        facts = path.lstat()
    except OSError as error:
        raise Refused("Ce fichier ne se trouve pas, ou ne peut pas être ouvert.") from error
    if not stat.S_ISREG(facts.st_mode):
        raise Refused("Ce n’est pas un fichier : un lien, un dossier ou un appareil n’est pas pris.")
    if not facts.st_size:
        raise Refused("Ce fichier est vide : apportez-le de nouveau.")
    if facts.st_size > LARGEST:
        raise Refused(f"Ce fichier est trop lourd : {weight(facts.st_size)}, et {weight(LARGEST)} au plus.")
    return facts.st_size
