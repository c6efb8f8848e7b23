"""Words made equal for searching: without accents, case, ligatures or punctuation."""

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})


def fold(text: str) -> str:
    """« Zoé D'Œuvre-Saïd » → « zoe d oeuvre said »."""
    plain = unicodedata.normalize("NFKD", text.translate(LIGATURES).casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w@.+]|_", " ", plain).split())


def digits(phone: str) -> str:
    """« +33 6 12 34 56 78 » → « 0612345678 », so that a number is found however it is typed."""
    kept = re.sub(r"\D", "", phone)
    for prefix in ("0033", "33"):
        if kept.startswith(prefix) and len(kept) == len(prefix) + 9:
            return "0" + kept[len(prefix) :]
    return kept
