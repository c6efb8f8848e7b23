"""Words corrected or checked beside one file, beside another that says the same at the same moments."""


def move(former, original):
    """To the file that stands in its place from now on."""
    for row in _worked_on(former, original):
        original.captions.filter(language=row.language).delete()
        row.original = original
        row.save(update_fields=["original"])


def copy(former, original):
    """To a file made after it; what was said to be checked is so there, for it is the same."""
    for row in _worked_on(former, original):
        captions, _is_new = original.captions.get_or_create(language=row.language)
        captions.put([block | {"id": None} for block in row.blocks], by=row.last_by)
        captions.checked_at, captions.checked_by = row.checked_at, row.checked_by
        captions.is_guessed = row.is_guessed
        captions.save(update_fields=["checked_at", "checked_by", "is_guessed"])


def _worked_on(former, original) -> list:
    """Those a person touched since they came from the clips, and those that came from none."""
    fresh = set(original.captions.values_list("language", flat=True))
    rows = former.captions.select_related("last_by", "checked_by")
    return [row for row in rows if row.number > 1 or row.checked_at or row.language not in fresh]
