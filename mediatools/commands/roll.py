"""Développe toute une pellicule d’un coup : ses vues s’accordent, chacune garde ses réglages."""

from contextlib import ExitStack
from pathlib import Path

from mediatools import sandbox
from mediatools.film.settings import beside
from mediatools.refusing import Refused

SECONDS, MEMORY = 1800, 4 * sandbox.GIB


def add(parser):
    parser.add_argument("folder", metavar="DOSSIER", type=Path)
    parser.add_argument("originals", metavar="IN", nargs="+", type=Path)
    parser.add_argument("--format", choices=["jpg", "png", "tif"], default="jpg")
    parser.add_argument("--curve", choices=["linear", "srgb"], help="comment lire les nombres des fichiers")
    parser.add_argument("--balance", choices=["film", "scene"], help="couleurs du film, ou gris cherchés")
    parser.add_argument("--mono", action="store_true", default=None, help="film noir et blanc")
    grey = {"nargs": 3, "type": float, "action": "append", "metavar": ("VUE", "X", "Y")}
    parser.add_argument(
        "--grey", **grey, help="un point gris de l’une des vues, de 0 à 1 ; deux fois possible"
    )
    parser.add_argument("--crop", action="store_true", help="sans la bordure du film")


def run(args, progress):
    if len({each.stem for each in args.originals}) < len(args.originals):
        raise Refused("Deux vues portent le même nom : donnez-leur chacune le sien.")
    args.folder.mkdir(exist_ok=True)
    outs = [args.folder / f"{each.stem}.{args.format}" for each in args.originals]
    keeps = [beside(each) for each in args.originals]
    with ExitStack() as trays:
        inside, kept = (
            [trays.enter_context(sandbox.tray(path)) for path in paths] for paths in (outs, keeps)
        )
        told = sandbox.run(
            "mediatools.film.roll:roll",
            [each.absolute() for each in args.originals],
            inside,
            kept,
            curve=args.curve,
            balance=args.balance,
            mono=args.mono,
            grey=args.grey,
            crop=args.crop,
            readable=args.originals,
            writable=[path.parent for path in (*inside, *kept)],
            seconds=SECONDS,
            memory=MEMORY,
            progress=progress,
        )
    for frame, out in zip(told["frames"], outs, strict=True):
        frame["out"] = str(out)
    return told
