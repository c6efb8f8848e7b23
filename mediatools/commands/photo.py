"""Prépare une photo : tailles du site et de l’impression, visages masqués, lieu et numéros retirés."""

from pathlib import Path

from mediatools import sandbox

SECONDS, MEMORY = 120, 3 * sandbox.GIB
WEB = (320, 640, 1280, 1920)


def add(parser):
    parser.add_argument("original", metavar="IN", type=Path)
    parser.add_argument(
        "out", metavar="OUT", type=Path, help="un fichier, ou un dossier pour les quatre tailles"
    )
    parser.add_argument("--long-edge", type=int, metavar="N", help="pixels du grand côté")
    parser.add_argument(
        "--print", type=float, dest="paper", metavar="MM", help="grand côté sur papier, à 300 ppp"
    )
    parser.add_argument("--format", choices=["jpg", "webp", "avif"], default="jpg", help="dans un dossier")
    parser.add_argument("--crop", metavar="LxH", help="forme à garder, par exemple 1x1 ou 16x9")
    parser.add_argument("--focus", nargs=2, type=float, default=(0.5, 0.5), metavar=("X", "Y"))
    box = {"nargs": 4, "type": float, "action": "append", "default": [], "metavar": tuple("XYLH")}
    parser.add_argument("--face", **box, help="visage à masquer, en parts de l’image de 0 à 1")
    parser.add_argument("--keep-profile", action="store_true", help="garder le profil de couleur, sinon sRGB")
    parser.add_argument("--credit", default="", help="qui a fait la photo")
    parser.add_argument("--rights", default="", help="à qui sont les droits, sous quelle licence")
    parser.add_argument("--clean", action="store_true", help="l’original, sans lieu ni numéros ni aperçu")


def run(args, progress):
    words = {"readable": [args.original], "seconds": SECONDS, "memory": MEMORY}
    marks = {"credit": args.credit, "rights": args.rights}
    original = args.original.absolute()
    if args.clean:
        with sandbox.tray(args.out) as out:
            told = sandbox.run(
                "mediatools.pictures.cleaning:cleaned", original, out, writable=[out.parent], **words, **marks
            )
        return told | {"out": str(args.out)}
    made = {
        "shape": args.crop,
        "focus": args.focus,
        "faces": args.face,
        "profile": args.keep_profile,
    }
    call = ("mediatools.pictures.renditions:published", original)
    asked = {"progress": progress, **words, **marks, **made}
    if args.out.is_dir():
        names = {"folder": args.out.absolute(), "stem": args.original.stem, "ending": args.format}
        edges = [args.long_edge] if args.long_edge else WEB
        return sandbox.run(*call, edges, args.paper, **names, writable=[args.out], **asked)
    edges = [args.long_edge or 1920] if args.long_edge or not args.paper else []
    with sandbox.tray(args.out) as out:
        told = sandbox.run(*call, edges, args.paper, out=out, writable=[out.parent], **asked)
    return next(iter(told.values())) | {"out": str(args.out)}
