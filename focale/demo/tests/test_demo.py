from datetime import date, datetime, timedelta
from unittest import mock

from django.db.models import F, Q, Sum
from django.test import TestCase
from django.utils import timezone

from focale.association.models import Import, Member, Standing, VolunteerTime
from focale.demo import build, sign_ins
from focale.funding.models import Grant, GrantReport
from focale.letters.models import Letter
from focale.money.balance_sheet import BalanceSheet
from focale.money.models import (
    Batch,
    Charge,
    Checkout,
    Deposit,
    Entry,
    Expense,
    FiscalYear,
    Fund,
    Income,
    Line,
    Paper,
    Payer,
    Payment,
    Plan,
    Share,
    Till,
    Voucher,
)
from focale.people.models import AccessNeed, Account, Consent, Guardianship, Likeness, Person
from focale.place.models import Equipment
from focale.programme.models import Activity, Attendance, Occurrence, Party, Registration, Seating, Status
from focale.programme.replay import differences

from .works_made import WorksMade


class FocusTest(WorksMade, TestCase):
    """The demonstration of Le Focus, as of a fixed day."""

    NOW = timezone.make_aware(datetime(2026, 11, 18, 15))

    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(mock.patch("django.utils.timezone.now", return_value=cls.NOW))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        cls.built = build("focus")

    def test_it_has_the_size_of_a_real_place(self):
        self.assertTrue(350 <= Person.objects.count() <= 450)
        self.assertTrue(1_170 <= Occurrence.objects.count() <= 1_250, Occurrence.objects.count())
        self.assertGreater(Attendance.objects.present().count(), 2_000)

    def test_what_happens_in_every_place_happens_here(self):
        self.assertTrue(Occurrence.objects.exclude(cancelled_at=None).exists())
        self.assertTrue(Likeness.objects.to_decide().exists())
        self.assertEqual(AccessNeed.objects.current().count(), 2)
        relations = set(Guardianship.objects.values_list("relation", flat=True))
        self.assertEqual(relations, {"parent", "tutor", "institution", "relative"})
        self.assertTrue(Consent.objects.filter(how="paper").exists())
        image = Consent.objects.filter(purpose="image").exclude(given_by=F("subject")).first()
        self.assertTrue(image.until and image.subject.first_name in image.wording)
        for link in Guardianship.objects.filter(relation="parent").select_related("ward", "adult"):
            self.assertGreaterEqual((link.ward.born_on - link.adult.born_on).days, 18 * 365, link.adult)

    def test_who_leads_has_a_list_to_mark_now_and_today_has_people(self):
        now = timezone.now()
        ahead = Account.objects.to_try()[1].person.leading.filter(ends_at__gt=now)
        ahead = ahead.scheduled().exclude(activity__booking="none")
        date = ahead.get(starts_at__date=timezone.localdate())
        self.assertGreater(date.expected_people().count(), 1)
        self.assertFalse(date.attendances.exists())
        over = Occurrence.objects.scheduled().filter(starts_at__date=timezone.localdate(), ends_at__lt=now)
        self.assertTrue(all(done.attendances.exists() for done in over))

    def test_its_books_hold_and_the_cash_box_is_never_short(self):
        year = FiscalYear.objects.covering(timezone.localdate())
        self.assertFalse(Entry.objects.filter(year=None).exists())
        self.assertFalse(Entry.objects.unbalanced().exists())
        sheet = BalanceSheet(year)
        self.assertEqual(sheet.owned, sheet.owed)
        for account in ("530", "512", "5112"):
            cents = 0
            for line in Line.objects.filter(account=account).order_by("entry__day", "-debit_cents"):
                cents += line.debit_cents - line.credit_cents
                self.assertGreaterEqual(cents, 0, line.entry)
        self.assertTrue(Expense.objects.awaiting_payment().exists())

    def test_about_250_members_over_two_seasons_some_late_some_gone(self):
        today = timezone.localdate()
        self.assertTrue(240 <= Member.objects.count() <= 275, Member.objects.count())
        self.assertEqual(Member.objects.filter(organisation__isnull=False).count(), 4)
        dated = Member.objects.with_last_day()
        self.assertGreater(dated.current(today).count(), 150)
        self.assertGreater(dated.to_renew(today).count(), 20)
        self.assertGreater(Member.objects.filter(standing=Standing.RESIGNED).count(), 3)
        self.assertEqual(Member.objects.pending().count(), 1)
        numbers = list(Member.objects.order_by("number").values_list("number", flat=True))
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))

    def test_volunteers_hours_are_in_the_books_once_validated(self):
        validated = VolunteerTime.objects.validated()
        self.assertGreater(validated.count(), 100)
        self.assertGreater(VolunteerTime.objects.to_validate().count(), 2)
        cents = Line.objects.filter(account="864").aggregate(cents=Sum("debit_cents"))["cents"]
        self.assertEqual(cents, sum(time.value_cents for time in validated))

    def test_what_was_written_in_bulk_reads_as_what_the_verbs_write(self):
        by, today = Account.objects.get(role="coordinator"), timezone.localdate()
        told = VolunteerTime.objects.validated().filter(project="").order_by("pk").first()
        given = VolunteerTime.enter(told.person, told.task, told.minutes, day=today, by=by)
        given.validate(by=by)
        self.assertEqual(read(told.entry, told.pk), read(given.entry, given.pk))
        paid = Payment.objects.filter(method="cash", payer__isnull=False).order_by("pk").first()
        taken = Payment.take("cash", paid.cents, payer=paid.payer, by=by)
        entries = [Entry.objects.get(piece=f"P{payment.pk}") for payment in (paid, taken)]
        self.assertEqual(read(entries[0], paid.pk), read(entries[1], taken.pk))
        past = Charge.objects.filter(purpose="membership_fees", corrects=None, payer__isnull=False)
        joined = past.order_by("-pk").first()  # today, by the verb
        before = past.filter(label=joined.label, value_cents=joined.value_cents).order_by("pk").first()
        entries = [Entry.objects.get(piece=f"C{charge.pk}") for charge in (before, joined)]
        self.assertEqual(read(entries[0], before.pk), read(entries[1], joined.pk))

    def test_every_seat_has_its_price_and_what_is_owed_stands_in_the_books(self):
        seats = Registration.objects.filter(status=Status.SEATED)
        self.assertFalse(seats.filter(charge=None).exists())
        left = F("cents") - F("credited_cents") - F("paid_cents")
        owed = Share.objects.owed().filter(cents__gt=0).aggregate(cents=Sum(left))["cents"]
        credit = Payment.objects.with_credit().aggregate(
            cents=Sum(F("cents") - F("allocated_cents") - F("refunded_cents"), default=0)
        )["cents"]
        lines = Line.objects.filter(account__startswith="411")
        booked = lines.aggregate(cents=Sum(F("debit_cents") - F("credit_cents")))["cents"]
        self.assertEqual(owed - credit, booked)

    def test_people_pay_in_cash_by_cheque_and_by_transfer_and_some_are_reminded(self):
        for method in ("cash", "cheque", "transfer"):
            self.assertGreater(Payment.objects.filter(method=method).count(), 40, method)
        self.assertTrue(Payment.objects.filter(cents__lt=0).exists())
        self.assertGreater(Share.objects.unpaid().values("person").distinct().count(), 10)
        self.assertGreater(Letter.objects.filter(kind="reminder_to_pay").count(), 2)
        self.assertTrue(Payment.objects.to_take_to_the_bank().exists())
        self.assertGreater(Batch.objects.count(), 5)

    def test_the_till_was_counted_in_the_morning_and_in_the_evening_and_no_count_was_changed(self):
        self.assertGreater(Till.objects.count(), 20)
        lately = Till.objects.order_by("-number").values_list("day", "is_opening")[1:11]
        days = {day for day, _is_opening in lately}
        self.assertGreater(len(days), 2)
        for day in days:
            counted = Till.objects.filter(day=day).order_by("number").values_list("is_opening", flat=True)
            self.assertEqual(list(counted), [True, False], day)
        self.assertEqual(Till.objects.faults(), [])

    def test_some_pay_with_vouchers_some_in_parts_and_something_is_lent_against_a_deposit(self):
        for state in (Voucher.objects.to_send(), Voucher.objects.awaited(), Voucher.objects.refunded()):
            self.assertTrue(state.exists())
        plan = Plan.objects.running().get()
        self.assertEqual(plan.cents, plan.left_cents)
        self.assertEqual(Deposit.objects.count() - Deposit.objects.held().count(), 2)
        held = Line.objects.filter(account="165").aggregate(cents=Sum(F("credit_cents") - F("debit_cents")))
        self.assertEqual(held["cents"], 0)  # the one still held is a cheque nobody means to bank

    def test_a_partner_pays_for_those_it_sends_and_has_an_invoice(self):
        sums = Share.objects.filter(payer=Payer.PARTNER, organisation__isnull=False)
        sums = sums.exclude(charge__payer=None)
        self.assertGreater(sums.count(), 2)
        paper = Paper.objects.get(organisation__isnull=False)
        self.assertEqual(paper.shares.count(), 2)
        self.assertEqual({share.charge.due_cents for share in sums}, {0})

    def test_some_pay_by_card_and_one_of_it_wants_a_look(self):
        states = set(Checkout.objects.values_list("state", flat=True))
        self.assertEqual(states, {"paid", "refused"})
        self.assertEqual([one.hand for one in Checkout.objects.needing_a_hand()], ["credit"])
        at_helloasso = Line.objects.filter(account="5115").balances()["5115"]
        waiting = Payment.objects.filter(method="card").order_by("day")[1:]
        self.assertEqual(at_helloasso, sum(payment.cents for payment in waiting))
        self.assertEqual(Income.objects.get(received_by="card").cents, 2000)

    def test_machines_have_their_hours_and_the_mother_something_to_pay(self):
        for machine in Equipment.objects.all():
            self.assertGreater(machine.usages.standing().minutes(), 600, machine)
        mother = Person.objects.get(first_name="Samira", last_name="Benali")
        self.assertGreater(Share.objects.unpaid().owed_by(mother).count(), 0)

    def test_a_list_of_members_is_handed_in_and_its_lines_say_what_they_would_make(self):
        imported = Import.objects.get()
        self.assertEqual((imported.source, imported.state), ("galette", "ready"))
        verdicts = list(imported.rows.order_by("number").values_list("verdict", flat=True))
        self.assertEqual(verdicts, ["known", "new", "refused", "new", "refused"])

    def test_three_funders_pay_free_places_and_no_envelope_is_crossed(self):
        paid = Share.objects.filter(payer=Payer.GRANT).order_by().values("fund__giver__name").distinct()
        self.assertEqual(len(paid), 3)
        for fund in Fund.objects.all():
            given = Share.objects.filter(fund=fund).aggregate(
                cents=Sum(F("cents") - F("credited_cents"), filter=Q(cents__gt=0), default=0)
            )["cents"]
            self.assertEqual(given, fund.offered_cents, fund)
            self.assertLess(max(fund.offered_cents, fund.committed_cents), fund.ceiling_cents, fund)

    def test_a_report_was_sent_and_one_is_due_next_month(self):
        sent = GrantReport.objects.sent().get()
        self.assertTrue(sent.is_intact())
        self.assertGreater(sent.content["figures"]["named"]["people"], 10)
        money = sent.content["money"]
        self.assertEqual(money["expense_cents"], money["income_cents"])
        due = timezone.localdate() + timedelta(days=30)
        self.assertEqual(Grant.objects.filter(report_due_on=due, report_sent_on=None).count(), 1)

    def test_the_winter_course_was_as_it_was(self):
        course = Activity.objects.get(
            title="Stage caméra, photo, micro", occurrences__starts_at__date="2026-02-23"
        )
        days = [occurrence.day for occurrence in course.occurrences.order_by("starts_at")]
        self.assertEqual(days, [date(2026, 2, day) for day in (23, 24, 25, 26)])
        self.assertEqual((course.min_age, course.max_age, course.seats), (11, 17, 12))

    def test_nothing_happened_before_the_place_opened(self):
        first = Occurrence.objects.order_by("starts_at").first()
        self.assertGreaterEqual(first.day, date(2025, 10, 11))

    def test_nobody_leads_two_things_at_once(self):
        dates = Occurrence.leaders.through.objects.values_list(
            "person__first_name",
            "occurrence__starts_at",
            "occurrence__ends_at",
            "occurrence__activity__title",
        )
        led = sorted(dates)
        for (who, _start, end, title), (next_, start, _end, other) in zip(led, led[1:], strict=False):
            self.assertFalse(who == next_ and start < end, f"{who}: {title}, {other}, {start}")

    def test_the_course_to_come_has_seats_for_two_children(self):
        coming = [
            seating
            for seating in Seating.objects.filter(activity__kind="holiday_course", occurrence=None)
            if seating.starts_at() and seating.starts_at() > timezone.now()
        ]
        self.assertGreaterEqual(min(coming, key=lambda seating: seating.starts_at()).seats_left, 2)

    def test_every_list_comes_out_the_same_when_replayed(self):
        taken = Seating.objects.filter(last_number__gt=0).select_related("activity")
        for seating in taken.order_by("-pk")[:60]:
            self.assertEqual(differences(seating), [], seating)

    def test_somebody_waits_and_somebody_has_an_offer_to_answer(self):
        waiting = Registration.objects.filter(status=Status.WAITING, seating__activity__rule="first_come")
        self.assertGreaterEqual(waiting.count(), 2)
        self.assertTrue(Party.objects.filter(offered_until__isnull=False).exists())

    def test_the_seats_of_the_outing_are_drawn(self):
        outing = Activity.objects.filter(kind="outing", occurrences__starts_at__gt=timezone.now()).first()
        self.assertEqual((outing.rule, outing.priority), ("draw", "district"))
        self.assertGreater(outing.seatings.get().waiting_parties(), 4)

    def test_the_seats_taken_are_those_held(self):
        for seating in Seating.objects.all():
            self.assertEqual(seating.taken, seating.registrations.holding_seat().count(), seating)

    def test_a_person_is_first_there_once(self):
        firsts = Attendance.objects.filter(is_first_visit=True)
        self.assertEqual(firsts.count(), Attendance.objects.present().values("visitor").distinct().count())

    def test_five_persons_are_offered_to_try_it(self):
        self.assertEqual(len(sign_ins()), 5)

    def test_it_does_not_mix_with_people_who_are_there(self):
        with self.assertRaises(ValueError):
            build("focus")


def read(entry, key):
    """What the books say of it, but for its day and the key of what it is about."""
    lines = entry.lines.order_by("account").values_list("account", "debit_cents", "credit_cents", "project")
    return entry.journal, entry.label, entry.piece.replace(str(key), ""), list(lines)
