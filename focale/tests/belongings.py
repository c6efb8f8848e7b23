"""One of everything in the house, entered once: a family, the team, the books, grants, members."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from focale.association.joining import join
from focale.association.models import Import, JoinRequest, MembershipType, Task, VolunteerTime
from focale.funding.models import (
    Action,
    CarryOver,
    Commitment,
    Funder,
    Grant,
    GrantReport,
    GrantRequest,
    Indicator,
    IndicatorScheme,
    Line74,
    OrganisationDocument,
    Report,
    ReportPicture,
    Spending,
)
from focale.funding.reporting import content_of
from focale.funding.selection import Selection
from focale.money import papers
from focale.money.models import (
    Batch,
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
    Likeness,
    Medium,
    Organisation,
    Person,
    Purpose,
    Residence,
    Signature,
    Use,
)
from focale.place.models import Equipment
from focale.programme.marking import mark
from focale.programme.models import Arrival, CalendarKey, PartnerLink, Picture, SeasonCopy, Strand, Usage
from focale.testing import FocaleTest, at, years_ago
from focale.works import keeping
from focale.works.models import (
    Appearance,
    Arrangement,
    Borrowing,
    Captions,
    Collection,
    Involvement,
    Negative,
    Original,
    Permission,
    Piece,
    PieceFile,
    Portfolio,
    Production,
    ProofReading,
    Remark,
    Roll,
    Showing,
    Sitting,
    Take,
    Upload,
)

OUTLINE = (
    b'{"features": [{"properties": {"code_qp": "QP030001", "nom_qp": "Rochebelle"}, "geometry": '
    b'{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]]}}]}'
)


def kept(content) -> str:
    """The address of this content in the store."""
    with TemporaryDirectory() as folder:
        brought = Path(folder) / "brought"
        brought.write_bytes(content)
        return keeping.put(brought)


class Belongings(FocaleTest):
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
        cls.grant.agreement.save("convention.pdf", ContentFile(b"%PDF-1.7 convention"))
        cls.document = OrganisationDocument.objects.create(
            kind="statutes", issued_on=days["first_day"], file=ContentFile(b"%PDF-1.7", name="statuts.pdf")
        )
        cls.commitment = Commitment.make(cls.action, cls.activity, by=cls.coralie)
        cls.spending = Spending.make(cls.expense, cls.action, cents=500, grant=cls.grant, by=cls.coralie)
        cls.carried = CarryOver.objects.create(grant=cls.grant, year=cls.year, cents=100)
        cls.grant_report = GrantReport.begin(cls.grant, by=cls.coralie)
        cls.grant_report.count(content_of(cls.grant_report))
        cls.report_picture = ReportPicture.objects.create(
            report=cls.grant_report, alt="Des mains", credit="Élise", shows_nobody=True, sha256="0",
            file=SimpleUploadedFile("mains.jpg", b"JPG"),
        )  # fmt: skip

    @classmethod
    def enter_works(cls):
        """A production Lina makes in, with a file of her mother's that was looked at, and one on its way."""
        cls.production = Production.objects.begin(
            by=cls.coralie, title="Film secret", season=cls.season, makers=[cls.lina],
            steps=["Écouter la cassette"], occurrences=[cls.occurrence],
        )  # fmt: skip
        cls.step = cls.production.steps.get()
        cls.part = Involvement.objects.get(person=cls.lina)
        image, voice = kept(b"une image"), kept(b"une voix")
        facts = {"sha256": image, "size": 9, "name": "Lina.jpg", "brought_by": cls.samira.person}
        cls.original = Original.objects.deposit(cls.production, by=cls.samira, **facts)
        cls.original.receive(family="picture", media_type="image/jpeg", facts={})
        cls.making = cls.original.makings.get(work="render")
        cls.upload = Upload.objects.begin(cls.production, name="b.jpg", size=5, by=cls.samira)
        facts = {"sha256": voice, "size": 8, "name": "Voix secrète.mp3", "family": "sound"}
        cls.recording = Original.objects.create(production=cls.production, state="ready", **facts)
        cls.captions = Captions.objects.begin(cls.recording, "fr", by=cls.coralie)
        said = {"start": 1, "end": 3, "text": "Une parole secrète."}
        Captions.objects.replace(cls.captions, [said], by=cls.coralie)
        cls.arrangement = Arrangement.objects.begin_sound(cls.recording, by=cls.coralie)
        recipe = cls.arrangement.recipe
        cls.take = Take.objects.create(arrangement=cls.arrangement, number=1, recipe=recipe)

        cls.enter_film()

    @classmethod
    def enter_film(cls):
        """The file is a scan on a roll, with one frame."""
        roll = Roll.objects.begin(cls.production, [cls.original], title="Bobine secrète", by=cls.samira)
        facts = {"scan": roll.scans.get(), "number": 1, "area": [0, 0, 10_000, 10_000]}
        cls.negative = Negative.objects.create(**facts)

    @classmethod
    def enter_piece(cls):
        """A photograph of Lina's on which she is seen, written by two, with a remark and her mother's yes."""
        cls.piece = Piece.objects.begin("photograph", cls.production, makers=[cls.lina], by=cls.coralie)
        cls.piece.write({"title": "Image secrète"}, seen=0, by=cls.coralie)
        cls.piece.write({"words": "Des mots secrets."}, seen=1, by=cls.samira)
        cls.piece_file = PieceFile.objects.put(cls.piece, "image", cls.original, by=cls.samira)
        cls.appearance = Appearance.objects.note(
            cls.piece, "seen", person=cls.lina, file=cls.piece_file, by=cls.samira
        )
        cls.piece.write({"easy": "Des mots faciles et secrets."}, seen=2, by=cls.samira)
        cls.proof_reading = ProofReading.objects.ask(cls.piece, cls.nour, by=cls.coralie)
        pieces = Piece.objects.filter(pk=cls.piece.pk)
        facts = {"title": "Collection secrète", "is_shown_to_makers": True, "pieces": pieces}
        cls.collection = Collection.objects.begin(by=cls.coralie, **facts)
        cls.remark = Remark.objects.make(cls.piece, "Un remords secret.", by=cls.coralie)
        cls.showing = Showing.objects.create(piece=cls.piece, use=Use.EXHIBITION, place="Un mur secret")
        cls.portfolio = Portfolio.objects.create(person=cls.lina, words="Des mots secrets.")
        cls.chosen = Showing.objects.choose(cls.portfolio, cls.piece, by=cls.samira)
        terms = {"uses": ["web"], "wording": "Oui.", "by": cls.samira}
        cls.signature = Signature.objects.give(cls.samira.person, typed="Samira Benali", by=cls.coralie)
        terms["signature"] = cls.signature
        Permission.objects.give(cls.piece.credits.get(), given_by=cls.samira.person, **terms)
        facts = {"what": "Une chanson secrète", "paper": ContentFile(b"%PDF-1.4", name="preuve.pdf")}
        cls.borrowing = Borrowing.objects.note(cls.piece, by=cls.samira, **facts)
        cls.sitting = Sitting.objects.begin(production=cls.production, uses=["web"], years=1, by=cls.coralie)

    @classmethod
    def enter_members(cls):
        """Lina is a member, and her mother gave an hour."""
        cls.membership_type = MembershipType.objects.create(
            name="Individuelle", cents=1200, has_counterpart=False
        )
        cls.membership = join(cls.membership_type, person=cls.lina, by=cls.samira)
        JoinRequest.objects.ask(cls.membership_type, cls.samira.person, cents=1200)
        cls.join_request = JoinRequest.objects.get()
        listed = b"Last name;First name;Mail\nBenali;Lina;\nSalmiya;Zo;z@example.org\n"
        cls.list = Import.objects.hand_in(SimpleUploadedFile("liste.csv", listed), by=cls.coralie)
        cls.list.choose(cls.list.chosen, by=cls.coralie)
        cls.task = Task.objects.create(name="Tenir le bar", hourly_cents=1500)
        cls.hours = VolunteerTime.enter(cls.samira.person, cls.task, 60, by=cls.samira)
