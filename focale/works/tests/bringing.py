"""A production of Samira's children led by Karim, and files as they are brought to it."""

import io
from unittest.mock import patch

from PIL import Image

from focale.ground.worker import run_waiting
from focale.works import depots
from focale.works.models import Production, Upload

A_PICTURE = {"family": "picture", "media_type": "image/jpeg", "facts": {"width": 60}, "taken_at": None}


def begin(cast, **facts):
    """Karim leads it, Lina makes in it."""
    facts = {"title": "Je filme mon futur métier", "season": cast.season, "makers": [cast.lina]} | facts
    return Production.objects.begin(by=cast.karim, **facts)


def photo(colour="red", width=60, height=40) -> bytes:
    """A small JPEG; another one for each colour."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "JPEG")
    return written.getvalue()


def bring(production, content=b"abc", name="photo.jpg", *, by):
    """The whole way of a file without the browser. Returns its upload, finished."""
    upload = Upload.objects.begin(production, name=name, size=len(content), by=by)
    with depots.alone(upload.key) as file:
        depots.append(file, io.BytesIO(content), len(content))
    upload.finish()
    return upload


def bring_in(production, content=b"abc", name="photo.jpg", *, by, found=A_PICTURE):
    """The same, looked at and found to be a picture. Returns the original."""
    with patch("focale.works.looking.examine", return_value=found):
        original = bring(production, content, name, by=by).original
        original.look(lambda _part: None)
    original.refresh_from_db()
    return original


def bring_and_make(production, content, name, *, by):
    """The same, with all that is made of it. Returns the original."""
    original = bring(production, content, name, by=by).original
    do_all_work()
    original.refresh_from_db()
    return original


def do_all_work():
    """What waits, here and now."""
    return run_waiting()


def counted(production) -> int:
    """The room its originals and open uploads take, counted again."""
    kept = sum(production.originals.values_list("size", flat=True))
    return kept + sum(production.uploads.filter(finished_at=None).values_list("size", flat=True))
