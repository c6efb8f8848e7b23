"""The command `focale`: a few words of our own in French, every other one goes to Django."""

import os
import sys

from django.core.management import execute_from_command_line

from focale import __version__, configuration

HELP = """Focale, pour les lieux de médias de quartier.

  focale serve            ouvre le site (et fait le travail de fond) jusqu'à Ctrl-C
  focale prepare          base, démonstration et fichiers du site, sans l'ouvrir
  focale work             le travail de fond seul, pour une machine de plus
  focale migrate          prépare ou met à jour la base de données
  focale demo [lieu]      remplit une base vide avec le lieu de démonstration : focus (sinon) ou negpos
  focale administrator ADRESSE
                          donne l'administration du site à qui reçoit le courrier de cette adresse
  focale import_districts FICHIER
                          lit les contours des quartiers prioritaires (GeoJSON, 2015 ou 2024)
  focale import_addresses FICHIER
                          note leurs rues d'après la base adresse d'un département (csv ou csv.gz)
  focale check            dit ce qui ne va pas dans cette installation
  focale help             cette aide
  focale version

Les réglages sont des variables d'environnement : docs/configuration.md.
Tout autre mot est une commande de Django (focale shell, focale dumpdata…)."""
OURS = {"check": "installation"}


def main(arguments=None):
    """Run one word; refuses to start on a setting that cannot be read, with one sentence for each."""
    word, *rest = (sys.argv[1:] if arguments is None else arguments) or ["help"]
    if word in {"help", "--help", "-h"} and not rest:
        print(HELP)
        return
    if word in {"version", "--version"}:
        print(__version__)
        return
    if problems := configuration.problems():
        print("Focale ne peut pas démarrer, un réglage est à corriger :", file=sys.stderr)
        for problem in problems:
            print(f"  {problem}", file=sys.stderr)
        sys.exit(2)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focale.settings")
    execute_from_command_line(["focale", word if rest else OURS.get(word, word), *rest])
