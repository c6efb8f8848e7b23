"""French as it is printed: the words of the source with their firm spaces and curly apostrophes."""

import re

import polib

from .typography import french

BLANK = re.compile(r"%\(\w+\)[sd]|{\w*}")
STAND_IN = "\ue000"


def in_print(catalogue) -> polib.POFile:
    """A French catalogue made from the French strings of another one: « Qui ? » holds on one line."""
    printed = polib.POFile()
    printed.metadata = catalogue.metadata | {"Language": "fr", "Plural-Forms": "nplurals=2; plural=(n > 1);"}
    for entry in catalogue:
        said = polib.POEntry(msgctxt=entry.msgctxt, msgid=entry.msgid, msgid_plural=entry.msgid_plural)
        if entry.msgid_plural:
            said.msgstr_plural = {0: words_in_print(entry.msgid), 1: words_in_print(entry.msgid_plural)}
        else:
            said.msgstr = words_in_print(entry.msgid)
        printed.append(said)
    return printed


def words_in_print(words) -> str:
    """One string, its blanks to fill left as they are."""
    blanks = iter(BLANK.findall(words))
    mended = french(BLANK.sub(STAND_IN, words), "fr")
    return re.sub(STAND_IN, lambda _match: next(blanks), mended)
