"""What one person takes away of the own works, and what is left behind for the sake of others.

A file one brought oneself goes back as it was brought. Of what others brought to one's pieces one gets what
is shown of it, where somebody said who is on it and each of them agrees to be shown « between us »: a file
leaves the house here, as by any publication. What stays behind is said, not why.
"""

from dataclasses import dataclass, field, replace

from django.db.models import Prefetch
from django.utils.text import get_valid_filename, slugify

from focale.people.models import Use

from .cleansing import CLEAN, given_of
from .gate import HEARD, SHOWING, Gate
from .heard import Heard, captions_of
from .lines import at_lines
from .models.original import State
from .read_words import as_read
from .states import MEDIA, How
from .telling import Part, answers_of, apart, named


@dataclass
class Packed:
    """One file in it. `name`: its path in the ZIP; `key`: what it is, asked again before it is given."""

    name: str
    address: str
    size: int
    key: str
    media_type: str = ""
    alt: str = ""
    caption: str = ""
    step: str = ""
    line: str = ""
    heard: Heard = field(default_factory=Heard)
    pk: int = 0


@dataclass
class PackedPiece:
    piece: object
    names: list
    parts: list
    left_out: int = 0
    files: list = field(default_factory=list)


@dataclass
class Parcel:
    """All of one person's: pieces, and what they brought besides."""

    pieces: list
    originals: list

    @property
    def files(self) -> list[Packed]:
        return [*self.originals, *(file for piece in self.pieces for file in piece.files)]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """(path, words) of the subtitles that lie beside its films and sounds."""
        return [text for file in self.files for text in file.heard.beside(file.name)]


def parcel_of(person, pieces, originals) -> Parcel:
    """What goes in. `pieces`: those this person made; `originals`: the files they brought (querysets)."""
    made = originals.model.renditions.rel.related_model.objects
    clean = Prefetch("renditions", made.filter(label=CLEAN))
    originals = originals.filter(state=State.READY).order_by("brought_at", "pk").prefetch_related(clean)
    rows = [_brought(place, one) for place, one in enumerate(originals, 1)]
    own = {one.pk for one in originals}
    gate = Gate(pieces.order_by("written_at", "pk"))
    found = list(gate.pieces.values())
    shown = {file.original for piece in found for file in piece.files.all()}
    by_original = {}
    for one in made.to_show().filter(original__in=shown).order_by("width", "pk"):
        by_original.setdefault(one.original_id, []).append(one)
    told = captions_of([one.pk for one in shown if one.family in HEARD])
    heard = {one.pk: Heard.of(one, told.get(one.pk, ())) for one in shown}
    return Parcel(
        [_packed(place, one, person, own, gate, by_original, heard) for place, one in enumerate(found, 1)],
        rows,
    )


def _brought(place, original):
    name = get_valid_filename(original.name.replace("/", " ").strip(". ") or "fichier")[-100:]
    return Packed(
        f"originaux/{place:03}-{name}", *given_of(original), f"o{original.pk}",
        original.media_type, caption=original.name,
    )  # fmt: skip


def _packed(place, piece, person, own, gate, made, heard):
    packed = PackedPiece(piece, named(piece.credits.all()), [])
    folder = f"creations/{place:02}-{slugify(str(piece))[:60] or piece.kind}"
    files = list(piece.files.all())
    given = [file for file in files if file.original_id in own or _may_leave(file, piece, person, gate)]
    packed.left_out = len(files) - len(given)
    packed.files = [
        replace(one, heard=heard[file.original_id])
        for file in given
        for one in _made_of(file, folder, made.get(file.original_id, []))
    ]
    at = at_lines(piece, packed.files)
    for step in piece.making.steps:
        answers = [as_read(one) for one in answers_of(piece, step, at) if one.name != "title"]
        here = apart(packed.files, step, at)
        if answers or here:
            packed.parts.append(Part(step, answers, here))
    return packed


def _may_leave(file, piece, person, gate) -> bool:
    """Whether nobody else on it says otherwise."""
    if file.original.family not in SHOWING:
        return True
    if file.looked_at is None:
        return False
    on_it = [row for row in piece.appearances.all() if row.file_id in (None, file.pk)]
    others = [row for row in on_it if row.person_id != person.pk]
    return all(
        row.person and not gate.voices.missing(row.person, Use.INTERNAL, MEDIA[How(row.how)])
        for row in others
    )


def _made_of(file, folder, renditions):
    """The largest picture, or the film or the sound."""
    played = [one for one in renditions if not one.media_type.startswith("image/")]
    for one in played[:1] or renditions[-1:]:
        ending = ENDINGS.get(one.media_type, "bin")
        yield Packed(
            f"{folder}/{file.pk}.{ending}", one.address, one.size, f"r{one.pk}", one.media_type,
            file.alt, file.caption, file.step, file.line, pk=file.pk,
        )  # fmt: skip


ENDINGS = {"image/webp": "webp", "image/jpeg": "jpg", "audio/mpeg": "mp3", "video/mp4": "mp4"}
