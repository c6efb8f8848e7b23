"""What a person answered on the tablet, read from the form, and shown again when something is missing."""

from dataclasses import dataclass

from focale.works.models import Licence

from .asked import WORKS
from .pictures import pictures_for
from .words import place, question, terms

ANSWERS = {"yes": True, "no": False}
LEFT_OUT, MINE = "without", "mine"


@dataclass
class Row:
    """One place, its yes and its no. `use`: a code of Use, to draw what it is."""

    name: str
    use: str
    words: str
    said: str


def read(post, asked) -> dict:
    """The arguments of `sign`."""
    answers = {}
    for block in asked.blocks:
        for use in block.uses:
            said = post.get(f"{block.key}-{use}", "")
            if said in ANSWERS:
                answers[block.key, use] = ANSWERS[said]
    licence = post.get("licence", "")
    credits = {str(credit.pk): credit.pk for block in asked.blocks for credit in block.credits}
    return {
        "answers": answers,
        "licence": licence if licence in Licence.values else Licence.HERE,
        "without": [credits[key] for key in post.getlist(LEFT_OUT) if key in credits],
        "drawn": post.get("drawn", ""),
        "typed": post.get("typed", "") if post.get(MINE) else "",
    }


def shown(post, asked, sitting) -> dict:
    """The context of the page: each block with its words and rows, as answered so far."""
    giver, until = asked.giver, sitting.until()
    blocks, pictures = [], pictures_for(asked, sitting)
    for block in asked.blocks:
        rows = [
            Row(f"{block.key}-{use}", use, place(use, giver), post.get(f"{block.key}-{use}", ""))
            for use in block.uses
        ]
        told = {"block": block, "question": question(block, giver), "rows": rows}
        blocks.append(told | {"pictures": pictures.get(block.key, [])})
    chosen = post.get("licence", "")
    return {
        "blocks": blocks,
        "terms": terms(asked.blocks[0], giver, until),
        "has_works": any(block.what == WORKS for block in asked.blocks),
        "licences": [(code, label, code == chosen) for code, label in Licence.choices],
        "left_out": post.getlist(LEFT_OUT) if post else [],
        "typed": post.get("typed", ""),
        "drawn": post.get("drawn", "")[:200_000],
    }
