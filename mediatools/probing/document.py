"""A document to read: a PDF, or one of an office program without macros."""

import re
from pathlib import Path

from mediatools import archives
from mediatools.kinds import Kind
from mediatools.probing import pdf
from mediatools.refusing import Refused

BROKEN = "Ce document est coupé ou abîmé : apportez-le de nouveau."
PROGRAM = "Ce document contient un programme : enregistrez-le sans macro, ou en PDF."
MACROS = re.compile(r"(^|/)(vbaProject\.bin|Basic/|Scripts/)", re.I)


def facts(path: Path, kind: Kind) -> dict:
    """`pages` of a PDF, `parts` of the others."""
    return pdf.facts(path) if kind.name == "pdf" else _office(path, kind)


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
