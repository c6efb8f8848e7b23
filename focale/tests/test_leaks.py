"""Nobody reads or changes what is another family's: every address, with the real numbers of their things.

The whole table of doors is walked, so an address that is added tomorrow is walked as well.
"""

import io
import json

from django.core.management import call_command
from django.urls import reverse

from focale.people.rights import Right
from focale.programme.models import Registration
from focale.tests.test_doors import DOORS, PUBLIC, SIGNED_IN
from focale.tests.walking import WalkTest, reverse_without_numbers

PRIVATE = (
    "Benali", "Lina", "Nour", "Samira", "samira@", "0612345678", "06 12 34 56 78",
    "Salmiya", "0698765432", "sans arachide", "Cévennes-les-Lilas", "7\u202f531",
)  # fmt: skip
"""What is only known of the family: names, numbers, whom to call, what helps, their home and means."""

KEPT_OUT = {"sessions.session", "contenttypes.contenttype", "auth.permission"}


def everything() -> list:
    """Every row of the database, to see that nothing moved."""
    out = io.StringIO()
    call_command("dumpdata", exclude=list(KEPT_OUT), stdout=out)
    return json.loads(out.getvalue())


ASKED_ANEW = {"media"}
"""Files, heavy on a phone: kept by the browser, and their rights asked anew each time they are shown."""


class LeaksTest(WalkTest):
    def assert_tells_nothing(self, answer, name, known=()):
        body = b"".join(answer) if answer.streaming else answer.content
        said = body.decode(errors="replace") + str(sorted(answer.headers.items()))
        secrets = [self.party.key, self.agenda.key, self.link.key, self.arrival.key, "Brouillon secret"]
        known = {*known, *self.numbers.get(name, {}).values()}
        known |= (
            {"Lina"} if name == "card-sign-in" else set()
        )  # who holds the card reads the first name on it
        told = [words for words in {*PRIVATE, *secrets} - known if words in said]
        self.assertEqual(told, [], f"{name} tells too much")

    def test_a_visitor_is_sent_to_the_door_and_reads_no_name(self):
        before = everything()
        for name, address in self.walk():
            for answer in (self.as_(None).get(address), self.as_(None).post(address, {"pin": "0000"})):
                self.assertLess(answer.status_code, 500, name)
                if DOORS[name] != PUBLIC:
                    self.assertEqual(answer.status_code, 302, name)
                    self.assertTrue(answer["Location"].startswith("/entrer/"), name)
                self.assert_tells_nothing(answer, name)
        self.assert_unmoved(before, allowed={"people.card"})

    def test_a_stranger_reads_nothing_of_another_family(self):
        for name, address in self.walk():
            answer = self.as_(self.odile).get(address)
            self.assertLess(answer.status_code, 500, name)
            if isinstance(DOORS[name], Right):
                self.assertIn(answer.status_code, (403, 405), name)
            elif DOORS[name] == SIGNED_IN and address != reverse_without_numbers(name):
                self.assertIn(answer.status_code, (404, 405), name)
            self.assert_tells_nothing(answer, name)

    def test_a_stranger_changes_nothing_of_another_family(self):
        odile, own = self.as_(self.odile), {"my-calendar", "my-calendar-closing", "introduction"}
        before = everything()
        for name, address in self.walk():
            if name in own:
                continue
            answer = odile.post(address, {"pin": "0000", "agreed": "on"})
            self.assertLess(answer.status_code, 500, name)
            if isinstance(DOORS[name], Right):
                self.assertIn(answer.status_code, (403, 405), name)
            elif DOORS[name] == SIGNED_IN and address != reverse_without_numbers(name):
                self.assertIn(answer.status_code, (404, 405), name)
            self.assert_tells_nothing(answer, name)
        self.assert_unmoved(before, allowed={"people.card"})

    def test_a_leader_reads_nothing_of_a_date_led_by_another(self):
        for name, address in self.walk():
            for answer in (self.as_(self.karim).get(address), self.as_(self.karim).post(address, {})):
                self.assertLess(answer.status_code, 500, name)
                of_a_date = DOORS[name] == Right.TAKE_ATTENDANCE and name != "machine"  # which is nobody's
                if of_a_date and address != reverse_without_numbers(name):
                    self.assertIn(answer.status_code, (404, 405), name)
                elif isinstance(DOORS[name], Right) and not self.karim.may(DOORS[name]):
                    self.assertIn(answer.status_code, (403, 405), name)
                self.assert_tells_nothing(answer, name, known={"Brouillon secret"})

    def test_the_board_and_the_treasurer_read_numbers_without_names_of_children(self):
        shown = ("Lina", "Nour", "0612345678", "Salmiya", "sans arachide", self.party.key, self.agenda.key)
        for name, address in self.walk():
            if DOORS[name] == Right.SEE_ROWS:
                self.assertEqual(self.as_(self.jeanne).get(address).status_code, 403, name)
                continue
            answer = self.as_(self.jeanne).get(address)
            self.assertLess(answer.status_code, 500, name)
            body = b"".join(answer) if answer.streaming else answer.content
            known = {*self.numbers.get(name, {}).values()} | ({"Lina"} if name == "card-sign-in" else set())
            told = [words for words in {*shown} - known if words in body.decode(errors="replace")]
            self.assertEqual(told, [], f"{name} tells too much")

    def test_the_browser_keeps_no_page_from_behind_the_door(self):
        coralie = self.as_(self.coralie)
        for name, address in self.walk():
            if DOORS[name] != PUBLIC and name not in ASKED_ANEW:
                self.assertIn("no-store", coralie.get(address).headers.get("Cache-Control", ""), name)

    def test_a_picture_the_browser_keeps_is_asked_for_anew_and_not_shown_after_signing_out(self):
        for name, address in self.walk():
            if name in ASKED_ANEW:
                answer = self.as_(self.coralie).get(address)
                self.assertEqual(answer.headers["Cache-Control"], "private, no-cache")
                known = {"If-None-Match": answer.headers["ETag"]}
                self.assertEqual(self.as_(self.coralie).get(address, headers=known).status_code, 304)
                self.assertEqual(self.as_(None).get(address, headers=known).status_code, 302)
                self.assertEqual(self.as_(self.odile).get(address, headers=known).status_code, 404)

    def test_ones_own_registration_does_not_open_that_of_another(self):
        mine = self.seating.activity.seatings.get(occurrence=self.activity.occurrences.all()[2])
        party = mine.register([self.odile.person], made_by=self.odile.person, by=self.odile)
        theirs = self.party.registrations.first()
        answer = self.as_(self.odile).post(reverse("registration-cancellation", args=[party.key, theirs.pk]))
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(Registration.objects.get(pk=theirs.pk).status, "seated")

    def test_a_partner_s_address_names_nobody(self):
        answer = self.as_(None).get(reverse("partner-registrations", args=[self.link.key]))
        self.assertEqual(answer.status_code, 200)
        for words in PRIVATE:
            self.assertNotContains(answer, words)

    def test_the_page_of_a_registration_tells_first_names_and_nothing_else(self):
        for name in ("party", "party-print", "party-agenda"):
            answer = self.as_(None).get(reverse(name, args=[self.party.key]))
            said = answer.content.decode()
            for words in ("0612345678", "samira@", "Salmiya", "sans arachide", "Cévennes"):
                self.assertNotIn(words, said, name)

    def test_nobody_tries_out_an_account_of_a_real_place(self):
        self.assertEqual(self.as_(None).post(reverse("try-out", args=[self.coralie.pk])).status_code, 404)

    def test_kept_public_pages_are_the_same_for_everybody(self):
        """What the coordinator's visit leaves in the cache must not greet the next visitor by her name."""
        for name in ("home", "programme", "calendar", "strands", "place", "accessibility", "legal"):
            self.as_(self.coralie).get(reverse(name))
            answer = self.as_(None).get(reverse(name))
            self.assertNotContains(answer, "Coralie", msg_prefix=name)
            self.assertNotContains(answer, "csrfmiddlewaretoken", msg_prefix=name)
        draft = self.draft.get_absolute_url()
        self.assertEqual(self.as_(self.coralie).get(draft).status_code, 200)
        self.assertEqual(self.as_(None).get(draft).status_code, 404)

    def assert_unmoved(self, before, allowed=frozenset()):
        def told(rows):
            return {(row["model"], str(row["pk"])): row for row in rows if row["model"] not in allowed}

        was, now = told(before), told(everything())
        moved = [key for key in was.keys() | now.keys() if was.get(key) != now.get(key)]
        self.assertEqual(moved, [], "these rows moved")
