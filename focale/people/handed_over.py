"""A stored paper given to who may read it: to be saved, never shown as a page of this site."""

from django.http import FileResponse, Http404

from focale.people.scans import ENDINGS, kind_of


def handed_over(stored, name) -> FileResponse:
    """The file of a field as a download called `name`, its ending by its content. No file is 404."""
    try:
        file = stored.open("rb") if stored else None
    except FileNotFoundError:
        file = None
    if file is None:
        raise Http404
    kind = kind_of(file)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.{ENDINGS.get(kind, 'bin')}",
        content_type=kind or "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
