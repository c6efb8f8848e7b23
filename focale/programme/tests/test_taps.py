import json
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from focale.people.models import Card, Person
from focale.people.rights import Role
from focale.programme import taps
from focale.programme.marking import mark
from focale.programme.models import Attendance, Headcount, HeadcountCell, Mark
from focale.programme.tests.underway import underway
from focale.programme.welcoming import ticket_of
from focale.testing import Cast, FocaleTest


class TapsTest(FocaleTest):
    """What a phone sends when the network is back."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina, cls.nour])
        cls.address = reverse("occurrence-marks", args=[cls.date.pk])

    def setUp(self):
        super().setUp()
        self.client.force_login(self.karim)

    def tap(self, person=None, presence="present", *, ago=0, **more):
        made_at = timezone.now() - timedelta(seconds=ago)
        tap = {"id": str(uuid4()), "made_at": made_at.isoformat(), "presence": presence}
        return tap | {"person": (person or self.lina).pk} | more

    def walk_in(self, **who):
        tap = self.tap(**who)
        del tap["person"]
        return tap

    def send(self, *sent, status=200, **more):
        body = {"sent_at": timezone.now().isoformat(), "marks": sent} | more
        answer = self.client.post(self.address, json.dumps(body), content_type="application/json")
        self.assertEqual(answer.status_code, status, answer.content[:300])
        return answer.json()

    def refusal(self, **more):
        """The sentence one wrong tap is refused with; the good one beside it is kept."""
        good = self.tap(self.nour)
        said = self.send(self.tap() | more, good)
        self.assertEqual(said["kept"], [good["id"]])
        self.assertFalse(self.date.attendances.filter(person=self.lina).exists())
        return said["refused"][0]["why"]

    def test_a_batch_is_kept_and_the_list_told(self):
        mine, hers = self.tap(ago=90, arrived="", left=""), self.tap(self.nour, "absent")
        said = self.send(mine, hers)
        self.assertEqual((said["kept"], said["refused"]), ([mine["id"], hers["id"]], []))
        self.assertEqual(said["lines"][str(self.nour.pk)]["presence"], "absent")

    def test_a_batch_sent_twice_changes_nothing(self):
        batch = [self.tap(), self.tap(presence="absent"), self.tap(self.nour, "excused")]
        first, again = self.send(*batch), self.send(*batch)
        self.assertEqual(first["kept"], again["kept"])
        self.assertEqual((Mark.objects.count(), Attendance.objects.count()), (3, 2))

    def test_a_phone_whose_clock_is_wrong_keeps_its_order(self):
        mark(self.date, self.lina, "absent", by=self.coralie, made_at=timezone.now() - timedelta(minutes=5))
        phone = timezone.now() - timedelta(days=900)
        late = self.tap() | {"made_at": (phone - timedelta(minutes=9)).isoformat()}
        self.send(late, sent_at=phone.isoformat())
        self.assertEqual(Attendance.objects.get(person=self.lina).presence, "absent")
        soon = self.tap() | {"made_at": (phone - timedelta(seconds=9)).isoformat()}
        self.send(soon, sent_at=phone.isoformat())
        self.assertEqual(Attendance.objects.get(person=self.lina).presence, "present")

    def test_a_tap_from_the_future_counts_as_now(self):
        self.send(self.tap(ago=-3600 * 24 * 400))
        self.assertLessEqual(Mark.objects.get().made_at, timezone.now())

    def test_hours_come_with_the_tap(self):
        start = timezone.localtime(self.date.starts_at) + timedelta(minutes=10)
        self.send(self.tap(arrived=f"{start:%H:%M}"))
        row = Attendance.objects.get()
        self.assertEqual(f"{timezone.localtime(row.arrived_at):%H:%M}", f"{start:%H:%M}")

    def test_what_cannot_be_read_is_refused_with_a_sentence_and_the_rest_kept(self):
        for wrong in (
            {"id": 7},
            {"id": "pas un numéro"},
            {"id": None},
            {"presence": None},
            {"presence": "dansant"},
            {"presence": ["present"]},
            {"made_at": "hier"},
            {"made_at": 12},
            {"made_at": "2026-01-01T10:00:00"},
            {"made_at": "0001-01-01T00:00:00+14:00"},
            {"made_at": (timezone.now() - timedelta(days=90)).isoformat()},
            {"arrived": "26:00"},
            {"arrived": 1000},
            {"left": ["10:00"]},
            {"person": "1"},
            {"person": -1},
            {"person": 2**80},
            {"person": True},
            {"person": None},
            {"person": self.odile.person_id},
        ):
            Attendance.objects.all().delete()
            self.assertRegex(self.refusal(**wrong), r"\.$", wrong)

    def test_a_number_used_on_another_list_is_refused(self):
        other = underway(self, [], title="Ailleurs", room=self.darkroom, leaders=[])
        mark(other, self.lina, "absent", by=self.karim, mark_id=(number := uuid4()))
        self.assertIn("numéro d'un autre", self.refusal(id=str(number)))
        self.assertEqual(Mark.objects.get(pk=number).occurrence, other)

    def test_what_is_no_batch_is_refused_whole(self):
        for body in (b"", b"[]", b"{", b'{"marks": 3}', b'{"marks": [3]}', b"\xff", b"[" * 60000, b"null"):
            answer = self.client.post(self.address, body, content_type="application/json")
            self.assertEqual(answer.status_code, 422, body[:20])
            self.assertIn("Rechargez", answer.json()["why"])

    def test_too_much_at_once_is_refused(self):
        for body in (b" " * 1_000_000, json.dumps({"marks": [{}] * 201}).encode()):
            answer = self.client.post(self.address, body, content_type="application/json")
            self.assertContains(answer, "plusieurs fois", status_code=422)

    def test_an_erased_person_is_refused_and_a_merged_one_followed(self):
        mark(self.date, self.nour, "present", by=self.karim)
        kept = Person.objects.create(first_name="Nour", last_name="B.")
        Person.objects.filter(pk=self.nour.pk).update(merged_into=kept)
        self.send(self.tap(self.nour, "absent"))
        self.assertEqual(Attendance.objects.get(person=kept).presence, "absent")
        tap = self.tap(self.lina)
        mark(self.date, self.lina, "present", by=self.karim)
        self.lina.delete()
        self.assertIn("effacée", self.send(tap)["refused"][0]["why"])

    def test_the_same_tap_at_the_same_moment_is_kept_once(self):
        tap, once = self.tap(), [IntegrityError("twice"), None]
        with patch.object(taps, "mark", side_effect=once) as called:
            self.assertEqual(self.send(tap)["kept"], [tap["id"]])
        self.assertEqual(called.call_count, 2)

    def test_who_came_without_being_expected_by_card_ticket_or_description(self):
        card, token, _pin = Card.objects.make(self.odile.person, by=self.coralie)
        child = self.child("Zoé")
        new = {"first_name": "Malo", "last_name": "Blin", "age": "9", "gender": ""}
        said = self.send(
            self.walk_in(card=f"https://focale.example/carte/{token}/"),
            self.walk_in(ticket=ticket_of(child, self.date)),
            self.walk_in(new=new),
        )
        self.assertEqual(said["refused"], [])
        malo = Person.objects.get(first_name="Malo")
        self.assertEqual(malo.born_year, timezone.localdate().year - 9)
        expected = {self.odile.person_id, child.pk, malo.pk}
        self.assertEqual(set(Attendance.objects.values_list("person", flat=True)), expected)

    def test_a_headcount_waits_like_a_tap_and_the_last_one_made_counts(self):
        later = self.walk_in(headcount={"total": 30, "age:0-11": 12})
        sooner = self.walk_in(headcount={"total": 25}, ago=600)
        self.assertEqual(self.send(later, sooner, later)["refused"], [])
        self.assertEqual((Headcount.objects.get().total, HeadcountCell.objects.get().number), (30, 12))
        wrong = self.walk_in(headcount={"total": 3, "age:0-11": 12})
        self.assertIn("Le détail compte 12", self.send(wrong)["refused"][0]["why"])
        strange = self.walk_in(headcount={"total": [], "age:0-11": "x"})
        self.assertEqual(len(self.send(strange)["refused"]), 1)

    def test_a_newcomer_sent_twice_is_one_person(self):
        tap = self.walk_in(new={"first_name": "Malo", "last_name": "Blin"})
        self.send(tap)
        self.send(tap)
        self.assertEqual(Person.objects.filter(first_name="Malo").count(), 1)

    def test_a_newcomer_without_a_name_or_with_a_strange_age_is_refused(self):
        for new in ({}, {"first_name": " "}, {"first_name": "Malo", "age": "400"}, {"first_name": "M" * 99}):
            with self.subTest(new):
                said = self.send(self.walk_in(new=new))
                self.assertEqual((said["kept"], len(said["refused"])), ([], 1))

    def test_an_unknown_card_and_a_forged_ticket_are_refused(self):
        for wrong in ({"card": "ZZZZ ZZZZ"}, {"ticket": f"{self.odile.person_id}:abc"}, {"ticket": ""}):
            said = self.send(self.walk_in(**wrong))
            self.assertEqual(said["kept"], [])

    def test_a_ticket_opens_one_list_only(self):
        other = underway(self, [], title="Ailleurs", room=self.darkroom, leaders=[])
        ticket = ticket_of(self.odile.person, other)
        self.assertEqual(self.send(self.walk_in(ticket=ticket))["kept"], [])

    def test_the_door_is_closed_without_session_or_token(self):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(self.karim)
        self.assertEqual(strict.post(self.address, b"{}", content_type="application/json").status_code, 403)
        self.client.logout()
        answer = self.client.post(self.address, b"{}", content_type="application/json")
        self.assertRedirects(answer, f"/entrer/?next={self.address}", fetch_redirect_response=False)

    def test_taps_of_another_account_are_not_taken_for_mine(self):
        self.send(self.tap(), account=str(self.coralie.pk), status=409)
        self.assertEqual(Mark.objects.count(), 0)
        self.send(self.tap(), account=str(self.karim.pk))
        self.assertEqual(Mark.objects.count(), 1)

    def test_a_fresh_token_lets_a_phone_send_again(self):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(self.karim)
        token = strict.get(self.address).json()["csrf"]
        body = json.dumps({"marks": [self.tap()]})
        answer = strict.post(
            self.address, body, content_type="application/json", headers={"X-CSRFToken": token}
        )
        self.assertEqual(answer.status_code, 200)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["id", "headcount", "made_at", "presence", "person", "ticket", "card", "new", "arrived", "left", "x"]
)


class AnyBatchTest(Cast, HypothesisTestCase):
    @given(tap=st.dictionaries(NAMES, JSON, max_size=8), sent_at=JSON)
    @settings(max_examples=60, deadline=None)
    def test_whatever_is_sent_every_tap_is_kept_or_refused_with_a_sentence(self, tap, sent_at):
        if not Person.objects.filter(first_name="Lina").exists():
            self.enter()
        awa = self.karim if hasattr(self, "karim") else self.adult("Awa", role=Role.LEADER)
        date = underway(self, [])
        body = json.dumps({"marks": [tap], "sent_at": sent_at}).encode()
        kept, refused = taps.Batch(body).keep(date, by=awa)
        self.assertEqual(len(kept) + len(refused), 1)
        self.assertTrue(all(one["why"].endswith(".") for one in refused))
