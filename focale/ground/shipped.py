"""Words the program writes into the database, said in the language of the page while nobody changes them.

What the team writes itself is never translated: only words that were shipped are looked up.
"""

from django.utils.translation import gettext

SHIPPED = set()


def ship(*words):
    """Say that the program writes these words, marked with gettext_noop, into the database."""
    SHIPPED.update(words)


def in_page_language(words) -> str:
    """The words of a row as a page says them; those somebody wrote, as they stand."""
    return gettext(words) if words in SHIPPED else str(words)
