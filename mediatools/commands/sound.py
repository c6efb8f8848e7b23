"""un enregistrement prêt à écouter : nettoyé, égalisé, au bon niveau"""

import json
from pathlib import Path

from mediatools import sandbox
from mediatools.refusing import Refused
from mediatools.sound.drawing import drawing
from mediatools.sound.telling import told

HOURS = 3600
MEMORY = sandbox.GIB * 3


def add(parser) -> None:
    parser.add_argument("source", metavar="IN", type=Path)
    parser.add_argument("output", metavar="OUT", type=Path, help=".mp3, .m4a, .opus, .flac ou .wav")
    parser.add_argument(
        "--preset", default="podcast", choices=["podcast", "podcast-mono", "radio", "exhibition"]
    )
    parser.add_argument(
        "--keep",
        action="append",
        metavar="DE-À",
        type=piece,
        help="garder 12-95.5 (secondes), autant de fois",
    )
    parser.add_argument("--trim", action="store_true", help="raccourcir les longs silences")
    parser.add_argument("--no-denoise", action="store_true", help="laisser le bruit de fond")
    parser.add_argument("--no-level", action="store_true", help="garder les nuances (un concert)")
    parser.add_argument("--music", type=Path, help="une musique sous la voix")
    parser.add_argument("--chapters", type=Path, help="un texte, « 02:15 Titre » par ligne")
    parser.add_argument("--title")
    parser.add_argument("--artist")
    parser.add_argument("--copyright")
    parser.add_argument("--report", type=Path, help="écrire le compte rendu avant/après, en JSON")
    parser.add_argument("--waveform", type=Path, help="dessiner la forme d’onde, .svg ou .json")


def piece(text: str) -> tuple[float, float]:
    start, stop = map(float, text.split("-"))
    return start, stop


def run(args, progress) -> dict:
    with sandbox.tray(args.output) as inside:
        report = sandbox.run(
            "mediatools.sound.mastering:master",
            args.source.absolute(),
            inside,
            readable=[path for path in (args.source, args.music) if path],
            writable=[inside.parent],
            seconds=HOURS,
            memory=MEMORY,
            progress=progress,
            preset=args.preset,
            keep=args.keep,
            trim=args.trim,
            denoise=not args.no_denoise,
            level=not args.no_level,
            music=args.music and args.music.absolute(),
            chapters=_chapters(args.chapters),
            tags={"title": args.title, "artist": args.artist, "copyright": args.copyright},
        )
    if args.report:
        args.report.write_text(json.dumps(report, ensure_ascii=False))
    if args.waveform:
        draw(args.output, args.waveform)
    return {"told": " ".join(told(report)), "output": str(args.output)} | (report if args.json else {})


def draw(sound: Path, output: Path) -> None:
    """The waveform of this file as SVG or JSON, by the ending of `output`."""
    called = "mediatools.sound.waveform:waveform"
    wave = sandbox.run(called, sound.absolute(), readable=[sound], seconds=HOURS, memory=MEMORY)
    output.write_text(drawing(wave) if output.suffix == ".svg" else json.dumps(wave))


def _chapters(path):
    if not path:
        return []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise Refused("Le fichier des chapitres ne se lit pas.") from wrong
    return sandbox.run("mediatools.sound.chapters:read", text)
