"""Every address of the house, and who may open it. A new URL fails here until it is written down."""

from django.test import SimpleTestCase
from django.urls import URLPattern, get_resolver

from focale.people.rights import ROLES, Right, Role
from focale.tests.doors_of_film import FILM
from focale.tests.doors_of_money import MONEY, PUBLIC, SIGNED_IN
from focale.tests.doors_of_pieces import PIECES

DOORS = {
    # ground
    "health": PUBLIC,
    "drawn-picture": PUBLIC,
    "identity-css": PUBLIC,
    "identity-icon": PUBLIC,
    "language": PUBLIC,
    # ways in and out
    "sign-in": PUBLIC,
    "account_login": PUBLIC,
    "account_request_login_code": PUBLIC,
    "account_confirm_login_code": PUBLIC,
    "code-resending": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "try-out": PUBLIC,
    "card-entry": PUBLIC,
    "card-sign-in": PUBLIC,
    "account_signup": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reauthenticate": PUBLIC,
    "account_logout": PUBLIC,
    "sign-out": PUBLIC,
    "new-address": SIGNED_IN,
    "new-address-resending": SIGNED_IN,
    "new-address-dropping": SIGNED_IN,
    "passkeys": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "passkey-removal": SIGNED_IN,
    "my-space": SIGNED_IN,
    "team": SIGNED_IN,
    "introduction": SIGNED_IN,
    # public pages
    "home": PUBLIC,
    "programme": PUBLIC,
    "programme-ical": PUBLIC,
    "programme-rss": PUBLIC,
    "calendar": PUBLIC,
    "activity": PUBLIC,
    "activity-ical": PUBLIC,
    "activity-picture": PUBLIC,
    "picture": PUBLIC,
    "strands": PUBLIC,
    "strand": PUBLIC,
    "place": PUBLIC,
    "accessibility": PUBLIC,
    "legal": PUBLIC,
    "sitemap": PUBLIC,
    "robots": PUBLIC,
    "personal-ical": PUBLIC,  # by a secret key
    "my-calendar": SIGNED_IN,
    "my-calendar-closing": SIGNED_IN,
    # planning
    "planning": Right.SEE_PLANNING,
    "activities": Right.SEE_PLANNING,
    "activity-dates": Right.SEE_PLANNING,
    "planning-undo": Right.EDIT_PROGRAMME,
    "activities-publication": Right.EDIT_PROGRAMME,
    "activity-new": Right.EDIT_PROGRAMME,
    "activity-edit": Right.EDIT_PROGRAMME,
    "activity-publication": Right.EDIT_PROGRAMME,
    "activity-copy": Right.EDIT_PROGRAMME,
    "series-new": Right.EDIT_PROGRAMME,
    "activity-pictures": Right.EDIT_PROGRAMME,
    "strand-pictures": Right.EDIT_PROGRAMME,
    "picture-description": Right.EDIT_PROGRAMME,
    "picture-deletion": Right.EDIT_PROGRAMME,
    "occurrences-cancellation": Right.EDIT_PROGRAMME,
    "occurrence-edit": Right.EDIT_PROGRAMME,
    "occurrence-cancellation": Right.EDIT_PROGRAMME,
    "occurrence-restoring": Right.EDIT_PROGRAMME,
    "occurrence-deletion": Right.EDIT_PROGRAMME,
    "season-copy": Right.EDIT_PROGRAMME,
    "season-copied": Right.EDIT_PROGRAMME,
    "season-copy-back": Right.EDIT_PROGRAMME,
    "settings": Right.EDIT_PROGRAMME,
    "holidays-import": Right.EDIT_PROGRAMME,
    "records": Right.EDIT_PROGRAMME,
    "record-new": Right.EDIT_PROGRAMME,
    "record-edit": Right.EDIT_PROGRAMME,
    "record-deletion": Right.EDIT_PROGRAMME,
    "identity": Right.EDIT_IDENTITY,
    # being there
    "today": Right.TAKE_ATTENDANCE,
    "offline-worker": PUBLIC,
    "offline": PUBLIC,
    "occurrence": Right.TAKE_ATTENDANCE,
    "occurrence-mark": Right.TAKE_ATTENDANCE,
    "occurrence-marks": Right.TAKE_ATTENDANCE,
    "occurrence-walk-in": Right.TAKE_ATTENDANCE,
    "occurrence-contact": Right.TAKE_ATTENDANCE,
    "occurrence-headcount": Right.TAKE_ATTENDANCE,
    "occurrence-sheet": Right.TAKE_ATTENDANCE,
    "occurrence-sheets": Right.TAKE_ATTENDANCE,
    "occurrence-code": Right.TAKE_ATTENDANCE,
    "occurrence-entry": Right.TAKE_ATTENDANCE,
    "occurrence-machines": Right.TAKE_ATTENDANCE,
    "machines": Right.TAKE_ATTENDANCE,
    "machine": Right.TAKE_ATTENDANCE,
    "usage-removal": Right.TAKE_ATTENDANCE,
    # people
    "people": Right.SEE_PEOPLE,
    "people-export": Right.SEE_PEOPLE,
    "people-duplicates": Right.MERGE_PEOPLE,
    "person": Right.SEE_PEOPLE,
    "person-new": Right.EDIT_PEOPLE,
    "person-edit": SIGNED_IN,
    "person-data": SIGNED_IN,
    "person-erasure": Right.EDIT_PEOPLE,
    "person-merge": Right.MERGE_PEOPLE,
    "person-distinction": Right.MERGE_PEOPLE,
    "likeness-reconsidering": Right.MERGE_PEOPLE,
    "person-parting": Right.MERGE_PEOPLE,
    "person-card": Right.MAKE_CARDS,
    "card-revocation": Right.MAKE_CARDS,
    "person-role": Right.GIVE_ROLES,
    "person-consents": SIGNED_IN,
    "consent-withdrawal": SIGNED_IN,
    "consent-scan": SIGNED_IN,
    "guardianship-new": Right.EDIT_PEOPLE,
    "guardianship": Right.EDIT_PEOPLE,
    "guardianship-end": Right.EDIT_PEOPLE,
    "emergency-contacts": SIGNED_IN,
    "emergency-contact-removal": SIGNED_IN,
    "residence": SIGNED_IN,
    "access-needs": SIGNED_IN,
    "access-need-erasure": SIGNED_IN,
    "organisations": Right.SEE_PEOPLE,
    "organisation-new": Right.EDIT_PEOPLE,
    "organisation": Right.SEE_PEOPLE,
    "organisation-edit": Right.EDIT_PEOPLE,
    "organisation-contact": Right.EDIT_PEOPLE,
    "contact-removal": Right.EDIT_PEOPLE,
    "districts": Right.EDIT_PEOPLE,
    "district-new": Right.EDIT_PEOPLE,
    "district-file-new": Right.EDIT_PEOPLE,
    "district-file": Right.EDIT_PEOPLE,
    "district-file-dropping": Right.EDIT_PEOPLE,
    "district": Right.EDIT_PEOPLE,
    "rights": SIGNED_IN,  # the view asks for the board's right or that of giving roles
    "journal": Right.SEE_JOURNAL,
    # productions
    "productions": Right.MAKE_WORKS,
    "production-new": Right.MAKE_WORKS,
    "production": SIGNED_IN,  # those who make in it too, and who decides for them
    "production-deposit": SIGNED_IN,
    "production-plan": SIGNED_IN,
    "production-bin": SIGNED_IN,
    "production-edit": Right.MAKE_WORKS,
    "production-archiving": Right.MAKE_WORKS,
    "production-step": Right.MAKE_WORKS,
    "production-people": Right.MAKE_WORKS,
    "step": Right.MAKE_WORKS,
    "involvement-end": Right.MAKE_WORKS,
    "production-of-date": Right.MAKE_WORKS,
    "production-joining": Right.MAKE_WORKS,
    "original": SIGNED_IN,
    "original-binning": SIGNED_IN,
    "making-again": SIGNED_IN,
    "makings": Right.MAKE_WORKS,
    "uploads": SIGNED_IN,
    "upload": SIGNED_IN,  # who began it
    "upload-dropping": SIGNED_IN,
    "media": SIGNED_IN,  # as long as nothing is published
    # letters
    "letters": Right.SEE_LETTERS,
    "letter": Right.SEE_LETTERS,
    "letter-sending": Right.SEE_LETTERS,
    "letter-settling": Right.SEE_LETTERS,
    "letters-to-print": Right.SEE_LETTERS,
    "letters-printed": Right.SEE_LETTERS,
    "wordings": Right.EDIT_WORDINGS,
    "wording": Right.EDIT_WORDINGS,
    "wording-origin": Right.EDIT_WORDINGS,
    # registering
    "party": PUBLIC,  # by its secret key
    "party-print": PUBLIC,
    "party-agenda": PUBLIC,
    "party-acceptance": PUBLIC,
    "party-cancellation": PUBLIC,
    "registration-cancellation": PUBLIC,
    "registration-new": PUBLIC,
    "arrival": PUBLIC,  # by the number of the form
    "party-move": Right.REGISTER_ANYONE,
    "registration-pricing": Right.TAKE_PAYMENTS,
    "line": Right.REGISTER_ANYONE,
    "line-draw": Right.REGISTER_ANYONE,
    "line-check": Right.REGISTER_ANYONE,
    "line-export": Right.REGISTER_ANYONE,
    "partner-links": Right.REGISTER_ANYONE,
    "partner-link-new": Right.REGISTER_ANYONE,
    "partner-link-revocation": Right.REGISTER_ANYONE,
    "partner-registrations": PUBLIC,  # by a secret key
    # membership and volunteers
    "membership-new": PUBLIC,
    "membership-made": PUBLIC,  # by a signed key
    "join-request-confirmation": SIGNED_IN,
    "join-request-dismissal": SIGNED_IN,
    "my-membership": SIGNED_IN,
    "member-card": SIGNED_IN,
    "member-resignation": SIGNED_IN,
    "members": Right.EDIT_MEMBERS,
    "member": Right.EDIT_MEMBERS,
    "member-admission": Right.EDIT_MEMBERS,
    "member-refusal": Right.EDIT_MEMBERS,
    "member-renewal": Right.EDIT_MEMBERS,
    "members-seasons": Right.SEE_FIGURES,
    "members-season-rows": Right.SEE_FIGURES,
    "member-imports": Right.EDIT_PEOPLE,
    "member-import": Right.EDIT_PEOPLE,
    "member-import-choices": Right.EDIT_PEOPLE,
    "member-import-source": Right.EDIT_PEOPLE,
    "member-import-confirmation": Right.EDIT_PEOPLE,
    "member-import-undoing": Right.EDIT_PEOPLE,
    "member-import-dropping": Right.EDIT_PEOPLE,
    "member-end": Right.EDIT_MEMBERS,
    "membership-types": Right.EDIT_MEMBERS,
    "membership-type-new": Right.EDIT_MEMBERS,
    "membership-type": Right.EDIT_MEMBERS,
    "my-hours": SIGNED_IN,
    "time-sheet": SIGNED_IN,
    "hours-signature": SIGNED_IN,
    "hours": Right.VALIDATE_HOURS,
    "hours-validation": Right.VALIDATE_HOURS,
    "hours-refusal": Right.VALIDATE_HOURS,
    "tasks": Right.EDIT_MEMBERS,
    "task-new": Right.EDIT_MEMBERS,
    "task": Right.EDIT_MEMBERS,
    **MONEY,
    **FILM,
    **PIECES,
    # figures and reports
    "figures": Right.SEE_FIGURES,
    "figure-rows": Right.SEE_ROWS,
    "presence-hours": Right.SEE_FIGURES,
    "presence-hours-rows": Right.SEE_ROWS,
    "public-figures": PUBLIC,  # small numbers masked
    "public-report": PUBLIC,
    "schemes": Right.SEE_FIGURES,
    "count-ages": Right.SAVE_REPORTS,
    "scheme": Right.SAVE_REPORTS,
    "scheme-copy": Right.SAVE_REPORTS,
    "scheme-removal": Right.SAVE_REPORTS,
    "dimension": Right.SAVE_REPORTS,
    "reports": Right.SEE_FIGURES,
    "report-new": Right.SAVE_REPORTS,
    "report": Right.SEE_FIGURES,
    "report-rows": Right.SEE_ROWS,
    "report-comparison": Right.SEE_FIGURES,
    "report-publication": Right.SAVE_REPORTS,
    "report-file": Right.SEE_FIGURES,
    # grants
    "grants": Right.SEE_GRANTS,
    "grant": Right.SEE_GRANTS,
    "grant-new": Right.EDIT_GRANTS,
    "grant-instalment": Right.EDIT_GRANTS,
    "instalment-reception": Right.EDIT_GRANTS,
    "instalment-return": Right.EDIT_GRANTS,
    "instalment-removal": Right.EDIT_GRANTS,
    "grant-edit": Right.EDIT_GRANTS,
    "grant-amendment": Right.EDIT_GRANTS,
    "grant-return": Right.EDIT_GRANTS,
    "grant-agreement": Right.SEE_GRANTS,
    "grant-report": Right.SEE_GRANTS,
    "grant-report-file": Right.SEE_GRANTS,
    "grant-report-rows": Right.SEE_ROWS,
    "grant-report-facts": Right.SEE_GRANTS,
    "grant-report-places": Right.SEE_GRANTS,
    "grant-report-hour": Right.SEE_GRANTS,  # the name of a volunteer: those who see people
    "grant-report-dates": Right.SEE_GRANTS,  # with names: those who see rows and people
    "grant-report-pictures": Right.EDIT_GRANTS,
    "grant-report-picture": Right.EDIT_GRANTS,
    "report-picture-file": Right.SEE_GRANTS,  # while everybody on it agrees
    "report-picture-removal": Right.EDIT_GRANTS,
    "grant-report-new": Right.EDIT_GRANTS,
    "grant-report-words": Right.EDIT_GRANTS,
    "grant-report-sending": Right.EDIT_GRANTS,
    "grant-report-counting": Right.EDIT_GRANTS,
    "action-activities": Right.SEE_GRANTS,
    "action-money": Right.SEE_GRANTS,
    "funders": Right.SEE_GRANTS,
    "documents": Right.SEE_GRANTS,
    "document-file": Right.SEE_GRANTS,
    "document-removal": Right.EDIT_GRANTS,
    "action": Right.SEE_GRANTS,
    "action-budget": Right.EDIT_GRANTS,
    "action-indicator": Right.EDIT_GRANTS,
    "action-commitment": Right.EDIT_GRANTS,
    "action-spending": Right.EDIT_GRANTS,
    "indicator": Right.EDIT_GRANTS,
    "commitment": Right.SEE_GRANTS,  # to change it the view asks for the right to edit
    "commitment-freeing": Right.EDIT_GRANTS,
    "commitment-end": Right.EDIT_GRANTS,
    "who-pays": Right.SEE_GRANTS,
    "grants-left": Right.SEE_GRANTS,
    "activity-funding": Right.SEE_GRANTS,
    "spending-end": Right.EDIT_GRANTS,
    "carry-overs": Right.KEEP_BOOKS,
    "carry-over-cancellation": Right.KEEP_BOOKS,
    "request": Right.SEE_GRANTS,
    "request-sending": Right.EDIT_GRANTS,
    "request-answer": Right.EDIT_GRANTS,
    "request-file": Right.SEE_GRANTS,
    "request-withdrawal": Right.EDIT_GRANTS,
    "grant-record-new": Right.EDIT_GRANTS,
    "grant-record-edit": Right.EDIT_GRANTS,
}


def patterns(resolver):
    """Every named address but those of the technical repair pages, which have their own lock."""
    for item in resolver.url_patterns:
        if isinstance(item, URLPattern):
            yield item
        elif item.app_name != "admin":
            yield from patterns(item)


class DoorsTest(SimpleTestCase):
    def setUp(self):
        self.found = list(patterns(get_resolver()))

    def test_every_address_is_written_down(self):
        self.assertEqual({pattern.name for pattern in self.found}, set(DOORS))

    def test_the_view_says_the_same(self):
        for pattern in self.found:
            view, door = pattern.callback, DOORS[pattern.name]
            is_public = not getattr(view, "login_required", True)
            self.assertEqual(is_public, door == PUBLIC, f"{pattern.name}: open to visitors?")
            needed = getattr(view, "needs", None)
            self.assertEqual(
                needed, door if isinstance(door, Right) else None, f"{pattern.name}: which right?"
            )

    def test_a_door_is_public_for_the_signed_in_or_for_a_right(self):
        for name, door in DOORS.items():
            self.assertTrue(door in (PUBLIC, SIGNED_IN) or door in Right, name)

    def test_every_right_is_held_by_somebody_and_none_by_everybody(self):
        for right in Right:
            self.assertTrue(any(right in rights for rights in ROLES.values()), right)
            self.assertNotIn(right, ROLES[Role.PARTICIPANT], right)
