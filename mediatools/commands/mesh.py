"""Les mesures d’un objet 3D (STL, 3MF), et son image à côté d’une pièce d’un euro."""

from pathlib import Path

from mediatools import door, sandbox


def add(parser) -> None:
    parser.add_argument("file", metavar="IN", type=Path, help="un fichier STL ou 3MF")
    parser.add_argument("--preview", metavar="OUT.png", type=Path, help="où écrire son image")
    parser.add_argument("--size", type=int, default=512, choices=range(64, 2049), metavar="64…2048")


def run(args, progress) -> dict:
    found = door.admit(args.file, families=["mesh"])
    progress(0.3)
    if args.preview:
        with sandbox.tray(args.preview) as path:
            sandbox.run(
                "mediatools.mesh.preview:preview",
                args.file.absolute(),
                found["kind"],
                path.absolute(),
                args.size,
                readable=[args.file],
                writable=[path.parent],
                memory=3 * sandbox.GIB,
                progress=lambda part: progress(0.3 + 0.7 * part),
            )
        found["preview"] = str(args.preview)
    progress(1.0)
    return found
