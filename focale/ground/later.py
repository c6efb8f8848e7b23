"""Do it after the answer has been sent: later(piece.make_renditions).

The task is a row of the same database, written in the same transaction as the change: when the change is
kept so is the task, and when it is not, neither is the task. A method called so may run twice (the machine
may stop in the middle): it looks at what is still to be done.

What keeps a processor busy for seconds (pictures, sound, films) is `heavy`: it waits in a line of its own,
one at a time on each machine unless the settings say otherwise, so that nothing else is held up by it.
"""

import threading

from django.apps import apps
from django.db import transaction
from django_tasks import task

waiting = threading.Event()
"""Set when this process has just kept a task, so that its own worker does not wait for the next look."""


HEAVY = "heavy"


def later(method, *, heavy=False):
    """Have the worker call this method of a saved object, once the transaction is committed."""
    thing = method.__self__
    line = call.using(queue_name=HEAVY) if heavy else call
    line.enqueue(thing._meta.label, thing.pk, method.__name__)
    transaction.on_commit(waiting.set)


@task()
def call(label: str, pk: int | str, name: str) -> None:
    """Fetch the thing again and call the method; nothing to do when the thing is gone."""
    if thing := apps.get_model(label).objects.filter(pk=pk).first():
        getattr(thing, name)()
