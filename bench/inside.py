"""Asked inside a program, whichever it is: its version, how many queries a page costs whoever comes first."""

import json
from importlib import metadata

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def version(program):
    """Say its name and version, as JSON."""
    print(json.dumps(f"{program} {metadata.version(program)}"))


def queries(path):
    """Say how many queries the page takes when nothing of it is kept."""
    client = Client(headers={"host": "localhost"})
    for _visit in range(2):
        for kept in caches.all():
            kept.clear()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    print(len(asked))
