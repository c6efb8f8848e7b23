"""Blocks as a page shows them: with their times in words, and what the charter has to say."""

from dataclasses import dataclass, field

from . import blocks as rule
from . import times

ON_A_PAGE = 40


@dataclass
class Row:
    """`place`: counted from 1 in the whole recording; `typed`: what stands in its boxes; `remarks` of the
    charter; `stood`: what somebody else wrote there meanwhile; `wrong`: why its times cannot be read;
    `source`: the same in the first language."""

    place: int
    key: int
    typed: dict
    remarks: list
    seconds: float
    signs: int
    stood: dict | None = None
    wrong: str = ""
    source: str = ""
    is_last: bool = False
    lines: list = field(default_factory=list)

    @property
    def speed(self) -> int:
        """Signs a second."""
        return round(self.signs / self.seconds) if self.seconds > 0 else 0


def page_of(captions, *, key=0, second=None) -> int:
    """The number of the page on which this block stands, or what is said at this second."""
    place = 0
    for at, block in enumerate(captions.blocks):
        if block["id"] == key or (second is not None and block["start"] <= second):
            place = at
    return place // ON_A_PAGE + 1


def rows_of(captions, page, *, typed=(), stood=(), wrong=(), first=None) -> list[Row]:
    """Those of one page. `typed`, `stood`, `wrong`: by the number of the block, after a refusal; `first`: the
    captions in the first language, where these are a translation."""
    said = {}
    for remark in captions.remarks():
        said.setdefault(remark.cue, []).append(remark)
    start = (page - 1) * ON_A_PAGE
    source = {block["start"]: block["text"] for block in first.blocks} if first else {}
    made = []
    for place in range(start, min(start + ON_A_PAGE, len(captions.blocks))):
        block = captions.blocks[place]
        key, cue = block["id"], rule.cue(block)
        boxes = block | {name: times.written(block[name]) for name in ("start", "end")}
        made.append(
            Row(
                place + 1, key, dict(typed).get(key) or boxes, said.get(place, []), cue.seconds, cue.signs,
                stood=dict(stood).get(key), wrong=dict(wrong).get(key, ""), lines=cue.lines,
                source=source.get(block["start"], ""), is_last=place + 1 == len(captions.blocks),
            )
        )  # fmt: skip
    return made
