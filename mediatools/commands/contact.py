"""Planche-contact d’une pellicule : toutes les vues, numérotées et légendées, en PDF et en JPEG."""

from contextlib import ExitStack
from pathlib import Path

from mediatools import sandbox

SECONDS, MEMORY = 600, 4 * sandbox.GIB


def add(parser):
    parser.add_argument("out", metavar="OUT", type=Path, help=".pdf ou .jpg")
    parser.add_argument("originals", metavar="IN", nargs="+", type=Path)
    parser.add_argument("--also", type=Path, metavar="OUT", help="la même en JPEG ou en PDF")
    parser.add_argument("--title", default="Planche-contact")
    parser.add_argument("--words", default="", help="une ligne sous le titre")
    parser.add_argument("--caption", action="append", default=[], help="légende, une par vue, dans l’ordre")
    parser.add_argument("--negative", action="store_true", help="les vues sont des négatifs numérisés")
    parser.add_argument("--first", type=int, default=1, metavar="N", help="numéro de la première vue")


def run(args, progress):
    outs = [args.out, *([args.also] if args.also else [])]
    with ExitStack() as trays:
        inside = [trays.enter_context(sandbox.tray(out)) for out in outs]
        told = sandbox.run(
            "mediatools.film.contact:sheet",
            [each.absolute() for each in args.originals],
            inside,
            title=args.title,
            words=args.words,
            captions=args.caption,
            negatives=args.negative,
            first=args.first,
            readable=args.originals,
            writable=[out.parent for out in inside],
            seconds=SECONDS,
            memory=MEMORY,
            progress=progress,
        )
    return told | {"outs": [str(out) for out in outs]}
