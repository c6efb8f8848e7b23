"""un film pour le web : coupé, assemblé, avec titre, sous-titres et son égalisé"""

import os
import sys
from pathlib import Path

from mediatools import sandbox
from mediatools.sound.telling import told

HOURS = 6 * 3600
MEMORY = sandbox.GIB * 6


def add(parser) -> None:
    parser.add_argument(
        "sources", metavar="IN", nargs="+", type=Path, help="un film, ou plusieurs à la suite"
    )
    parser.add_argument("output", metavar="OUT", type=Path, help="un fichier .mp4")
    parser.add_argument("--height", type=int, action="append", help="720 ; et 1080 pour un second fichier")
    parser.add_argument(
        "--keep", action="append", metavar="DE-À", type=piece, help="garder 12-95.5 du seul IN"
    )
    parser.add_argument("--codec", default="h264", choices=["h264", "av1"])
    parser.add_argument("--title", help="un carton de titre ; les lignes sont séparées par « | »")
    parser.add_argument("--credits", help="un générique : « Image: Lina | Son: Nour | Merci à tous »")
    parser.add_argument("--subtitles", type=Path, help=".vtt, .srt ou .ass")
    parser.add_argument("--burn", action="store_true", help="les sous-titres dans l’image")
    parser.add_argument("--poster", type=Path, help="une image fixe, .jpg")
    parser.add_argument("--poster-at", type=float, metavar="SECONDE")
    parser.add_argument(
        "--preset", default="podcast", choices=["podcast", "podcast-mono", "radio", "exhibition"]
    )
    parser.add_argument("--no-denoise", action="store_true", help="laisser le bruit de fond")
    parser.add_argument("--music", type=Path, help="une musique sous les voix, qui s’efface quand on parle")
    parser.add_argument("--copyright")


def piece(text: str) -> tuple[float, float]:
    start, stop = map(float, text.split("-"))
    return start, stop


def run(args, progress) -> dict:
    if args.keep and len(args.sources) > 1:
        print("--keep ne va qu’avec un seul IN", file=sys.stderr)
        raise SystemExit(2)
    sources = [path.absolute() for path in args.sources]
    clips = [[path, *part] for path in sources for part in args.keep or [(0.0, None)]]
    with sandbox.tray(args.output) as inside:
        poster = inside.with_name("poster.jpg")
        answer = sandbox.run(
            "mediatools.video.making:film",
            clips,
            inside,
            readable=[*sources, *filter(None, [args.subtitles, args.music])],
            writable=[inside.parent],
            seconds=HOURS,
            memory=MEMORY,
            progress=progress,
            heights=args.height or [720],
            codec=args.codec,
            title=args.title and titled(args.title),
            credits=args.credits and credited(args.credits),
            subtitles=args.subtitles and args.subtitles.absolute(),
            burn=args.burn,
            poster=poster if args.poster else None,
            poster_at=args.poster_at,
            preset=args.preset,
            denoise=not args.no_denoise,
            music=args.music and args.music.absolute(),
            tags={"title": args.title and titled(args.title)["title"], "copyright": args.copyright},
        )
        if args.poster:
            os.replace(poster, args.poster)
        for path in inside.parent.glob(f"{inside.stem}*"):
            if path != inside:
                os.replace(path, args.output.with_name(path.name))
    if args.json or not answer["sound"]:
        return answer
    report = answer.pop("sound") | {"seconds": answer["seconds"], "removed": 0}
    return answer | {
        "files": ", ".join(each["name"] for each in answer["files"]),
        "told": " ".join(told(report)),
    }


def titled(text: str) -> dict:
    """« Le titre | une ligne | une autre » as the words of a card."""
    first, *rest = map(str.strip, text.split("|"))
    return {"title": first, "lines": [[line] for line in rest if line]}


def credited(text: str) -> dict:
    """« Image: Lina | Merci » as lines of (what, who), or of one word."""
    lines = [[part.strip() for part in line.split(":", 1)] for line in text.split("|")]
    return {
        "lines": [[part for part in line if part] for line in lines if any(line)],
        "seconds": 4.0 + min(len(lines), 12) / 2,
    }
