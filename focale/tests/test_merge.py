from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.association.joining import join
from focale.association.models import MembershipType, Task, VolunteerTime
from focale.ground.models import Event
from focale.letters.models import Letter
from focale.money.models import (
    Charge,
    Contribution,
    Deposit,
    Expense,
    FamilyQuotient,
    Income,
    InKind,
    Method,
    PaidBy,
    Payment,
)
from focale.money.models import Purpose as MoneyPurpose
from focale.money.pricing import Quote
from focale.money.spreading import agree
from focale.people.merging import links_to
from focale.people.models import (
    AccessNeed,
    Account,
    Card,
    Consent,
    EmergencyContact,
    Guardianship,
    Likeness,
    Person,
    Purpose,
    Residence,
    Signature,
)
from focale.place.models import Equipment
from focale.programme.models import Attendance, Mark, Registration, Usage
from focale.programme.replay import differences
from focale.testing import FocaleTest, at, years_ago
from focale.works.models import Appearance, Original, Permission, Piece, Production
from focale.works.states import How

KNOWN = {
    "association.ImportedRow.person",
    "association.JoinRequest.person",
    "association.Member.person",
    "association.VolunteerTime.person",
    "funding.ReportFace.person",
    "letters.Letter.person",
    "money.Charge.beneficiary",
    "money.Charge.payer",
    "money.Checkout.payer",
    "money.Contribution.giver",
    "money.Deposit.person",
    "money.Expense.volunteer",
    "money.FamilyQuotient.person",
    "money.Income.giver",
    "money.Paper.person",
    "money.Payment.payer",
    "money.Plan.payer",
    "money.Share.person",
    "people.AccessNeed.person",
    "people.Account.person",
    "people.Card.person",
    "people.Consent.given_by",
    "people.Consent.subject",
    "people.EmergencyContact.person",
    "people.Guardianship.adult",
    "people.Guardianship.ward",
    "people.Likeness.one",
    "people.Likeness.other",
    "people.Person.merged_into",
    "people.Residence.person",
    "people.Signature.person",
    "programme.Attendance.person",
    "programme.CalendarKey.person",
    "programme.Mark.person",
    "programme.Occurrence_leaders.person",
    "programme.Party.made_by",
    "programme.Registration.participant",
    "programme.Usage.person",
    "works.Involvement.person",
    "works.Original.brought_by",
    "works.Appearance.person",
    "works.Credit.person",
    "works.Permission.given_by",
    "works.Portfolio.person",
    "works.ProofReading.person",
    "works.Takeaway.person",
}
"""Each link to a person, with a thought given to what a merge and an erasure do with it."""


class MergeTest(FocaleTest):
    def twin(self, **facts):
        return Person.objects.create(first_name="Lina", last_name="Benali", **facts)

    def merge(self, kept, absorbed):
        kept.absorb(absorbed, by=self.coralie)
        kept.refresh_from_db()
        absorbed.refresh_from_db()

    def test_every_link_to_a_person_in_the_whole_site_is_known_here(self):
        found = {f"{link.model._meta.label}.{link.name}" for link in links_to(Person)}
        self.assertEqual(
            found, KNOWN, "a new link: say in this list, and in a test, what a merge does with it"
        )

    def test_nothing_points_at_the_absorbed_file_any_more(self):
        twin = self.file_with_everything()
        self.merge(self.lina, twin)
        for link in links_to(Person):
            if link.name == "merged_into":
                continue  # a tombstone of a tombstone leads on
            left = link.model._base_manager.filter(**{link.name: twin})
            self.assertFalse(left.exists(), f"{link.model._meta.label}.{link.name} stayed: {list(left)}")

    def test_and_everything_returns_when_the_merge_is_taken_back(self):
        twin = self.file_with_everything()
        before = self.counts(twin), self.counts(self.lina)
        self.merge(self.lina, twin)
        self.assertNotEqual(before, (self.counts(twin), self.counts(self.lina)))
        twin.part(by=self.coralie)
        self.assertEqual(before, (self.counts(twin), self.counts(self.lina)))
        self.assertIn(twin, Person.objects.existing())
        self.lina.refresh_from_db()
        self.assertEqual(self.lina.phone, "")

    def file_with_everything(self):
        """A second file of Lina's that every kind of row points at, none in the way of the first file's."""
        twin = self.twin(born_on=self.lina.born_on, phone="0699999999")
        Guardianship.objects.entrust(twin, to=self.odile.person, by=None)
        ward = Person.objects.create(first_name="Protégé", born_on=years_ago(30))
        Guardianship.objects.entrust(ward, to=twin, relation="tutor", by=None)
        consent = self.consent(twin, by=self.odile)
        self.consent(twin, purpose=Purpose.IMAGE, by=self.odile, use="web", medium="picture")
        Consent.objects.give(
            Purpose.IMAGE, subject=twin, given_by=twin, wording="Oui.", by=None, use="web", medium="picture"
        )
        AccessNeed.objects.create(person=twin, need="quiet", consent=consent, ends_on=timezone.localdate())
        EmergencyContact.objects.create(person=twin, name="Mamie", phone="0611111111")
        Residence.objects.settle(twin, by=None, town="Alès", in_district="yes")
        Card.objects.make(twin, by=self.coralie)
        Account.objects.create(username="twin", person=twin, last_login=timezone.now())
        Letter.objects.write("registered", to=twin, facts={}, key="one")
        course = self.course(seats=5)
        party = course.seatings.get().register([twin], made_by=self.odile.person, by=self.odile)
        party.made_by = twin
        party.save()
        past = course.plan(starts_at=at(-3, 9), ends_at=at(-3, 11), leaders=[twin], by=self.coralie)
        Mark.objects.create(occurrence=past, person=twin, presence="present", made_at=timezone.now())
        self.attend(past, twin)
        self.owe(twin)
        machine = Equipment.objects.create(name="Agrandisseur", kind="darkroom", site=self.site)
        Usage.note(machine, 45, person=twin, by=self.karim)
        Likeness.objects.tell_apart(self.odile.person, twin, by=self.coralie)
        self.make(twin)
        self.make_something(twin)
        Person.objects.filter(pk=self.twin().pk).update(merged_into=twin)
        return twin

    def make(self, person):
        """A production with a file and a piece of theirs, on which they are named, and their yes."""
        facts = {"title": "Portraits", "season": self.season}
        made = Production.objects.begin(by=self.coralie, makers=[person], **facts)
        Original.objects.create(production=made, sha256="0" * 64, size=1, name="a.jpg", brought_by=person)
        piece = Piece.objects.begin("text", made, makers=[person], by=self.coralie)
        Appearance.objects.note(piece, How.NAMED, person=person, by=self.coralie)
        terms = {"uses": ["web"], "wording": "Oui.", "by": self.coralie}
        Permission.objects.give(piece.credits.get(), given_by=person, **terms)
        Signature.objects.give(person, typed="Lina Benali", by=self.coralie)

    def make_something(self, person):
        """A part in a production, and a file brought to it."""
        made = Production.objects.begin(by=self.karim, title="Film", season=self.season, makers=[person])
        Original.objects.deposit(made, brought_by=person, by=None, sha256="0" * 64, size=1, name="a.jpg")

    def owe(self, person):
        """A sum due, something paid for it, and a proven quotient."""
        today = timezone.localdate()
        days = {"first_day": today, "last_day": today}
        FamilyQuotient.declare(person, value=500, seen_on_paper=True, by=self.coralie, **days)
        charge = Charge.make(
            Quote(1000, 1000),
            label="Atelier",
            purpose=MoneyPurpose.ACTIVITY_FEES,
            day=today,
            payer=person,
            beneficiary=person,
            by=self.coralie,
        )
        Payment.take(Method.CASH, 500, payer=person, shares=charge.shares.all(), by=self.coralie)
        Deposit.take(person, 900, label="Prêt", method="cash", by=self.coralie)
        left = charge.shares.get()
        agree(person, [left], [(today, 250, ""), (at(30).date(), 250, "")], by=self.coralie)
        facts = {"label": "Pellicules", "day": today, "cents": 900, "by": self.coralie}
        spent = {"paid_by": PaidBy.OWED, "volunteer": person, "purpose": MoneyPurpose.CONSUMABLES}
        Expense.note(**spent, **facts)
        Income.note(purpose=MoneyPurpose.GIFTS, giver=person, **facts)
        Contribution.note(kind=InKind.THINGS, giver=person, **facts)
        join(MembershipType.objects.create(name="Individuelle", cents=1200), person=person, by=self.coralie)
        VolunteerTime.enter(
            person, Task.objects.create(name="Accueil", hourly_cents=1500), 60, by=self.coralie
        )

    def attend(self, occurrence, person, presence="present"):
        row = Attendance(
            occurrence=occurrence, activity=occurrence.activity, person=person, visitor=person.pk
        )
        row.freeze(person, occurrence, in_school_holidays=False)
        row.presence, row.marked_at = presence, timezone.now()
        row.count_minutes()
        row.save()
        return row

    def counts(self, person):
        return {
            f"{link.model._meta.label}.{link.name}": link.model._base_manager.filter(
                **{link.name: person}
            ).count()
            for link in links_to(Person)
        }

    def test_what_the_kept_file_lacks_is_filled_and_what_it_says_stays(self):
        self.lina.phone = "0600000001"
        self.lina.save()
        self.merge(self.lina, self.twin(phone="0600000002", email="lina@example.org"))
        self.assertEqual((self.lina.phone, self.lina.email), ("0600000001", "lina@example.org"))
        self.assertIn(self.lina, Person.objects.found_by("lina@exa"))

    def test_the_absorbed_file_is_found_no_more(self):
        twin = self.twin()
        self.merge(self.lina, twin)
        self.assertEqual(list(Person.objects.found_by("lina benali")), [self.lina])
        self.assertEqual(twin.merged_into, self.lina)

    def test_a_no_to_images_survives_a_yes(self):
        for kept_says in (True, False):
            one, other = self.child("Zoé", age=12), self.child("Zoé", age=12)
            for child, says in ((one, kept_says), (other, not kept_says)):
                terms = {"use": "web", "medium": "picture"}
                self.consent(child, purpose=Purpose.IMAGE, agreed=says, **terms)
            self.merge(one, other)
            standing = one.consents.in_force().filter(purpose=Purpose.IMAGE)
            self.assertEqual([answer.agreed for answer in standing], [False])
            self.assertEqual(one.consents.filter(purpose=Purpose.IMAGE).count(), 2)

    def test_two_files_of_one_mother_end_with_one_answer_for_the_child(self):
        second = self.adult("Samia", "Benali")
        Guardianship.objects.entrust(self.lina, to=second.person, by=None)
        self.consent(self.lina)
        self.consent(self.lina, by=second, agreed=False)
        self.merge(self.samira.person, second.person)
        standing = self.lina.consents.in_force().get()
        self.assertEqual((standing.given_by, standing.agreed), (self.samira.person, False))
        self.assertEqual(self.lina.guardianships.in_force().get(adult=self.samira.person).ward, self.lina)

    def test_of_two_registrations_for_the_same_seats_the_seated_one_stays(self):
        seating = self.course(seats=1).seatings.get()
        one, other = self.child("Zoé"), self.child("Zoé")
        seating.register([one], made_by=self.samira.person, by=self.coralie)
        seating.register([other], made_by=self.samira.person, by=self.coralie)
        self.merge(other, one)
        live = Registration.objects.live().get(seating=seating)
        self.assertEqual((live.participant, live.status), (other, "seated"))
        seating.refresh_from_db()
        self.assertEqual(seating.taken, 1)

    def test_two_seats_of_one_person_free_one(self):
        seating = self.course(seats=2).seatings.get()
        one, other, third = self.child("Zoé"), self.child("Zoé"), self.child("Léo")
        for child in (one, other, third):
            seating.register([child], made_by=self.samira.person, by=self.coralie)
        self.merge(one, other)
        seating.refresh_from_db()
        self.assertEqual(seating.taken, 2)
        self.assertEqual(third.registrations.get().status, "offered")

    def parted(self, kept, absorbed):
        """What the page says when this merge is taken back."""
        self.merge(kept, absorbed)
        return lambda: Person.objects.get(pk=absorbed.pk).part(by=self.coralie)

    def seated_twice(self, seats):
        """Two files of Zoé seated in one course; which of both is kept does not matter."""
        seating = self.course(seats=seats).seatings.get()
        one, other = self.child("Zoé"), self.child("Zoé")
        for child in (one, other):
            seating.register([child], made_by=self.samira.person, by=self.coralie)
        return seating, one, other

    def line(self, seating):
        return [party.registrations.live().get().participant for party in seating.line()]

    def test_a_seat_the_merge_took_is_given_back_when_one_is_free(self):
        seating, one, other = self.seated_twice(seats=2)
        self.assertEqual(self.parted(one, other)(), [])
        for child in (one, other):
            self.assertEqual(Registration.objects.live().get(participant=child).status, "seated")
        seating.refresh_from_db()
        self.assertEqual(seating.taken, 2)
        self.assertEqual(differences(seating), [])

    def test_a_seat_that_was_given_on_stays_given_and_the_page_says_so(self):
        seating, one, other = self.seated_twice(seats=2)
        third = self.child("Léo")
        seating.register([third], made_by=self.samira.person, by=self.coralie)
        part = self.parted(one, other)
        third.registrations.get().party.accept_offer(by=self.samira)
        [sentence] = part()
        self.assertIn("reste annulée. Il n'y a plus de place libre.", sentence)
        self.assertEqual(Registration.objects.live().filter(participant__in=[one, other]).count(), 1)
        self.assertEqual(third.registrations.get().status, "seated")
        seating.refresh_from_db()
        self.assertEqual((seating.taken, differences(seating)), (2, []))

    def test_a_place_in_line_the_merge_took_is_given_back(self):
        seating = self.course(seats=1).seatings.get()
        first, one, third, other = (self.child(name) for name in ("Ada", "Zoé", "Léo", "Zoé"))
        for child in (first, one, third, other):
            seating.register([child], made_by=self.samira.person, by=self.coralie)
        part = self.parted(other, one)
        self.assertEqual(self.line(seating), [other, third], "the better place of the two stays")
        self.assertEqual(part(), [])
        self.assertEqual(self.line(seating), [one, third, other])
        self.assertEqual(differences(seating), [])

    def test_what_may_not_be_registered_any_more_stays_cancelled_with_the_reason(self):
        seating, one, other = self.seated_twice(seats=3)
        part = self.parted(one, other)
        for consent in Consent.objects.in_force().filter(subject=one):
            consent.withdraw(by=self.samira)
        [sentence] = part()
        self.assertIn("autorisation", sentence)

    def test_who_registered_again_meanwhile_needs_nothing(self):
        seating, one, other = self.seated_twice(seats=3)
        part = self.parted(one, other)
        Registration.objects.live().get(participant=one).cancel(by=self.coralie)
        seating.register([one], made_by=self.samira.person, by=self.coralie)
        self.assertEqual(part(), [])

    def test_an_hour_is_counted_once_and_counted_again_when_taken_back(self):
        past = self.course().plan(starts_at=at(-3, 9), ends_at=at(-3, 11), by=self.coralie)
        twin = self.twin()
        self.attend(past, self.lina, "absent")
        self.attend(past, twin, "present")
        self.merge(self.lina, twin)
        row = Attendance.objects.get(occurrence=past)
        self.assertEqual(
            (row.person, row.presence, row.minutes, row.is_first_visit), (self.lina, "present", 120, True)
        )
        twin.part(by=self.coralie)
        rows = Attendance.objects.filter(occurrence=past).order_by("visitor")
        self.assertEqual(
            [(row.person, row.presence) for row in rows], [(self.lina, "absent"), (twin, "present")]
        )

    def test_two_accounts_in_use_are_refused_and_nothing_moves(self):
        second = self.adult("Samia", "Benali")
        Account.objects.update(last_login=timezone.now())
        with self.assertRaises(ValidationError) as refused:
            self.samira.person.absorb(second.person, by=self.coralie)
        self.assertIn("compte", refused.exception.messages[0])
        second.person.refresh_from_db()
        self.assertIsNone(second.person.merged_into)
        self.assertFalse(Event.objects.filter(what="person.absorbed").exists())

    def test_an_account_never_used_gives_way(self):
        second = self.adult("Samia", "Benali")
        Account.objects.filter(pk=second.pk).update(last_login=timezone.now())
        self.merge(self.samira.person, second.person)
        self.assertEqual(Account.objects.get(pk=second.pk).person, self.samira.person)
        self.samira.refresh_from_db()
        self.assertFalse(self.samira.is_active)

    def test_who_may_not_merge_does_not(self):
        for account in (self.karim, self.samira, self.jeanne, None):
            with self.assertRaises(ValidationError):
                self.lina.absorb(self.twin(), by=account)

    def test_a_file_is_merged_once_and_never_with_itself(self):
        twin = self.twin()
        with self.assertRaises(ValidationError):
            self.lina.absorb(self.lina, by=self.coralie)
        self.merge(self.lina, twin)
        for kept, absorbed in ((self.nour, twin), (twin, self.nour)):
            with self.assertRaises(ValidationError):
                kept.absorb(absorbed, by=self.coralie)
