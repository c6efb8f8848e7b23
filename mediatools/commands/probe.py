"""Dit ce qu’est un fichier, et pourquoi il serait refusé. En JSON, toujours."""

from pathlib import Path

from mediatools import door


def add(parser) -> None:
    parser.add_argument("file", metavar="IN", type=Path)
    parser.set_defaults(json=True)


def run(args, progress) -> dict:
    return door.probe(args.file)
