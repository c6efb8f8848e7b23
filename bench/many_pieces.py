"""Ten thousand pieces with their makers, files and words, made in FOCALE_HOME; how long the library takes for
each search. For bench/library.py: `python -m bench.many_pieces PIECES` answers as JSON.
"""

import json
import sys
import time
from datetime import timedelta

import bench.season  # noqa: F401  (sets Django up)

from django.core.management import call_command  # isort: skip
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from focale.association.models import Season
from focale.people.models import Account, Person
from focale.works.finding import found_by
from focale.works.kinds import KINDS
from focale.works.models import Credit, Original, Piece, PieceFile, Production, Rendition

ROUNDS, BATCH, PEOPLE, PRODUCTIONS, YEARS = 7, 2000, 400, 200, 10
TOWN = "marché pont rue jardin école cuisine fenêtre gare place fleuve nuit soleil pain couture vélo".split()
SEARCHES = {
    "all": "",
    "a word": "mots=fenetre",
    "two words": "mots=fenetre+couture",
    "a word nobody wrote": "mots=zanzibar",
    "a person": "personne=prenom+nom17",
    "a place": "lieu=place+12",
    "a month": "du=2024-03-01&au=2024-03-31",
    "black and white": "couleur=black_white",
    "a kind, by title": "genre=photograph&tri=titre",
    "by place, the hundredth page": "tri=lieu&page=100",
    "much at once": "mots=marche&genre=photograph&couleur=colour&lieu=place&personne=prenom&tri=jour",
}


def build(count):
    """Pieces over ten years: each with a picture, its light versions, a maker, a place and 120 words."""
    today = timezone.localdate()
    season = Season.objects.create(name="Dix ans", first_day=today - timedelta(days=365), last_day=today)
    made = [Production(title=f"Production {n}", season=season) for n in range(PRODUCTIONS)]
    people = [Person(first_name="Prénom", last_name=f"Nom{n}", born_year=1990) for n in range(PEOPLE)]
    Production.objects.bulk_create(made)
    for person in people:
        person.save()
    pieces = [_piece(n, made) for n in range(count)]
    Piece.objects.bulk_create(pieces, BATCH)
    Credit.objects.bulk_create((Credit(piece=one, person=people[one.pk % PEOPLE]) for one in pieces), BATCH)
    originals = [_original(n, one) for n, one in enumerate(pieces)]
    Original.objects.bulk_create(originals, BATCH)
    places = zip(pieces, originals, strict=True)
    PieceFile.objects.bulk_create((PieceFile(piece=a, step="image", original=b) for a, b in places), BATCH)
    sizes = ((one, width) for one in originals for width in (320, 640, 1280))
    Rendition.objects.bulk_create((_rendition(one, width) for one, width in sizes), BATCH)


def _piece(number, made):
    then = timezone.now() - timedelta(days=number % (365 * YEARS))
    words = " ".join(TOWN[(number * step + step) % len(TOWN)] for step in range(1, 121))
    content = {"title": f"{TOWN[number % len(TOWN)].capitalize()} {number}", "words": words}
    content |= {"where": f"Place {number % 60}", "day": then.date().isoformat()}
    facts = {"kind": list(KINDS)[number % 10], "made_at": then, "written_at": then, "content": content}
    return Piece(production=made[number % PRODUCTIONS], number=1, **facts, **found_by(content, then))


def _original(number, piece):
    tones = "black_white" if number % 7 == 0 else "colour"
    facts = {"kind": "jpeg", "width": 6000, "height": 4000, "faces": [], "tones": tones}
    known = {"family": "picture", "state": "ready", "size": 1, "name": "a.jpg", "sha256": f"{number:064}"}
    return Original(production_id=piece.production_id, facts=facts, **known)


def _rendition(original, width):
    facts = {
        "media_type": "image/webp",
        "width": width,
        "height": width,
        "size": 1,
        "address": original.sha256,
    }
    return Rendition(original=original, label=str(width), **facts)


def searched() -> dict:
    """{search: [milliseconds of this process at best, queries]} for the coordinator."""
    account = Account.objects.create(email="co@example.org", role="coordinator")
    account.person = Person.objects.first()
    account.save()
    client, told = Client(headers={"host": "localhost"}), {}
    client.force_login(account, backend="focale.people.signed_in.KnownAccounts")
    for name, query in SEARCHES.items():
        took = []
        for _round in range(ROUNDS):
            with CaptureQueriesContext(connection) as asked:
                began = time.process_time()
                answer = client.get(f"/creations/?{query}")
                took.append(1000 * (time.process_time() - began))
        if answer.status_code != 200:
            raise RuntimeError(f"{query}: {answer.status_code}")
        told[name] = [min(took), len(asked)]
    return told


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    build(int(sys.argv[1]))
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    print(json.dumps(searched()))
