"""What single cells of a list of members say. What cannot be read is left out and told, or refused."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now

from focale.ground.forms import PhoneField
from focale.people.models import Person

from .dates import read_birth

LONGEST_NAME = 80
FORMULA = ("=", "+", "-", "@")
TITLES = {"female": ("mme", "mlle", "mademoiselle", "madame", "f", "feminin", "femme")} | {
    "male": ("m", "mr", "monsieur", "h", "masculin", "homme")
}


class NameRefused(ValidationError):
    """Carries the `facts` all the same, so that one sees which line is meant."""


def names_of(told) -> dict:
    """First and last name; apart where they stand in one cell. Refuses what is no name."""
    first, last = (" ".join(told.get(name, "").split()) for name in ("first_name", "last_name"))
    if both := told.get("full_name", "").split():
        first, last = _apart(both) if not first else (first, " ".join(both))
    first, last = (name.title() if name.isupper() and len(name) > 1 else name for name in (first, last))
    facts = {"first_name": first, "last_name": last}
    for name in (first, last):
        if name.startswith(FORMULA) or (name and not re.search(r"[^\W\d_]", name)):
            refuse(_now("«\xa0%(it)s\xa0» n'est pas un nom.") % {"it": name[:40]}, facts)
        if len(name) > LONGEST_NAME:
            refuse(_now("Ce nom dépasse 80 lettres."), facts)
    if not first and not told.get("organisation", "").strip():
        refuse(_now("Le prénom manque."), facts)
    return facts


def refuse(words, facts):
    refusal = NameRefused(words)
    refusal.facts = {name: value[:LONGEST_NAME] for name, value in facts.items()}
    raise refusal


def _apart(words):
    """« Ada LOVELACE » and « LOVELACE Ada » by the capitals, else the first word is the first name."""
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return " ".join(word for word in words if word not in capitals), " ".join(capitals)
    return words[0], " ".join(words[1:])


def birth_of(told) -> dict:
    """`birth` as kept in a row, and whether that is a minor (None: nobody knows)."""
    birth = read_birth(told.get("birth", ""))
    person = Person(**born(birth))
    return {"birth": birth, "is_minor": person.is_minor() if birth else None}


def born(birth) -> dict:
    """The facts of a Person that a birth of a row stands for."""
    year = int(birth[:4]) if birth else None
    return {"born_on": date.fromisoformat(birth) if len(birth) > 4 else None, "born_year": year}


def email_of(told) -> tuple[dict, str]:
    written = told.get("email", "").strip()
    try:
        return {"email": forms.EmailField(required=False, max_length=254).clean(written).casefold()}, ""
    except ValidationError:
        return {"email": ""}, _now("Le courriel «\xa0%(it)s\xa0» est mal écrit\xa0: pas repris.") % {
            "it": written[:60]
        }


def phone_of(told) -> tuple[dict, str]:
    """The mobile number, else the other one. A workbook loses the first nought of a number."""
    unread = ""
    for name in ("mobile", "phone"):
        written = told.get(name, "").strip()
        compact = re.sub(r"[\s.]", "", written)
        try:
            number = PhoneField(required=False).clean(
                f"0{compact}" if re.fullmatch(r"[1-9]\d{8}", compact) else written
            )
        except ValidationError:
            unread = unread or written
            continue
        if number:
            return {"phone": number}, ""
    note = _now("Le téléphone «\xa0%(it)s\xa0» n'est pas complet\xa0: pas repris.") % {"it": unread[:30]}
    return {"phone": ""}, note if unread else ""


def postcode_of(told) -> tuple[dict, str]:
    written = re.sub(r"\s", "", told.get("postcode", ""))
    return {"postcode": f"0{written}" if re.fullmatch(r"\d{4}", written) else written[:10]}, ""


def gender_of(title) -> str:
    """As the list says it, where it does; asked of nobody."""
    title = title.strip().rstrip(".").casefold().replace("é", "e")
    return next((gender for gender, words in TITLES.items() if title in words), "")
