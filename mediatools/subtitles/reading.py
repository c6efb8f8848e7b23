"""WebVTT, SRT and ASS read: the words, who speaks, and the colour; every other ornament is left."""

import html
import re
from pathlib import Path

import pysubs2

from mediatools.limits import too_heavy
from mediatools.refusing import Refused
from mediatools.subtitles.cue import ROLES, Cue

FORMATS = {".vtt": "vtt", ".srt": "srt", ".ass": "ass", ".ssa": "ass"}
UNREADABLE = "Ce fichier n’est pas un sous-titrage que nous savons lire (WebVTT, SRT ou ASS)."
LONGEST, MOST = 2000, 20_000
"""Signs of one subtitle, and subtitles of a file: what is longer was written to keep a reader busy."""
TOO_MUCH = (
    f"Un de ces sous-titres a plus de {LONGEST} signes, ou il y en a plus de {MOST} : coupez le fichier."
)
KEEP = "\N{WORD JOINER}"
"""Put after a line of figures, which the reader would take for the number of the next block."""
BY_COLOUR = {name: role for role, (name, _code, _words) in ROLES.items()}
BY_COLOUR |= {code: role for role, (_name, code, _words) in ROLES.items()} | {"green": "foreign"}
# None of these looks past the next bracket of its kind: a file written to keep a reader busy is read at once.
VOICE, TAG = re.compile(r"<v(?:\.[\w.]+)?\s([^<>]+)>"), re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]+>")
COLOUR = re.compile(r"<c((?:\.[\w-]+)+)>|<font\s+color=[\"']?#?(\w+)[\"']?", re.I)
BRACES, OVERRIDE = re.compile(r"\{[^{}]*\}"), re.compile(r"\{\\[^{}]*\}")
DRAWN = re.compile(r"\{[^{}]{0,99}\\p[1-9][^{}]{0,99}\}.*?(?=\{[^{}]{0,99}\\p0|$)", re.S)
OVERRIDE_COLOUR = re.compile(r"\\1?c&H(\w{6})&")


def read(path: Path | str) -> list[Cue]:
    """The subtitles of this file by their beginning, whatever its name says. Raises Refused."""
    path = Path(path)
    if heavy := too_heavy("text", path.stat().st_size):
        raise Refused(heavy)
    return parsed(_text(path.read_bytes()))


def parsed(text: str) -> list[Cue]:
    """The same of the text itself."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kind = "ass" if "[Script Info]" in text or "[Events]" in text else "srt"
    kind = "vtt" if text.startswith("WEBVTT") else kind
    try:
        wanted = text if kind == "ass" else _blocks(text)
        events = pysubs2.SSAFile.from_string(wanted, format_=kind, keep_html_tags=True)
    except (pysubs2.Pysubs2Error, ValueError, KeyError, IndexError) as wrong:
        raise Refused(UNREADABLE) from wrong
    cues = [_cue(each, events, kind) for each in events if not each.is_comment]
    if not cues:
        raise Refused(UNREADABLE)
    if len(cues) > MOST or any(len(cue.text) > LONGEST for cue in cues):
        raise Refused(TOO_MUCH)
    return sorted(cues, key=lambda cue: (cue.start, cue.end))


def _text(content: bytes) -> str:
    """UTF-8, or what Windows wrote in France before it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _blocks(text) -> str:
    """Only blocks with a time, from that line on: neither notes, styles nor names of blocks."""
    kept = []
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip("\n").split("\n")
        times = [number for number, line in enumerate(lines) if "-->" in line]
        if times:
            said = [line + KEEP if line.strip().isdigit() else line for line in lines[times[0] :]]
            kept.append("\n".join(said))
    return "\n\n".join(kept)


def _cue(event, events, kind) -> Cue:
    text = event.text.replace(r"\N", "\n").replace(r"\n", "\n").replace(r"\h", " ")
    voice = VOICE.search(text)
    speaker = html.unescape(voice[1].strip()) if voice else event.name
    role = _role(text, events.styles.get(event.style))
    plain = (
        BRACES.sub("", DRAWN.sub("", text))
        if kind == "ass"
        else html.unescape(TAG.sub("", OVERRIDE.sub("", text)))
    )
    plain = plain.replace(KEEP, "")
    lines = [" ".join(line.split()) for line in plain.split("\n")]
    return Cue(event.start / 1000, event.end / 1000, "\n".join(filter(None, lines)), speaker.strip(), role)


def _role(text, style) -> str:
    for classes, code in COLOUR.findall(text):
        for name in [*classes.split("."), code]:
            if name.lower() in BY_COLOUR:
                return BY_COLOUR[name.lower()]
    if found := OVERRIDE_COLOUR.search(text):
        blue, green, red = (found[1][at : at + 2] for at in (0, 2, 4))
        return BY_COLOUR.get(f"{red}{green}{blue}".lower(), "screen")
    colour = style.primarycolor if style else None
    return BY_COLOUR.get(f"{colour.r:02x}{colour.g:02x}{colour.b:02x}", "screen") if colour else "screen"
