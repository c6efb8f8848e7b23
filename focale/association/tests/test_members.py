from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.association.joining import join, last_day_of
from focale.association.models import Member, MembershipType, Validity, is_paid_up
from focale.association.renewing import remind_of_renewal
from focale.letters.models import Letter
from focale.money.models import Charge, Entry, Line, Method, Payment
from focale.people.models import Organisation, Person
from focale.testing import FocaleTest, at, years_ago


class Joining(FocaleTest):
    def kind(self, **facts):
        facts = {"name": "Individuelle", "cents": 1200} | facts
        return MembershipType.objects.create(**facts)

    def join(self, person=None, kind=None, **facts):
        facts.setdefault("by", self.coralie)
        return join(kind or MembershipType.objects.first() or self.kind(), person=person, **facts)

    def pay(self, membership):
        shares = membership.charge.shares.all()
        payer = membership.charge.payer
        Payment.take(Method.CASH, membership.fee_cents, payer=payer, shares=shares, by=self.coralie)


class MembersTest(Joining):
    def test_numbers_follow_each_other_and_nobody_gets_a_second_one(self):
        people = [self.samira.person, self.odile.person, self.karim.person]
        numbers = [self.join(person).member.number for person in people]
        self.assertEqual(numbers, [1, 2, 3])
        kind = self.kind(name="Autre", validity=Validity.ROLLING)
        self.assertEqual(self.join(self.samira.person, kind).member.number, 1)

    def test_the_fee_is_due_to_who_joins_and_stands_in_the_books(self):
        membership = self.join(self.samira.person, by=self.samira)
        self.assertEqual((membership.charge.payer, membership.charge.due_cents), (self.samira.person, 1200))
        lines = Entry.objects.get().lines.order_by("account")
        self.assertEqual(
            [(line.account, line.debit_cents, line.credit_cents) for line in lines],
            [("411", 1200, 0), ("7562", 0, 1200)],
        )

    def test_a_fee_that_gives_nothing_in_exchange_is_income_of_its_own(self):
        support = MembershipType.objects.create(name="Soutien", cents=5000, has_counterpart=False)
        join(support, person=self.karim.person, by=self.coralie)
        lines = Line.objects.values_list("account", "debit_cents", "credit_cents")
        self.assertEqual(set(lines), {("411", 5000, 0), ("7561", 0, 5000)})

    def test_a_child_joins_and_the_mother_pays(self):
        charge = self.join(self.lina, by=self.samira).charge
        self.assertEqual((charge.payer, charge.beneficiary), (self.samira.person, self.lina))

    def test_a_fee_of_nothing_is_paid_at_once(self):
        membership = self.join(self.samira.person, self.kind(name="Gratuite", cents=0))
        self.assertIsNone(membership.charge)
        self.assertTrue(is_paid_up(self.samira.person, timezone.localdate()))

    def test_a_free_price_has_a_least_amount(self):
        kind = self.kind(name="Libre", cents=1000, least_cents=200)
        with self.assertRaises(ValidationError):
            self.join(self.samira.person, kind, cents=199)
        self.assertFalse(Member.objects.exists())
        self.assertEqual(self.join(self.samira.person, kind, cents=2500).fee_cents, 2500)

    def test_the_same_form_sent_twice_joins_once(self):
        one = self.join(self.samira.person, ticket="abc")
        self.assertEqual(self.join(self.samira.person, ticket="abc"), one)
        self.assertEqual(Charge.objects.count(), 1)

    def test_it_holds_to_the_end_of_the_season_the_year_or_for_twelve_months(self):
        kind, day = self.kind(), timezone.localdate()
        self.assertEqual(last_day_of(kind, day), self.season.last_day)
        kind.validity = Validity.CALENDAR
        self.assertEqual(last_day_of(kind, date(2027, 3, 2)), date(2027, 12, 31))
        kind.validity = Validity.ROLLING
        self.assertEqual(last_day_of(kind, date(2027, 3, 2)), date(2028, 3, 1))
        self.assertEqual(last_day_of(kind, date(2028, 2, 29)), date(2029, 2, 28))

    def test_a_day_without_a_season_is_refused_with_what_to_do(self):
        with self.assertRaises(ValidationError) as refused:
            last_day_of(self.kind(), at(900).date())
        self.assertIn("accueil", refused.exception.messages[0])

    def test_renewing_begins_when_the_former_ends_and_only_once_ahead(self):
        kind = self.kind(validity=Validity.ROLLING)
        first = self.join(self.samira.person, kind)
        second = self.join(self.samira.person, kind)
        self.assertEqual(second.first_day, first.last_day + timedelta(days=1))
        with self.assertRaises(ValidationError):
            self.join(self.samira.person, kind)

    def test_arrears_never_end_membership(self):
        member = self.join(self.samira.person).member
        today = timezone.localdate()
        self.assertIn(member, Member.objects.active())
        self.assertIn(member, Member.objects.with_last_day().to_renew(today))
        self.pay(member.memberships.get())
        self.assertIn(member, Member.objects.with_last_day().current(today))
        self.assertEqual(member.paid_until(), self.season.last_day)

    def test_where_the_board_must_accept_nothing_is_due_before(self):
        kind = self.kind(needs_approval=True)
        member = self.join(self.samira.person, kind, by=self.samira).member
        self.assertEqual((member.standing, Charge.objects.count()), ("pending", 0))
        self.assertEqual(Letter.objects.get().kind, "membership_asked")
        with self.assertRaises(ValidationError):
            member.approve(by=self.samira)
        member.approve(by=self.coralie)
        self.assertEqual((member.standing, Charge.objects.get().due_cents), ("active", 1200))
        self.assertTrue(Letter.objects.filter(kind="membership_made").exists())
        with self.assertRaises(ValidationError):
            member.approve(by=self.coralie)

    def test_what_the_board_declines_costs_nothing_and_keeps_its_number(self):
        kind = self.kind(needs_approval=True)
        member = self.join(self.samira.person, kind, by=self.samira).member
        member.decline("Statuts, article 4", by=self.coralie)
        self.assertEqual((member.standing, Charge.objects.count()), ("struck_off", 0))
        self.assertEqual(self.join(self.odile.person, self.kind(name="Autre")).member.number, 2)

    def test_who_resigns_comes_back_with_the_same_number(self):
        member = self.join(self.samira.person).member
        with self.assertRaises(ValidationError):
            member.resign(by=self.odile)
        member.resign(by=self.samira)
        self.assertIn(member, Member.objects.ended())
        kind = self.kind(name="Autre", validity=Validity.ROLLING)
        again = self.join(self.samira.person, kind, by=self.coralie)
        self.assertEqual((again.member.number, again.member.standing), (1, "active"))

    def test_who_resigned_and_joins_again_alone_asks_the_board(self):
        member = self.join(self.samira.person).member
        member.resign(by=self.samira)
        kind = self.kind(name="Autre", validity=Validity.ROLLING)
        again = self.join(self.samira.person, kind, by=self.samira)
        self.assertEqual((again.member.standing, again.charge), ("pending", None))

    def test_who_was_struck_off_waits_for_the_board(self):
        member = self.join(self.samira.person).member
        with self.assertRaises(ValidationError):
            member.strike_off(" ", by=self.coralie)
        member.strike_off("Statuts, article 7", by=self.coralie)
        kind = self.kind(name="Autre", validity=Validity.ROLLING)
        self.assertEqual(self.join(self.samira.person, kind, by=self.samira).member.standing, "pending")

    def test_a_stranger_joins_for_nobody_known(self):
        with self.assertRaises(ValidationError):
            self.join(self.lina, by=self.odile)

    def test_the_age_must_fit(self):
        kind = self.kind(name="Jeunes", max_age=25)
        self.join(self.lina, kind)
        with self.assertRaises(ValidationError):
            self.join(self.samira.person, kind)

    def test_an_organisation_that_joins_by_itself_is_looked_at_and_pays_itself(self):
        kind = self.kind(name="Associations", audience="organisation", cents=3000)
        school = Organisation.objects.create(name="École", kind="school")
        membership = self.join(None, kind, organisation=school, payer=self.odile.person, by=self.odile)
        self.assertEqual(membership.member.standing, "pending")
        membership.member.approve(by=self.coralie)
        share = Charge.objects.get().shares.get(cents=3000)
        self.assertEqual((share.organisation, share.left_cents), (school, 3000))
        with self.assertRaises(ValidationError):
            self.join(self.samira.person, kind)

    def test_a_renewal_is_recalled_once_and_not_to_who_has_renewed(self):
        kind = self.kind(validity=Validity.ROLLING)
        for account in (self.samira, self.odile):
            membership = self.join(account.person, kind)
            membership.last_day = at(20).date()
            membership.save()
        self.join(self.odile.person, kind)
        self.assertEqual((remind_of_renewal(), remind_of_renewal()), (2, 0))
        letters = Letter.objects.filter(kind="membership_ending")
        self.assertEqual([letter.person for letter in letters], [self.samira.person])

    def test_one_s_own_membership_is_seen_and_a_stranger_s_is_not(self):
        member = self.join(self.lina).member
        self.assertIn(member, Member.objects.visible_to(self.samira))
        self.assertNotIn(member, Member.objects.visible_to(self.odile))
        self.assertIn(member, Member.objects.visible_to(self.coralie))

    def test_who_is_forgotten_is_a_member_no_more(self):
        adult = self.adult("Zoé").person
        kind = self.kind(name="Gratuite", cents=0)
        member = self.join(adult, kind).member
        adult.erase(by=self.coralie)
        member.refresh_from_db()
        self.assertEqual((member.standing, member.number), ("resigned", 1))


class MergedMembersTest(Joining):
    def twins(self):
        return [self.adult("Zoé").person, Person.objects.create(first_name="Zoé", born_on=years_ago(30))]

    def both(self):
        self.kind(cents=0, validity=Validity.ROLLING)
        one, other = self.twins()
        return one, other, self.join(one).member, self.join(other).member

    def test_of_two_members_both_numbers_and_both_periods_stay(self):
        one, other, mine, theirs = self.both()
        one.absorb(other, by=self.coralie)
        self.assertEqual(list(Member.objects.existing()), [mine])
        self.assertEqual([row.number for row in mine.numbers.all()], [theirs.number])
        self.assertEqual(mine.periods().count(), 2)
        self.assertIn(mine, Member.objects.found_by(str(theirs.number)))
        other.refresh_from_db()
        other.part(by=self.coralie)
        rows = Member.objects.order_by("number").values_list("person", "absorbed_into")
        self.assertEqual(list(rows), [(one.pk, None), (other.pk, None)])

    def test_who_stands_goes_before_who_has_left(self):
        one, other, mine, theirs = self.both()
        mine.resign(by=self.coralie)
        one.absorb(other, by=self.coralie)
        self.assertEqual(Member.objects.existing().get(), theirs)
        self.assertTrue(is_paid_up(one, timezone.localdate()))
        other.refresh_from_db()
        other.part(by=self.coralie)
        rows = Member.objects.order_by("number").values_list("person", "absorbed_into")
        self.assertEqual(list(rows), [(one.pk, None), (other.pk, None)])

    def test_what_one_file_paid_counts_for_the_other(self):
        one, other = self.twins()
        self.join(one, self.kind())
        self.join(other, self.kind(name="Gratuite", cents=0))
        one.absorb(other, by=self.coralie)
        self.assertTrue(is_paid_up(one, timezone.localdate()))
