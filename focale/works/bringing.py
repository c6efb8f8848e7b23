"""Files brought by a plain form, all in one request."""

from django.core.exceptions import ValidationError

from focale.works import depots
from focale.works.models import Upload


def bring(production, file, *, by) -> Upload:
    """Bring one uploaded file whole; its upload, finished, leads to the original."""
    facts = {"name": file.name, "size": file.size, "media_type": file.content_type or ""}
    upload = Upload.objects.begin(production, by=by, **facts)
    with depots.alone(upload.key) as depot:
        depots.append(depot, file, file.size)
    upload.finish()
    return upload


def bring_all(production, files, *, by) -> tuple[int, list, list]:
    """Bring each of these uploaded files. How many are new, the names of those known, the sentences of those
    refused: one that is refused does not hold up the others."""
    taken, known, refused = 0, [], []
    for file in files:
        try:
            upload = bring(production, file, by=by)
        except ValidationError as refusal:
            refused += refusal.messages
            continue
        taken += not upload.is_duplicate
        known += [upload.name] if upload.is_duplicate else []
    return taken, known, refused
