"""For the tests of a browser: a photograph and a sound of Lina's with real files, and Nour on the picture."""

import io
import math
import wave

from focale.works.models import Appearance, Piece, PieceFile, Production
from focale.works.tests.bringing import bring, do_all_work, photo


def tone(seconds=4) -> bytes:
    """A quiet note as a WAV."""
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        at = range(8000 * seconds)
        sound.writeframes(
            b"".join(int(4000 * math.sin(n / 3)).to_bytes(2, "little", signed=True) for n in at)
        )
    return written.getvalue()


def made_here(cast):
    """A production with a picture and a sound, everything ready to be seen. Returns (photograph, sound)."""
    facts = {"title": "Portraits du quartier", "season": cast.season, "makers": [cast.lina, cast.nour]}
    production = Production.objects.begin(by=cast.coralie, **facts)
    seen = bring(production, photo("peru", 900, 600), "marche.jpg", by=cast.coralie).original
    heard = bring(production, tone(), "voix.wav", by=cast.coralie).original
    do_all_work()
    pieces = []
    for kind, step, original in (("photograph", "image", seen), ("sound", "son", heard)):
        original.refresh_from_db()
        piece = Piece.objects.begin(kind, production, makers=[cast.lina], by=cast.coralie)
        words = "On ouvre les étals à six heures.\n\nIl y a des pommes."
        name = "words" if kind == "photograph" else "transcript"
        piece.write({"title": "Le marché", name: words}, seen=0, by=cast.coralie)
        PieceFile.objects.put(piece, step, original, by=cast.coralie)
        pieces.append(piece)
    Appearance.objects.note(pieces[0], "seen", person=cast.nour, file=pieces[0].files.get(), by=cast.coralie)
    return pieces
