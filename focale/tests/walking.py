"""A family with one of everything, and the way to every address with the numbers of these things."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from focale.association.joining import join
from focale.association.models import Import, MembershipType, Task, VolunteerTime
from focale.funding.models import (
    Action,
    Commitment,
    Funder,
    Grant,
    GrantReport,
    GrantRequest,
    Indicator,
    IndicatorScheme,
    Line74,
    Report,
    ReportPicture,
    Spending,
)
from focale.funding.reporting import content_of
from focale.funding.selection import Selection
from focale.letters.models import Letter
from focale.money import papers
from focale.money.models import (
    Batch,
    ChartAccount,
    Checkout,
    Contribution,
    Deposit,
    Expense,
    FamilyQuotient,
    FiscalYear,
    Fund,
    Income,
    InKind,
    Method,
    PaidBy,
    Payment,
    Share,
    Tariff,
    Till,
    Transfer,
    Voucher,
    VoucherKind,
    VoucherSlip,
)
from focale.money.models import Purpose as MoneyPurpose
from focale.money.spreading import agree
from focale.money.vouchers import Given, take_vouchers
from focale.people.models import (
    AccessNeed,
    Card,
    Consent,
    Contact,
    DistrictFile,
    EmergencyContact,
    Guardianship,
    Likeness,
    Medium,
    Organisation,
    Person,
    Purpose,
    Residence,
    Use,
)
from focale.place.models import Equipment
from focale.programme.marking import mark
from focale.programme.models import Arrival, CalendarKey, PartnerLink, Picture, SeasonCopy, Strand, Usage
from focale.testing import FocaleTest, at, years_ago
from focale.tests.test_doors import patterns

OUTLINE = (
    b'{"features": [{"properties": {"code_qp": "QP030001", "nom_qp": "Rochebelle"}, "geometry": '
    b'{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]]}}]}'
)

UNWALKED = {"health", "account_logout", "sign-out", "language", "try-out"}
"""They sign out, or change the language, or say that no clock runs here; `try-out` is tested below."""


CARDS = {"slug": "asso", "client": "", "secret": "", "signature": "key", "address": "http://127.0.0.1:9"}
"""An account at a HelloAsso that never answers: the pages of cards are there."""


@override_settings(HELLOASSO=CARDS)
class WalkTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.enter_family()
        cls.enter_team_things()
        cls.enter_books()
        cls.enter_grants()
        cls.enter_members()
        cls.numbers = cls.numbers_of_the_family()

    @classmethod
    def enter_family(cls):
        mother, lina = cls.samira.person, cls.lina
        for child in (lina, cls.nour):
            cls.consent(child)
        cls.image = Consent.objects.give(
            Purpose.IMAGE, subject=lina, wording="Oui pour Lina.", given_by=mother, by=cls.samira,
            use=Use.WEB, medium=Medium.PICTURE, scan=SimpleUploadedFile("papier.pdf", b"%PDF-1.4 Lina"),
        )  # fmt: skip
        cls.contact = EmergencyContact.objects.name_for(
            lina, by=cls.samira, name="Salmiya", phone="0698765432"
        )
        AccessNeed.objects.note(
            lina, needs=["allergy"], words="sans arachide", wording="Oui.", given_by=mother,
            ends_on=at(60).date(), by=cls.samira,
        )  # fmt: skip
        cls.need = lina.access_needs.get()
        Residence.objects.settle(lina, by=cls.samira, town="Cévennes-les-Lilas", in_district="yes")
        cls.card, cls.token, cls.pin = Card.objects.make(lina, by=cls.coralie)
        cls.agenda = CalendarKey.objects.make(mother, by=cls.samira)
        prices = cls.enter_prices()
        dates = {"seats": 2, "days": (-1, 10, 11), "booking": "by_date", "leaders": [cls.jeanne.person]}
        cls.activity = cls.course(**dates, **prices)
        cls.seating = cls.activity.seatings.get(occurrence=cls.activity.occurrences.all()[1])
        cls.party = cls.seating.register([lina, cls.nour], made_by=mother, by=cls.samira)
        cls.occurrence = cls.activity.occurrences.first()
        mark(cls.occurrence, lina, "present", by=cls.coralie)

    @classmethod
    def enter_prices(cls):
        """A tariff with an envelope, and a quotient nobody has checked yet. Returns facts of an activity."""
        days = {"first_day": at(-30).date(), "last_day": at(300).date()}
        cls.quotient = FamilyQuotient.declare(
            cls.samira.person, value=7531, by=cls.samira,
            document=SimpleUploadedFile("caf.pdf", b"%PDF-1.4 Benali"), **days,
        )  # fmt: skip
        fund = Fund.open(name="Ville", ceiling_cents=50_000, by=cls.coralie, **days)
        rules = [{"label": "Habitants", "in_district": True, "payer": "grant"}]
        cls.tariff = Tariff.propose(
            name="Ateliers", basis="per_hour", public_cents=600, rules=rules, by=cls.coralie
        )
        return {"tariff": cls.tariff, "fund": fund}

    @classmethod
    def enter_team_things(cls):
        cls.draft = cls.course(title="Brouillon secret", publish=False, days=(20,))
        cls.machine = Equipment.objects.create(name="Agrandisseur", kind="darkroom", site=cls.site)
        cls.usage = Usage.note(cls.machine, 60, person=cls.lina, activity=cls.activity, by=cls.coralie)
        cls.strand = Strand.objects.create(title="Projet", slug="projet", summary="Un projet.")
        drawn = SimpleUploadedFile("image.png", b"PNG")
        words = {"alt": "Deux enfants filment.", "credit": "Élise"}
        cls.copy = SeasonCopy.objects.ask(cls.season, [cls.draft], by=cls.coralie)
        cls.picture = Picture.objects.add(cls.strand, file=drawn, by=cls.coralie, **words)
        cls.school = Organisation.objects.create(name="École", kind="school")
        cls.person_there = Contact.objects.create(organisation=cls.school, name="Salmiya Benali")
        cls.handed_in = DistrictFile.objects.hand_in(
            SimpleUploadedFile("quartiers.geojson", OUTLINE), by=cls.coralie
        )
        cls.link = PartnerLink.objects.make(cls.school, by=cls.coralie)
        cls.ghost = Person.objects.create(first_name="Lyna", last_name="Benali", born_on=years_ago(10))
        cls.lina.absorb(cls.ghost, by=cls.coralie)
        cls.likeness = Likeness.objects.tell_apart(cls.lina, cls.nour, by=cls.coralie)
        cls.scheme = IndicatorScheme.objects.first()
        cls.report = Report.objects.save_for(
            "Ville", title="Bilan", by=cls.coralie, selection=Selection(at(-30).date(), at(1).date()),
            scheme=IndicatorScheme.objects.with_scales()[0],
        )  # fmt: skip
        typed = "who-adult-first_name=Samira&who-adult-last_name=Benali"
        cls.arrival = Arrival.objects.take(cls.seating.pk, "k" * 20, typed)

    @classmethod
    def enter_books(cls):
        """A year of the accounts with one act of each kind."""
        day = at(0).date()
        cls.year = FiscalYear.open(first_day=at(-200).date(), last_day=at(100).date(), by=cls.thomas)
        facts = {"label": "Pellicules", "day": day, "cents": 900, "by": cls.thomas}
        paper = SimpleUploadedFile("facture.pdf", b"%PDF-1.4 facture")
        cls.expense = Expense.note(
            purpose=MoneyPurpose.CONSUMABLES, paid_by=PaidBy.OWED, volunteer=cls.karim.person, document=paper,
            project="LABO", **facts,
        )  # fmt: skip
        cls.income = Income.note(purpose=MoneyPurpose.GIFTS, giver=cls.odile.person, **facts)
        cls.contribution = Contribution.note(kind=InKind.THINGS, giver_name="Mairie", **facts)
        cls.transfer = Transfer.note(source="530", target="512", **facts)
        owed = cls.party.registrations.first().charge.shares.unpaid()
        cls.payment = Payment.take(
            Method.CASH, 5_000, payer=cls.samira.person, shares=list(owed), by=cls.coralie
        )
        cls.paper = papers.receipt(cls.payment, by=cls.coralie)
        cls.checkout = Checkout.objects.create(payer=cls.samira.person, cents=900, hand="credit", intent_id=7)
        cls.checkout.rows.create(share=cls.party.registrations.first().charge.shares.first(), cents=900)
        cheque = Payment.take(
            Method.CHEQUE, 700, payer=cls.samira.person, cheque_number="0012", by=cls.coralie
        )
        cls.batch = Batch.objects.take_to_the_bank([cheque.pk], by=cls.coralie)
        Till.objects.close(4_100, note="un écart", by=cls.coralie)
        cls.enter_promises()

    @classmethod
    def enter_promises(cls):
        """A voucher on its way, a deposit, and what is left spread over two months."""
        owed = list(Share.objects.unpaid().owed_by(cls.samira.person))
        kind, ends = VoucherKind.objects.get(name="Chèques-vacances"), at(90).date()
        facts = {"payer": cls.samira.person, "shares": owed, "is_told": True, "by": cls.coralie}
        take_vouchers(kind, [Given("10020030", 100, ends)], **facts)
        cls.voucher = Voucher.objects.get()
        cls.slip = VoucherSlip.objects.send(kind, [cls.voucher.pk], by=cls.coralie)
        cls.deposit = Deposit.take(
            cls.samira.person, 9_000, label="Prêt", method="cheque", cheque_number="0099", by=cls.coralie
        )
        owed = list(Share.objects.unpaid().owed_by(cls.samira.person))
        left = sum(share.left_cents for share in owed)
        rows = [(at(0).date(), left - 100, ""), (at(30).date(), 100, "")]
        cls.plan = agree(cls.samira.person, owed, rows, by=cls.coralie)

    @classmethod
    def enter_grants(cls):
        """A grant of the town for an action, with what it pays, what is expected of it and its report."""
        days = {"first_day": at(-30).date(), "last_day": at(30).date()}
        cls.funder = Funder.objects.create(organisation=cls.school, line=Line74.TOWN)
        cls.action = Action.objects.create(code="ete", name="Un été d'images", **days)
        cls.indicator = Indicator.objects.create(action=cls.action, label="Jeunes", measure="people")
        cls.request = GrantRequest.objects.create(action=cls.action, funder=cls.funder, asked_cents=90_000)
        cls.grant = Grant.award(action=cls.action, funder=cls.funder, cents=80_000, by=cls.coralie, **days)
        cls.instalment = cls.grant.expect(40_000, on=days["last_day"], by=cls.coralie)
        cls.commitment = Commitment.make(cls.action, cls.activity, by=cls.coralie)
        cls.spending = Spending.make(cls.expense, cls.action, cents=500, grant=cls.grant, by=cls.coralie)
        cls.grant_report = GrantReport.begin(cls.grant, by=cls.coralie)
        cls.grant_report.count(content_of(cls.grant_report))
        cls.report_picture = ReportPicture.objects.create(
            report=cls.grant_report, alt="Des mains", credit="Élise", shows_nobody=True, sha256="0",
            file=SimpleUploadedFile("mains.jpg", b"JPG"),
        )  # fmt: skip

    @classmethod
    def enter_members(cls):
        """Lina is a member, and her mother gave an hour."""
        cls.membership_type = MembershipType.objects.create(name="Individuelle", cents=1200)
        cls.membership = join(cls.membership_type, person=cls.lina, by=cls.samira)
        listed = b"nom;prenom;mail\nBenali;Lina;\nSalmiya;Zo;z@example.org\n"
        cls.list = Import.objects.hand_in(SimpleUploadedFile("liste.csv", listed), by=cls.coralie)
        cls.list.choose(cls.list.chosen, by=cls.coralie)
        cls.task = Task.objects.create(name="Tenir le bar", hourly_cents=1500)
        cls.hours = VolunteerTime.enter(cls.samira.person, cls.task, 60, by=cls.samira)

    @classmethod
    def numbers_of_members(cls):
        return {
            "membership-made": {"key": "inconnue"},
            "member": {"pk": cls.membership.member_id},
            "members-season-rows": {"pk": cls.season.pk},
            "member-import": {"pk": cls.list.pk},
            "membership-type": {"pk": cls.membership_type.pk},
            "hours-refusal": {"pk": cls.hours.pk},
            "task": {"pk": cls.task.pk},
        }

    @classmethod
    def numbers_of_grants(cls):
        return {
            "grant": {"pk": cls.grant.pk},
            "grant-report": {"pk": cls.grant_report.pk},
            "grant-report-new": {"pk": cls.grant.pk},
            "grant-report-places": {"pk": cls.grant_report.pk, "seating": cls.seating.pk},
            "grant-report-picture": {"pk": cls.grant_report.pk, "source": cls.picture.pk},
            "report-picture-": {"pk": cls.report_picture.pk},
            "instalment-": {"pk": cls.instalment.pk},
            "action": {"pk": cls.action.pk},
            "indicator": {"pk": cls.indicator.pk},
            "commitment": {"pk": cls.commitment.pk},
            "spending-": {"pk": cls.spending.pk},
            "request": {"pk": cls.request.pk},
            "grant-record-": {"kind": "actions"},
            "grant-record-edit": {"kind": "actions", "pk": cls.action.pk},
        }

    @classmethod
    def numbers_of_the_family(cls):
        """For each address, what it is opened with; what several take is told once."""
        lina, registration = cls.lina.pk, cls.party.registrations.first().pk
        return {
            "drawn-picture": {"motif": "photo", "seed": "a"},
            "card-sign-in": {"token": cls.token},
            "card-revocation": {"pk": cls.card.pk},
            "activity": {"slug": cls.draft.slug},
            "activity-ical": {"slug": cls.draft.slug},
            "activity-picture": {"slug": cls.draft.slug},
            "picture": {"pk": cls.picture.pk, "width": 640, "mark": "a", "kind": "jpg"},
            "strand": {"slug": "projet"},
            "personal-ical": {"key": f"{cls.agenda.key[:-1]}~"},
            "party": {"key": "inconnue"},
            "registration-cancellation": {"key": "inconnue", "pk": registration},
            "party-move": {"key": cls.party.key},
            "registration-pricing": {"key": cls.party.key, "pk": registration},
            "charge": {"pk": cls.party.registrations.first().charge_id},
            "person-money": {"pk": lina},
            "family-quotients": {"pk": lina},
            "quotient-": {"pk": cls.quotient.pk},
            "tariff": {"pk": cls.tariff.pk},
            "arrival": {"key": "inconnue"},
            "partner-registrations": {"key": "inconnue"},
            "partner-link-revocation": {"pk": cls.link.pk},
            "person": {"pk": lina},
            "person-parting": {"pk": cls.ghost.pk},
            "likeness-reconsidering": {"pk": cls.likeness.pk},
            "consent-withdrawal": {"pk": cls.image.pk},
            "consent-scan": {"pk": cls.image.pk},
            "guardianship": {"pk": Guardianship.objects.get(ward=cls.lina).pk},
            "guardianship-new": {"pk": lina},
            "emergency-contacts": {"pk": lina},
            "emergency-contact-removal": {"pk": cls.contact.pk},
            "residence": {"pk": lina},
            "access-needs": {"pk": lina},
            "access-need-erasure": {"pk": cls.need.pk},
            "organisation": {"pk": cls.school.pk},
            "contact-removal": {"pk": cls.person_there.pk},
            "district": {"pk": 1},
            "district-file": {"pk": cls.handed_in.pk},
            **cls.numbers_of_the_team(),
            **cls.numbers_of_the_books(),
            **cls.numbers_of_grants(),
            **cls.numbers_of_members(),
        }

    @classmethod
    def numbers_of_the_books(cls):
        return {
            "expense": {"pk": cls.expense.pk},
            "income": {"pk": cls.income.pk},
            "contribution": {"pk": cls.contribution.pk},
            "transfer": {"pk": cls.transfer.pk},
            "entry": {"pk": cls.expense.entry_id},
            "year": {"pk": cls.year.pk},
            "opening": {"pk": cls.year.pk},
            "account": {"pk": ChartAccount.objects.get(code="512").pk},
            "payment": {"pk": cls.payment.pk},
            "person-payment": {"pk": cls.samira.person.pk},
            "organisation-payment": {"pk": cls.school.pk},
            "paper": {"pk": cls.paper.pk},
            "checkout": {"key": cls.checkout.key},
            "checkout-": {"pk": cls.checkout.pk},
            "batch": {"pk": cls.batch.pk},
            "owed-partner-reminder": {"pk": cls.school.pk},
            "owed-reminder": {"pk": cls.samira.person.pk},
            "gift-receipt": {"pk": cls.income.pk},
            "person-vouchers": {"pk": cls.samira.person.pk},
            "person-plan": {"pk": cls.samira.person.pk},
            "person-deposit": {"pk": cls.samira.person.pk},
            "voucher": {"pk": cls.voucher.pk},
            "voucher-slip": {"pk": cls.slip.pk},
            "voucher-kind": {"pk": cls.voucher.kind_id},
            "deposit": {"pk": cls.deposit.pk},
            "plan": {"pk": cls.plan.pk},
        }

    @classmethod
    def numbers_of_the_team(cls):
        return {
            "letter": {"pk": Letter.objects.filter(kind="registered").first().pk},
            "wording": {"kind": "registered"},
            "wording-origin": {"kind": "registered"},
            "picture-": {"pk": cls.picture.pk},
            "strand-pictures": {"pk": cls.strand.pk},
            "occurrence": {"pk": cls.occurrence.pk},
            "season-cop": {"pk": cls.copy.pk},
            "machine": {"pk": cls.machine.pk},
            "dashboard-rows": {"what": "a-recevoir"},
            "usage-removal": {"pk": cls.usage.pk},
            "records": {"kind": "salles"},
            "record": {"kind": "salles", "pk": cls.studio.pk},
            "record-new": {"kind": "salles"},
            "line": {"seating_id": cls.seating.pk},
            "registration-new": {"seating_id": cls.seating.pk},
            "scheme": {"pk": cls.scheme.pk},
            "dimension": {"pk": cls.scheme.dimensions.first().pk},
            "report": {"pk": cls.report.pk},
            "public-report": {"pk": cls.report.pk},
            "passkey-removal": {"pk": 1},
            "activity-": {"pk": cls.activity.pk},
            "series-new": {"pk": cls.activity.pk},
        }

    def address(self, pattern):
        """The address with the numbers of the family; those told for the longest beginning of its name."""
        wanted = pattern.pattern.converters
        if not wanted:
            return reverse(pattern.name)
        begins = [name for name in self.numbers if pattern.name.startswith(name)]
        for name in sorted(begins, key=len, reverse=True):
            if set(self.numbers[name]) == set(wanted):
                return reverse(pattern.name, kwargs=self.numbers[name])
        raise AssertionError(f"{pattern.name}: give it the number of something of another family's.")

    def walk(self):
        for pattern in patterns(get_resolver()):
            if pattern.name not in UNWALKED:
                yield pattern.name, self.address(pattern)

    def as_(self, account):
        client = Client(raise_request_exception=False)
        if account:
            client.force_login(account)
        return client


def reverse_without_numbers(name):
    """The address when it takes no number, else nothing."""
    pattern = next(one for one in patterns(get_resolver()) if one.name == name)
    return None if pattern.pattern.converters else reverse(name)
