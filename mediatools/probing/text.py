"""A text somebody wrote, or subtitles: in which letters, how many words."""

from pathlib import Path

from mediatools.kinds import Kind


def facts(path: Path, kind: Kind) -> dict:
    """`encoding`: "utf-8", or "cp1252" as old programs write."""
    content = path.read_bytes()
    try:
        text, encoding = content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = content.decode("cp1252", "replace"), "cp1252"
    return {"encoding": encoding, "words": len(text.split()), "lines": len(text.splitlines())}
