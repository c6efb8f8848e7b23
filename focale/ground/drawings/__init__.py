"""The drawings a picture is made of when nobody has taken one yet: one function for each motif.

Each takes a random.Random of its own and returns SVG elements, always the same for the same seed.
"""

from .building import bench, door
from .company import circles, dice, table
from .light import aperture, beam, frame, safelight
from .signs import bubbles, columns, shapes, waves

MOTIFS = {
    motif.__name__: motif
    for motif in (
        *(aperture, safelight, beam, waves, shapes, columns, circles),
        *(bubbles, dice, table, bench, door, frame),
    )
}
