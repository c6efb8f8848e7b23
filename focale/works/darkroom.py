"""What the darkroom does, asked of `mediatools` in a child that can be lost: small scans, measures, proofs,
prints. This process never loads the libraries that decode."""

from mediatools import sandbox

SECONDS, PRINTING, MEMORY = 60, 300, 4 * sandbox.GIB
PRINT_FILM = "mediatools.film.proofing:"


def _asked(name, *args, readable, folder, seconds=SECONDS, **words):
    return sandbox.run(
        PRINT_FILM + name,
        *args,
        readable=readable,
        writable=[folder],
        seconds=seconds,
        memory=MEMORY,
        **words,
    )


def small(path, out, *, is_strip):
    """Write the small scan to `out`; its facts. Raises Refused."""
    return _asked(
        "made_small", path, out, is_strip=is_strip, readable=[path], folder=out.parent, seconds=PRINTING
    )


def measured(smalls, folder, **words):
    """What `mediatools.film.proofing.measured` says of these small scans. Raises Refused."""
    return _asked("measured", smalls, readable=smalls, folder=folder, seconds=PRINTING, **words)


def proofs(wanted, folder, tell=None):
    """Write the proofs that are wanted; their sizes. Raises Refused."""
    smalls = sorted({str(each["small"]) for each in wanted})
    return _asked("proofs", wanted, readable=smalls, folder=folder, progress=tell)


def printed(path, out, settings, tell=None):
    """Write the whole positive. Raises Refused."""
    return _asked(
        "whole_print",
        path,
        out,
        settings,
        readable=[path],
        folder=out.parent,
        seconds=PRINTING,
        progress=tell,
    )
