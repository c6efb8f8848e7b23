"""Coupe une bande de négatifs en vues, développées toutes de la même façon."""

from pathlib import Path

from mediatools import sandbox

SECONDS, MEMORY = 300, 4 * sandbox.GIB


def add(parser):
    parser.add_argument("original", metavar="IN", type=Path)
    parser.add_argument("folder", metavar="DOSSIER", type=Path)
    box = {"nargs": 4, "type": float, "action": "append", "metavar": ("GAUCHE", "HAUT", "DROITE", "BAS")}
    parser.add_argument("--frame", **box, help="une vue, en parts de la bande, si elles sont mal trouvées")
    parser.add_argument("--negatives", action="store_true", help="couper seulement, en TIFF")
    parser.add_argument("--format", choices=["jpg", "png", "tif"], default="jpg")
    parser.add_argument("--first", type=int, default=1, metavar="N", help="numéro de la première vue")
    parser.add_argument("--curve", choices=["linear", "srgb"], help="comment lire les nombres du fichier")
    parser.add_argument("--balance", choices=["film", "scene"], help="couleurs du film, ou gris cherchés")


def run(args, progress):
    args.folder.mkdir(exist_ok=True)
    return sandbox.run(
        "mediatools.film.strip:split",
        args.original.absolute(),
        args.folder.absolute(),
        args.original.stem,
        frames=args.frame,
        negatives=args.negatives,
        ending=args.format,
        first=args.first,
        curve=args.curve,
        balance=args.balance,
        readable=[args.original],
        writable=[args.folder],
        seconds=SECONDS,
        memory=MEMORY,
        progress=progress,
    )
