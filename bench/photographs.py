"""Asked inside the program: a photo of an activity, as the team uploads it. For bench/pages.py."""

import io
import random

from django.core.files.base import ContentFile
from PIL import Image

from focale.programme.models import Activity, Picture

SIZE, WHITE_NOISE = (1600, 1067), 0.2
SAID = {"alt": "Trois enfants filment la rue.", "credit": "Élise"}


def put_up(slug):
    """Inside the program: upload a photo to the activity, make its renditions, say its number."""
    activity, made = Activity.objects.get(slug=slug), io.BytesIO()
    scene().save(made, "JPEG", quality=90)
    file = ContentFile(made.getvalue(), "photo.jpg")
    picture = Picture.objects.add(activity, file=file, by=None, **SAID)
    picture.make_renditions()
    print(picture.pk)


def scene():
    """Noise at every scale, fainter as it is finer: compressed, it weighs more than most photos of phones."""
    chance, image, across = random.Random(7), Image.new("RGB", SIZE, "gray"), 3
    while across < SIZE[0]:
        down = across * 2 // 3
        spots = Image.frombytes("RGB", (across, down), chance.randbytes(3 * across * down))
        image = Image.blend(image, spots.resize(SIZE, Image.BICUBIC), WHITE_NOISE)
        across *= 2
    return image
