"""A PDF or a document of an office program: whole, open to all, without a program inside."""

import re
from pathlib import Path

from mediatools import archives
from mediatools.kinds import Kind
from mediatools.refusing import Refused

BROKEN = "Ce document est coupé ou abîmé : apportez-le de nouveau."
PROGRAM = "Ce document contient un programme : enregistrez-le sans macro, ou en PDF simple."
MACROS = re.compile(r"(^|/)(vbaProject\.bin|Basic/|Scripts/)", re.I)
ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
END = 2048


def facts(path: Path, kind: Kind) -> dict:
    """`pages` where the file says so in clear; 0 where its index is compressed."""
    return _pdf(path) if kind.name == "pdf" else _office(path, kind)


def _pdf(path):
    content = path.read_bytes()
    if b"%%EOF" not in content[-END:]:
        raise Refused(BROKEN)
    if re.search(rb"/Encrypt\b", content[-END:]):
        raise Refused("Ce document est protégé par un mot de passe : enregistrez-le sans.")
    if ACTIVE.search(content):
        raise Refused(PROGRAM)
    return {"pages": len(re.findall(rb"/Type\s*/Page\b", content))}


def _office(path, kind):
    with archives.opened(path, "document") as archive:
        names = archive.namelist()
        if any(MACROS.search(name) for name in names):
            raise Refused(PROGRAM)
        if kind.name == "odt" and archive.read("mimetype").decode("ascii", "replace").strip() != kind.mime:
            raise Refused(BROKEN)
        for name in names:
            for _piece in archives.pieces(archive, name):
                pass
    return {"parts": len(names)}
