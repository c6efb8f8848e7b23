"""What `typeset` runs in a process of its own: Typst keeps a hundred megabytes once it has worked."""

import json
import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
DOTS = 144.0
"""Dots per inch of a picture: two for each point."""


def compile_page(template: Path, output: Path, data: dict) -> None:
    """Write this template filled with this data, as PDF or PNG by the ending of `output`."""
    own = template.parent / "fonts"
    typst.compile(
        str(template),
        output=str(output),
        root=str(template.parent),
        font_paths=[str(own if own.is_dir() else FONTS)],
        format=output.suffix[1:],
        ppi=DOTS,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )


def main(arguments: list[str]) -> None:
    """`python -m mediatools typeset TEMPLATE.typ OUT.pdf`, with the data as JSON on standard input."""
    template, output = map(Path, arguments)
    try:
        compile_page(template.resolve(), output, json.load(sys.stdin))
    except typst.TypstError as error:
        sys.exit(str(error))
