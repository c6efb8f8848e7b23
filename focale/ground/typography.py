"""French spaces, apostrophes and telephone numbers, put right by the program, not by whoever types."""

import re

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

NBSP = "\u00a0"
NARROW = "\u202f"
SKIPPED = r"<[^>]*>|&[#\w]+;|https?://\S+"
SPACE = "[ \u00a0\u202f]"
BEFORE = re.compile(
    rf"({SKIPPED})"
    rf"|{SPACE}*([;?!]+|»)(?=[\s»)\"…,.<]|$)"  # after a word or after nothing
    rf"|(?<=\w){SPACE}*(:)(?=\s|$)"  # not in 14:30
    rf"|{SPACE}+([:€%])"
)
AFTER = re.compile(f"«{SPACE}*")
HOURS = re.compile(r"(?<=\d) h(?=\b)(?: (?=\d\d\b))?")


def _tightened(match):
    if match[1]:
        return match[0]
    sign = match[2] or match[3] or match[4]
    return NBSP + sign if match.start() else sign


def _held(match):
    """On an English page a space before a sign is a French one and holds; none is added."""
    return match[0] if match[0][0] not in f" {NBSP}{NARROW}" else _tightened(match)


def french(text, language=None) -> str:
    """Text with non-breaking spaces before : ; ? ! » € % and after «, and curly apostrophes.

    In English (`language`, or that of the page) it adds no space where there is none.
    HTML marked safe stays safe: its tags, entities and addresses are left alone.
    """
    if not text:
        return ""
    safe = isinstance(text, SafeString)
    english = (language or get_language() or "fr").startswith("en")
    text = AFTER.sub(f"«{NBSP}", BEFORE.sub(_held if english else _tightened, str(text)))
    text = HOURS.sub(lambda match: match[0].replace(" ", NBSP), text)
    if safe:
        return mark_safe(text)
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def place_language() -> str:
    """` lang="fr"` to write in the tag around the place's own words, on a page in another language."""
    same = (get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE
    return "" if same else mark_safe(f' lang="{settings.LANGUAGE_CODE}"')


def dialled(number) -> str:
    """A telephone number as a link dials it: digits, with + for abroad, French ones as +33…"""
    digits = re.sub(r"[^\d+]", "", str(number or ""))
    return "+33" + digits[1:] if digits.startswith("0") and len(digits) == 10 else digits


def phone(number) -> str:
    """A kept telephone number as one reads it: « 06 12 34 56 78 »; a foreign one as it was given."""
    number = str(number or "")
    if re.fullmatch(r"0\d{9}", number):
        return NBSP.join(number[i : i + 2] for i in range(0, 10, 2))
    return number


def number(value, places=1) -> str:
    """A figure as one writes it: « 6 208 », « 12,5 »; in English « 6,208 », « 12.5 ». Nothing for nothing.

    `places`: digits behind the comma, at most; no nought ends them.
    """
    if value is None or value == "":
        return ""
    whole = float(value).is_integer()
    said = f"{round(value):,}" if whole else f"{value:,.{places}f}"
    said = said if whole or places == 1 else said.rstrip("0").rstrip(".")
    if (get_language() or "fr").startswith("en"):
        return said
    return said.replace(",", NARROW).replace(".", ",")


def euros(cents) -> str:
    """Whole cents as one writes a sum: « 1 234,50 € », « 72 € »; in English « €1,234.50 »."""
    if cents is None or cents == "":
        return ""
    whole, rest = divmod(abs(int(cents)), 100)
    said = f"{whole:,}" + (f".{rest:02}" if rest else "")
    sign = "−" if int(cents) < 0 else ""
    if (get_language() or "fr").startswith("en"):
        return f"{sign}€{said}"
    return f"{sign}{said.replace(',', NARROW).replace('.', ',')}{NBSP}€"


def percent(value, of=None) -> str:
    """A share between 0 and 1, or a part and its whole, as « 58 % »; « – » when the whole is nothing."""
    if of is not None:
        if not of:
            return "–"
        value = value / of
    if value is None:
        return "–"
    english = (get_language() or "fr").startswith("en")
    return f"{round(100 * value)}{'' if english else NBSP}%"
