"""What `subtitles` runs in the child: one file of subtitles into another, or into the text of it."""

from pathlib import Path

from mediatools.subtitles.charter import remarks
from mediatools.subtitles.cue import Cue
from mediatools.subtitles.reading import read
from mediatools.subtitles.transcript import transcript
from mediatools.subtitles.writing import write


def convert(source: Path | str, output: Path | str | None = None, *, times: bool = False) -> dict:
    """Write OUT (.vtt, .srt, .ass, or .txt for the transcript) from IN; answers how many, and all remarks."""
    return written(read(source), output, times=times)


def told(source: Path | str) -> list[dict]:
    """The cues of a file of subtitles as JSON can say them. Raises Refused."""
    return [cue.told() for cue in read(source)]


def written(cues: list[Cue | dict], output: Path | str | None = None, *, times: bool = False) -> dict:
    """The same from the cues themselves."""
    cues = [cue if isinstance(cue, Cue) else Cue(**cue) for cue in cues]
    if output and Path(output).suffix == ".txt":
        Path(output).write_text(transcript(cues, times=times) + "\n", encoding="utf-8")
    elif output:
        write(cues, output)
    found = [remark.told() for remark in remarks(cues)]
    return {"cues": len(cues), "remarks": found, "hard": sum(remark["hard"] for remark in found)}
