"""Threads that all want the same thing at the same second, as requests and the clock would."""

import threading

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase

from focale.programme.models import Party, Seating
from focale.testing import Cast


def at_once(*acts):
    """Run these in threads that start together. Returns the errors that are not refusals."""
    start, errors = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
        except ValidationError:
            pass
        except Exception as error:  # whatever it is, the test must see it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


class RaceCase(Cast, TransactionTestCase):
    def setUp(self):
        cache.clear()
        type(self).enter()

    def seating(self, **facts):
        self.activity = self.course(**facts)
        return self.activity.seatings.get()

    def registering(self, seating, *children):
        """As its own request would: nothing shared with the other threads."""

        def act():
            Seating.objects.get(pk=seating.pk).register(
                list(children), made_by=self.samira.person, by=self.samira
            )

        return act

    def party(self, verb, party, **arguments):
        """A verb of this party, as its own request would call it."""
        return lambda: getattr(Party.objects.get(pk=party.pk), verb)(**arguments)

    def registered(self, seating, count):
        """So many children, each registered alone, in order. Returns their parties."""
        children = [self.child(f"Enfant{seating.pk}-{n}") for n in range(count)]
        return [seating.register([child], made_by=self.samira.person, by=self.samira) for child in children]
