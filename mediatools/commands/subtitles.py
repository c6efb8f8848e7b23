"""sous-titres et transcription : lire, écrire, vérifier, proposer d’après le son"""

import tempfile
from contextlib import nullcontext
from itertools import groupby
from pathlib import Path

from mediatools import sandbox
from mediatools.refusing import Refused

TEXTS = {".vtt", ".srt", ".ass", ".ssa"}
HOURS, MINUTES = 4 * 3600, 300
MEMORY = sandbox.GIB * 2
MODEL_MEMORY = sandbox.GIB * 12


def add(parser) -> None:
    parser.add_argument("source", metavar="IN", type=Path, help="des sous-titres, ou un son ou un film")
    parser.add_argument("output", metavar="OUT", type=Path, nargs="?", help=".vtt, .srt, .ass, ou .txt")
    parser.add_argument(
        "--check", action="store_true", help="dire chaque défaut, et finir par 1 s’il y en a un grave"
    )
    parser.add_argument("--text", type=Path, help="ce qui est dit, à répartir sur le son")
    parser.add_argument("--times", action="store_true", help="les temps dans la transcription")
    parser.add_argument("--model", type=Path, help="reconnaître la parole avec le modèle de ce dossier")


def run(args, progress) -> dict:
    with sandbox.tray(args.output) if args.output else nullcontext() as inside:
        answer = _made(args, inside, progress)
    if args.check and answer["hard"]:
        raise Refused("\n".join(_lines(answer["remarks"])))
    shown = answer if args.json else answer | {"remarks": "\n".join(["", *_lines(answer["remarks"])])}
    return shown | ({"output": str(args.output)} if args.output else {})


def _made(args, inside, progress) -> dict:
    source, writable = args.source.absolute(), [inside.parent] if inside else []
    words = {"times": args.times, "writable": writable, "seconds": MINUTES, "memory": MEMORY}
    if args.source.suffix.lower() in TEXTS:
        return sandbox.run(
            "mediatools.subtitles.converting:convert", source, inside, readable=[source], **words
        )
    if args.model:
        listening, more = "recognising:recognise", {"model": args.model.absolute()}
        limits = {"readable": [source, args.model], "memory": MODEL_MEMORY}
    else:
        listening, more = "proposing:propose", {"text": _text(args.text)}
        limits = {"readable": [source], "memory": MEMORY}
    with tempfile.TemporaryDirectory() as scratch:
        limits |= {"writable": [scratch], "seconds": HOURS, "progress": progress}
        cues = sandbox.run(f"mediatools.subtitles.{listening}", source, **more, **limits)
    return sandbox.run("mediatools.subtitles.converting:written", cues, inside, **words)


def _text(path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path else ""
    except (OSError, UnicodeDecodeError) as wrong:
        raise Refused("Le texte ne se lit pas.") from wrong


def _lines(remarks) -> list[str]:
    """A line for each; for the same of many in a row, the first and the last."""
    told = []
    for (hard, sentence), same in groupby(remarks, lambda each: (each["hard"], each["sentence"])):
        first, *rest = [each["cue"] + 1 for each in same]
        told.append(f"{first}{f'–{rest[-1]}' if rest else ''} {'!' if hard else '·'} {sentence}")
    return told
