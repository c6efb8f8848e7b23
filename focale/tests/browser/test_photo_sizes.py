"""The photo of an activity or a project: a phone is sent the small one, a large screen the large one."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from focale.programme.models import Picture, Strand
from focale.tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser


def strand(cast):
    return Strand.objects.create(title="Je filme", slug="je", summary="Filmer.", published_at=timezone.now())


@pytest.mark.parametrize("make", [lambda cast: cast.course(), strand], ids=["activity", "strand"])
@pytest.mark.parametrize(
    ("size", "density", "taken"),
    [(PHONE, 1, {640}), (PHONE, 3, {640}), (DESKTOP, 2, {640, 1280})],
    ids=["phone", "dense-phone", "desktop"],
)
def test_each_screen_takes_the_rendition_that_fills_it(open_screen, cast, make, size, density, taken):
    written, owner = io.BytesIO(), make(cast)
    Image.new("RGB", (1600, 1000), "teal").save(written, "JPEG")
    for alt in ("Une rue.", "Une place."):
        file = ContentFile(written.getvalue(), "photo.jpg")
        Picture.objects.add(owner, file=file, alt=alt, credit="Élise", by=cast.coralie).make_renditions()
    screen = open_screen(size, device_scale_factor=density)
    asked = []
    screen.on("request", lambda request: asked.extend(re.findall(r"/images/\d+-(\d+)-", request.url)))
    screen.goto(reverse(owner._meta.model_name, args=[owner.slug]))
    for image in screen.locator("main img[srcset]").all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
    assert len(asked) == 2
    assert {int(width) for width in asked} <= taken
    assert (max(map(int, asked)) == 1280) == (size == DESKTOP)
