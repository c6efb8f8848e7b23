"""Minimal rich text: headings, bold, quotes, lists. Kept as a few signs in plain text, never as HTML.

A text written without JavaScript shows these signs (« ## », « ** », « > », « - »); the maker hides them
behind buttons. Everything else that looks like markup is shown as it was typed.
"""

import re

from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

RULES = ["heading", "emphasis", "blockquote", "list", "newline", "escape", "text_join"]
READER = MarkdownIt("zero", {"html": False, "breaks": True}).enable(RULES)
LEAST_HEADING = 3
"""A text stands under the title of its piece and that of its part: its own headings begin a level below."""
BREAKS = {"softbreak": "\n", "hardbreak": "\n"}


def as_html(marked: str) -> str:
    """The text as HTML that is safe to show."""
    tokens = READER.parse(tidy(marked))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, max(LEAST_HEADING, int(token.tag[1]) + 1))}"
    return mark_safe(READER.renderer.render(tokens, READER.options, {}))  # noqa: S308 (html is off)


def as_plain(marked: str) -> str:
    """The words alone, to search, to count and to read aloud."""
    lines = [token for token in READER.parse(tidy(marked)) if token.type == "inline"]
    return "\n".join(
        "".join(part.content or BREAKS.get(part.type, "") for part in line.children) for line in lines
    )


def tidy(marked: str) -> str:
    """One kind of line end, no invisible control signs, no heap of empty lines."""
    text = marked.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign == "\u00ad")
    return re.sub(r"\n{3,}", "\n\n", text).strip()
