"""Subtitles written as WebVTT, SRT or ASS: speakers where the format has them, the colours of the charter."""

import html
import re
from collections.abc import Iterable
from pathlib import Path

import pysubs2

from mediatools.refusing import Refused
from mediatools.subtitles.cue import ROLES, Cue
from mediatools.subtitles.reading import FORMATS

FONT = "Atkinson Hyperlegible Next"
MARKUP = re.compile(r"<(?=[a-zA-Z/]|\d[\d:.]*>)|&#?\w+;?|-->")
"""SRT knows no escapes, and most players show them: only what would be read as markup gets one."""
BAND = pysubs2.Color(0, 0, 0, 96)
"""The translucent black the charter recommends behind the words."""


def write(cues: Iterable[Cue], path: Path | str) -> None:
    """By the ending of the path. Raises Refused for another ending."""
    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise Refused(f"On ne sait pas écrire « {path.suffix} » : choisissez .vtt, .srt ou .ass.")
    path.write_text(formatted(cues, FORMATS[path.suffix.lower()]), encoding="utf-8")


def formatted(cues: Iterable[Cue], kind: str) -> str:
    """The whole text as "vtt", "srt" or "ass"."""
    file = pysubs2.SSAFile()
    file.info["PlayResX"], file.info["PlayResY"] = "1280", "720"
    file.styles = {role: _style(code) for role, (_name, code, _words) in ROLES.items()}
    for cue in cues:
        event = pysubs2.SSAEvent(round(cue.start * 1000), round(cue.end * 1000), _dressed(cue, kind))
        if kind == "ass":
            event.name, event.style = cue.speaker.replace(",", " "), cue.role
        file.append(event)
    return file.to_string(kind, **({} if kind == "ass" else {"keep_ssa_tags": True}))


def _style(code) -> pysubs2.SSAStyle:
    red, green, blue = bytes.fromhex(code)
    return pysubs2.SSAStyle(
        fontname=FONT,
        fontsize=44,
        primarycolor=pysubs2.Color(red, green, blue),
        outlinecolor=BAND,
        backcolor=BAND,
        borderstyle=3,
        outline=6,
        shadow=0,
        marginv=36,
        alignment=pysubs2.Alignment.BOTTOM_CENTER,
    )


def _dressed(cue, kind) -> str:
    colour, code, _words = ROLES.get(cue.role, ROLES["screen"])
    if kind == "ass":
        return cue.text.replace("{", "(").replace("}", ")").replace("\\", "/").replace("\n", r"\N")
    if kind == "srt":
        text = MARKUP.sub(_escaped, cue.text).replace("\\", "&#92;")
        return text if cue.role == "screen" else f'<font color="#{code}">{text}</font>'
    text = html.escape(cue.text, quote=False).replace("\\", "&#92;")
    text = text if cue.role == "screen" else f"<c.{colour}>{text}</c>"
    return f"<v {html.escape(cue.speaker, quote=False)}>{text}" if cue.speaker else text


def _escaped(found) -> str:
    """« R&B » is no escape of a letter, and stays."""
    word = found[0]
    is_one = not word.startswith("&") or html.unescape(word) != word
    return html.escape(word) if is_one else word
