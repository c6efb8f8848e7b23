"""The first administrator of a place comes in by a word on the machine."""

import contextlib
import io

from django.core.management import CommandError, call_command

from focale.ground.models import Event
from focale.people.models import Account
from focale.people.rights import Right, Role, may
from focale.testing import FocaleTest


class AdministratorTest(FocaleTest):
    def say(self, address):
        said = io.StringIO()
        call_command("administrator", address, stdout=said)
        return said.getvalue()

    def test_an_unknown_address_gets_an_account_that_administers_the_site(self):
        self.assertIn("premiere@example.org administre", self.say("Premiere@example.org"))
        account = Account.objects.get(email="premiere@example.org")
        self.assertTrue(may(account, Right.GIVE_ROLES))
        self.assertFalse(account.has_usable_password())

    def test_a_known_person_keeps_the_account_and_the_journal_says_so(self):
        self.say("samira@example.org")
        self.say("samira@example.org")
        self.samira.refresh_from_db()
        self.assertEqual(self.samira.role, Role.ADMINISTRATOR)
        self.assertEqual(Event.objects.filter(what="role.given").first().by, None)

    def test_what_is_no_address_and_a_closed_account_are_refused(self):
        Account.objects.filter(pk=self.samira.pk).update(is_active=False)
        for address in ("samira", "samira@example.org"):
            with self.assertRaises(CommandError):
                self.say(address)
        self.samira.refresh_from_db()
        self.assertEqual(self.samira.role, "")

    def test_the_check_says_when_nobody_administers_the_site(self):
        Account.objects.update(role="")
        self.assertIn("personne n'administre", self.check())
        self.say("samira@example.org")
        self.assertNotIn("personne n'administre", self.check())

    def check(self):
        said = io.StringIO()
        with contextlib.suppress(SystemExit):  # something else is wrong in the folder of the tests
            call_command("installation", stdout=said)
        return said.getvalue()
