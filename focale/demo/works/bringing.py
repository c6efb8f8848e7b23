"""A file brought to a production through the doors, and looked at."""

from focale.works import depots
from focale.works.models import Upload


def bring(production, path, *, by):
    """The original that becomes of the file at this path. What is shown of it is made later, behind."""
    upload = Upload.objects.begin(production, name=path.name, size=path.stat().st_size, by=by)
    with depots.alone(upload.key) as depot, path.open("rb") as file:
        depots.append(depot, file, upload.size)
    original = upload.finish()
    for making in original.makings.filter(work="look"):
        making.run()
    original.refresh_from_db()
    return original
