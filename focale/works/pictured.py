"""Pictures in a text: a line of its own that names a file of the piece, « [image 12] », stands for it.

It is no more than a place: the picture is brought, described and asked about at its own step, as any file.
"""

import re

SIGN = re.compile(r"^[ \t]*\[image (\d{1,12})\][ \t\r]*$", re.MULTILINE)
MAY = "data-pictures"
"""Of a box whose text may have some."""


def sign_of(file) -> str:
    """What stands for it in a text."""
    return f"[image {file.pk}]"


def at_signs(piece, files) -> dict[str, list]:
    """Which of these files (anything with a `pk`) stand in a text of the piece: {sign: [file]}."""
    fields = [pair for step in piece.making.steps if step.form for pair in step.form.base_fields.items()]
    texts = [str(piece.content.get(name) or "") for name, field in fields if MAY in field.widget.attrs]
    named = {int(number) for text in texts for number in SIGN.findall(text)}
    return {sign_of(file): [file] for file in files if file.pk in named}


def cut_at(text: str, at) -> list[tuple[str, list]]:
    """The text piece by piece, each with the files that stand behind it. `at`: at_signs. A sign of what is no
    longer there is left out."""
    words = SIGN.split(text)
    files = [at.get(f"[image {int(number)}]", []) for number in words[1::2]]
    return list(zip(words[::2], [*files, []], strict=True))


def unpictured(text: str) -> str:
    """The words alone."""
    return SIGN.sub("", text)
