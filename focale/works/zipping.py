"""A parcel written as one ZIP with a page to read it by; piece after piece, so that memory stays flat."""

import zipfile

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone

from focale.ground.models import Identity
from focale.works import keeping

STYLE = "works/takeaway.css"


def write_zip(path, parcel, person, tell):
    """Write it whole. `tell`: called with the part done, 0 to 1. What the store lacks (a restored backup) is
    left out; the page of it says what is there."""
    whole = sum(file.size for file in parcel.files) or 1
    done, day = 0, timezone.localtime().timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for file in parcel.files:
            size = keeping.size(file.address)
            if size is None:
                continue
            facts = zipfile.ZipInfo(file.name, day)
            facts.external_attr = 0o644 << 16
            with archive.open(facts, "w", force_zip64=True) as inside:
                for piece in keeping.pieces(file.address, 0, size):
                    inside.write(piece)
                    done += len(piece)
                    tell(done / whole)
        context = {"parcel": parcel, "person": person, "identity": Identity.current(), "day": timezone.now()}
        for name, text in (
            ("index.html", render_to_string("works/takeaway_index.html", context)),
            ("style.css", _style()),
            *parcel.texts,
        ):
            facts = zipfile.ZipInfo(name, day)
            facts.external_attr = 0o644 << 16
            archive.writestr(facts, text, zipfile.ZIP_DEFLATED)


def _style() -> str:
    with open(finders.find(STYLE), encoding="utf-8") as sheet:
        return sheet.read()
