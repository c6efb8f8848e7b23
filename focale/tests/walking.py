"""A family with one of everything, and the way to every address with the numbers of these things."""

from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from focale.letters.models import Letter
from focale.money.models import ChartAccount
from focale.people.models import Guardianship
from focale.tests.belongings import Belongings
from focale.tests.test_doors import patterns

UNWALKED = {"health", "account_logout", "sign-out", "language", "try-out"}
"""They sign out, or change the language, or say that no clock runs here; `try-out` is tested below."""


CARDS = {"slug": "asso", "client": "", "secret": "", "signature": "key", "address": "http://127.0.0.1:9"}
"""An account at a HelloAsso that never answers: the pages of cards are there."""


@override_settings(HELLOASSO=CARDS)
class WalkTest(Belongings):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.enter_family()
        cls.enter_team_things()
        cls.enter_books()
        cls.enter_grants()
        cls.enter_members()
        cls.enter_works()
        cls.enter_piece()
        cls.numbers = cls.numbers_of_the_family()

    @classmethod
    def numbers_of_members(cls):
        return {
            "membership-made": {"key": "inconnue"},
            "member": {"pk": cls.membership.member_id},
            "join-request-confirmation": {"pk": cls.join_request.pk},
            "join-request-dismissal": {"pk": cls.join_request.pk},
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
            "grant-report-hour": {"pk": cls.grant_report.pk, "noun": "usage", "key": cls.usage.pk},
            "grant-report-picture": {"pk": cls.grant_report.pk, "source": cls.picture.pk},
            "report-picture-": {"pk": cls.report_picture.pk},
            "instalment-": {"pk": cls.instalment.pk},
            "document-": {"pk": cls.document.pk},
            "action": {"pk": cls.action.pk},
            "indicator": {"pk": cls.indicator.pk},
            "carry-overs": {"pk": cls.year.pk},
            "carry-over-": {"pk": cls.carried.pk},
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
            **cls.numbers_of_works(),
            **cls.numbers_of_film(),
            **cls.numbers_of_pieces(),
            **cls.numbers_of_showings(),
        }

    @classmethod
    def numbers_of_works(cls):
        date, original = {"pk": cls.occurrence.pk}, {"pk": cls.original.pk}
        return {
            "production": {"pk": cls.production.pk},
            "production-of-date": date,
            "production-joining": date,
            "step": {"pk": cls.step.pk},
            "involvement-end": {"pk": cls.part.pk},
            "original": original,
            "original-veils": original,
            "original-cleansing": original,
            "original-paper": original,
            "original-paper-file": original,
            "interview-filling": {"pk": cls.piece.pk},
            "captions": {"pk": cls.recording.pk},
            "captions-edit": {"pk": cls.recording.pk, "language": "fr"},
            "captions-import": {"pk": cls.recording.pk, "language": "fr"},
            "captions-file": {"pk": cls.recording.pk, "language": "fr", "kind": "vtt"},
            "transcript": {"pk": cls.recording.pk, "language": "fr"},
            "production-arrangements": {"pk": cls.production.pk},
            "original-arranging": {"pk": cls.recording.pk},
            "arrangement": {"pk": cls.arrangement.pk},
            "arrangement-takes": {"pk": cls.arrangement.pk},
            "arrangement-removal": {"pk": cls.arrangement.pk},
            "take-return": {"pk": cls.take.pk},
            "making-again": {"pk": cls.making.pk},
            "upload": {"key": cls.upload.key},
            "media": {"key": cls.original.key},
        }

    @classmethod
    def numbers_of_film(cls):
        """Of its longest beginning first: `negative-grey` is opened as `negative` is."""
        negative, roll = {"pk": cls.negative.pk}, {"pk": cls.negative.scan.roll_id}
        numbers = {"negative": negative, "roll": roll, "scan": {"pk": cls.negative.scan_id}}
        production = {"pk": cls.production.pk}
        return numbers | {"production-rolls": production, "production-sheets": production}

    @classmethod
    def numbers_of_pieces(cls):
        piece, file = {"pk": cls.piece.pk}, {"pk": cls.piece_file.pk}
        credit = cls.piece.credits.get()
        return {
            "production-pieces": {"pk": cls.production.pk},
            "piece-new": {"pk": cls.production.pk},
            "production-asking": {"pk": cls.production.pk},
            "piece": piece,
            "piece-arranging": piece,
            "piece-move": piece | {"move": "reouverture"},
            "piece-step": piece | {"code": "titre"},
            "piece-file": file,
            "piece-file-cut": file,
            "piece-file-move": file | {"where": "retrait"},
            "file-looked-at": file,
            "piece-people": piece,
            "credit-naming": {"pk": credit.pk},
            "credit-removal": {"pk": credit.pk},
            "appearance-removal": {"pk": cls.appearance.pk},
            "piece-agreements": piece,
            "credit-permission": piece | {"credit": credit.pk},
            "permission-withdrawal": {"pk": credit.permissions.get().pk},
            "collection": {"pk": cls.collection.pk},
            "collection-": {"pk": cls.collection.pk},
            "collection-row": {"pk": cls.collection.rows.get().pk, "move": "retrait"},
            "piece-easy": piece,
            "easy-": piece,
            "proof-readings": piece,
            "proof-reading": {"pk": cls.proof_reading.pk},
            "piece-versions": piece,
            "piece-restoring": piece | {"number": cls.piece.versions.get().number},
            "piece-remarks": piece,
            "remark-": {"pk": cls.remark.pk},
            "piece-reading": piece,
            "piece-borrowings": piece,
            "nothing-borrowed": piece,
            "borrowing": {"pk": cls.borrowing.pk},
            "borrowing-": {"pk": cls.borrowing.pk},
            "production-": {"pk": cls.production.pk},
            "on-it-undone": {"pk": cls.production.pk},
            "date-tablet": {"pk": cls.occurrence.pk},
            "file-people": file,
            "sitting": {"pk": cls.sitting.pk},
            "tablet-": {"pk": cls.samira.person_id},
            "tablet-picture": {"key": "inconnue"},
            "signature": {"pk": cls.signature.pk},
        }

    @classmethod
    def numbers_of_showings(cls):
        return {
            "showing": {"key": "inconnue"},
            "showing-media": {"key": "inconnue", "media": "inconnue"},
            "showing-captions": {"key": "inconnue", "pk": 1},
            "showing-move": {"pk": cls.showing.pk, "move": "fin"},
            "piece-showings": {"pk": cls.piece.pk},
            "person-showings": {"pk": cls.lina.pk},
            "portfolio": {"key": "inconnue"},
            "takeaway": {"key": "inconnue"},
            "portfolio-": {"pk": cls.lina.pk},
            "portfolio-closing": {"pk": cls.portfolio.pk},
            "portfolio-piece": {"pk": cls.chosen.pk, "move": "retrait"},
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
            "organisation-money": {"pk": cls.school.pk},
            "paper": {"pk": cls.paper.pk},
            "checkout": {"key": cls.checkout.key},
            "checkout-": {"pk": cls.checkout.pk},
            "batch": {"pk": cls.batch.pk},
            "owed-partner-reminder": {"pk": cls.school.pk},
            "owed-reminder": {"pk": cls.samira.person.pk},
            "gift-receipt": {"pk": cls.income.pk},
            "fee-receipt": {"pk": cls.membership.charge_id},
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
