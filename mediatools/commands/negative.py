"""Développe un négatif numérisé : film couleur ou noir et blanc, d’un scanner ou d’un appareil photo."""

from pathlib import Path

from mediatools import sandbox
from mediatools.film.settings import beside

SECONDS, MEMORY = 300, 4 * sandbox.GIB
TOLD = "curve balance base neutral mono stops grade filtration crop deep".split()


def add(parser):
    parser.add_argument("original", metavar="IN", type=Path)
    parser.add_argument("out", metavar="OUT", type=Path, help=".jpg, .png, .webp ou .tif")
    parser.add_argument(
        "--roll",
        nargs="+",
        type=Path,
        default=[],
        metavar="SCAN",
        help="les autres vues du film, pour qu’elles s’accordent",
    )
    parser.add_argument("--curve", choices=["linear", "srgb"], help="comment lire les nombres du fichier")
    parser.add_argument(
        "--balance", choices=["film", "scene"], help="couleurs du film, ou gris cherchés dans la vue"
    )
    parser.add_argument(
        "--base", nargs=2, type=float, metavar=("X", "Y"), help="point de film vierge, de 0 à 1"
    )
    parser.add_argument(
        "--neutral",
        nargs=2,
        type=float,
        action="append",
        metavar=("X", "Y"),
        help="point gris, de 0 à 1 ; deux fois possible",
    )
    parser.add_argument("--mono", action="store_true", default=None, help="film noir et blanc")
    parser.add_argument("--stops", type=float, help="pose en diaphragmes : plus, c’est plus sombre")
    parser.add_argument("--grade", type=float, help="contraste du papier, de -1 (00) à 5 ; 2 est normal")
    parser.add_argument(
        "--filtration", nargs=3, type=float, metavar=("C", "M", "J"), help="filtres, en centièmes de densité"
    )
    parser.add_argument("--settings", type=Path, help="où garder les réglages, sinon à côté du négatif")
    parser.add_argument("--again", action="store_true", help="mesurer de nouveau, sans les réglages gardés")
    parser.add_argument("--crop", action="store_true", help="sans la bordure du film")
    parser.add_argument("--deep", action="store_true", help="16 bits (PNG, TIFF)")


def run(args, progress):
    told = {name: getattr(args, name) for name in TOLD}
    settings = args.settings or beside(args.original)
    with sandbox.tray(args.out) as out, sandbox.tray(settings) as kept:
        answer = sandbox.run(
            "mediatools.film.printing:printed",
            args.original.absolute(),
            out,
            kept,
            settings.absolute() if settings.is_file() and not args.again else None,
            roll=[path.absolute() for path in args.roll],
            readable=[args.original, *args.roll, *([settings] if settings.is_file() else [])],
            writable=[out.parent, kept.parent],
            seconds=SECONDS,
            memory=MEMORY,
            progress=progress,
            **told,
        )
    return answer | {"out": str(args.out), "settings": str(settings)}
