"""Addresses that open to whoever has them: one for each holder, whoever asks at the same second."""

import threading

from django.db import connections
from django.test import TransactionTestCase

from focale.ground.models import Event
from focale.people.models import Organisation
from focale.programme.models import CalendarKey, PartnerLink
from focale.testing import Cast, FocaleTest


class SecretAddressTest(FocaleTest):
    def holders(self):
        school = Organisation.objects.create(name="École", kind="school")
        return (CalendarKey, self.samira.person), (PartnerLink, school)

    def test_a_new_one_closes_the_former_and_the_journal_tells_both(self):
        for kind, holder in self.holders():
            former = kind.objects.make(holder, by=self.coralie)
            new = kind.objects.make(holder, by=self.coralie)
            self.assertEqual(kind.objects.in_force().get(), new)
            self.assertNotEqual(former.key, new.key)
            self.assertGreaterEqual(len(new.key), 32)
            told = Event.objects.filter(noun=kind._meta.label).order_by("pk").values_list("what", flat=True)
            self.assertEqual([what.split(".")[1] for what in told], ["made", "revoked", "made"])

    def test_closed_twice_it_is_told_once(self):
        for kind, holder in self.holders():
            address = kind.objects.make(holder, by=self.coralie)
            for _time in range(2):
                address.revoke(by=self.coralie)
            self.assertFalse(kind.objects.in_force().exists())
            self.assertEqual(Event.objects.filter(what=f"{kind.told_as}.revoked").count(), 1)

    def test_that_of_a_partner_one_no_longer_works_with_opens_nothing(self):
        (_kind, _holder), (kind, school) = self.holders()
        kind.objects.make(school, by=self.coralie)
        Organisation.objects.update(is_active=False)
        self.assertFalse(kind.objects.in_force().exists())


class SecretAddressRaceTest(TransactionTestCase):
    def test_of_four_made_at_the_same_second_one_opens(self):
        story = type("Story", (Cast,), {})
        story.enter()
        person, start, failures = story.samira.person, threading.Barrier(4), []

        def run():
            start.wait()
            try:
                CalendarKey.objects.make(person, by=None)
            except Exception as failure:
                failures.append(failure)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
        self.assertEqual(CalendarKey.objects.count(), 4)
        self.assertEqual(CalendarKey.objects.in_force().count(), 1)
