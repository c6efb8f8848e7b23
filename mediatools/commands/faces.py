"""Propose où sont les visages d’une photo ; une personne confirme, corrige et ajoute ceux qui manquent."""

from pathlib import Path

from mediatools import sandbox

SECONDS, MEMORY = 60, 2 * sandbox.GIB


def add(parser):
    parser.add_argument("original", metavar="IN", type=Path)


def run(args, progress):
    return sandbox.run(
        "mediatools.pictures.faces:proposed",
        args.original.absolute(),
        readable=[args.original],
        seconds=SECONDS,
        memory=MEMORY,
    )
