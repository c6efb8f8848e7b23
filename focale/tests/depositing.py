"""What the tests and measurements of uploads run beside the service: a production, and somebody signed in."""

import json

from django.test import Client
from django_tasks_db.models import DBTaskResult

from focale.ground.later import HEAVY
from focale.testing import Cast
from focale.works.models import Making, Original, Production, Upload


def furnish():
    """A production of Karim's. Prints its number, and the key of a session of his."""
    story = type("Story", (Cast,), {})
    story.enter()
    made = Production.objects.begin(by=story.karim, title="Film", season=story.season)
    client = Client()
    client.force_login(story.karim)
    print(json.dumps({"production": made.pk, "session": client.cookies["sessionid"].value}))


def look():
    """Prints what stands: the files by their content, the work, the room taken and the room counted again."""
    made = Production.objects.get()
    originals = list(Original.objects.order_by("pk"))
    promised = sum(Upload.objects.open().values_list("size", flat=True))
    found = {
        "sha256": [each.sha256 for each in originals],
        "states": [each.state for each in originals],
        "shown": [each.renditions.count() for each in originals],
        "keys": [each.key for each in originals],
        "work": list(Making.objects.order_by("pk").values_list("progress", flat=True)),
        "used": made.used_bytes,
        "counted": sum(each.size for each in originals) + promised,
    }
    print(json.dumps(found))


def workers():
    """Prints who worked on files, by the names of the workers."""
    rows = DBTaskResult.objects.filter(queue_name=HEAVY)
    print(json.dumps(sorted({name for row in rows for name in row.worker_ids})))
