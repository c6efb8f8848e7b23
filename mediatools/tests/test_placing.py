"""Where a place of a photograph comes to lie once it is turned, mirrored, straightened and cut, and back."""

import pytest
import pyvips

from mediatools.pictures.adjusting import adjusted
from mediatools.pictures.placing import Cut, box_in, point_from, point_in
from mediatools.refusing import Refused

SIZE = 600, 400
CUTS = [
    {},
    {"turn": 90},
    {"turn": 180, "flip": True},
    {"turn": 270, "straighten": -7.5},
    {"flip": True, "straighten": 12.0, "box": (0.1, 0.2, 0.7, 0.6)},
    {"turn": 90, "flip": True, "straighten": 4.0, "box": (0.05, 0.05, 0.9, 0.9)},
]


@pytest.fixture
def dotted(tmp_path):
    """A grey picture with a white dot at 0.6, 0.45 of it."""
    picture = pyvips.Image.black(*SIZE, bands=3) + 60
    picture = picture.cast("uchar").copy(interpretation="srgb")
    picture.draw_circle([255, 255, 255], 360, 180, 8, fill=True).write_to_file(str(tmp_path / "point.png"))
    return tmp_path / "point.png"


@pytest.mark.parametrize("words", CUTS)
def test_a_place_is_where_the_reckoning_says(dotted, tmp_path, words):
    out = tmp_path / "cut.jpg"
    told = adjusted(str(dotted), str(out), words)
    assert tuple(told["of"]) == SIZE
    x, y = point_in(Cut(**words), (0.6, 0.45), SIZE)
    seen = pyvips.Image.new_from_file(str(out))
    assert seen.getpoint(int(x * seen.width), int(y * seen.height))[0] > 240


@pytest.mark.parametrize("words", CUTS)
def test_the_way_back_leads_to_the_same_place(words):
    there = point_in(Cut(**words), (0.31, 0.72), SIZE)
    assert point_from(Cut(**words), there, SIZE) == pytest.approx((0.31, 0.72))


def test_a_box_follows_and_is_nowhere_when_it_was_cut_away():
    left = Cut(box=(0, 0, 0.5, 1))
    assert box_in(left, (0.4, 0.2, 0.2, 0.2), SIZE) == pytest.approx((0.8, 0.2, 0.2, 0.2))
    assert box_in(left, (0.6, 0.2, 0.2, 0.2), SIZE) is None
    assert box_in(Cut(straighten=10.0), (0.4, 0.4, 0.2, 0.2), SIZE)[2] > 0.2


@pytest.mark.parametrize("words", [{"box": (0.5, 0, 0.6, 1)}, {"turn": 45}, {"straighten": 60.0}])
def test_what_cannot_be_cut_is_refused(dotted, tmp_path, words):
    with pytest.raises(Refused):
        adjusted(str(dotted), str(tmp_path / "x.jpg"), words)
