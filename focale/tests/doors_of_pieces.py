"""Every address of pieces, and who may open it: a part of the table of `test_doors`."""

from focale.people.rights import Right
from focale.tests.doors_of_money import PUBLIC, SIGNED_IN

PIECES = {
    "pieces": Right.MAKE_WORKS,
    "collections": SIGNED_IN,  # a family: those shown to makers that hold something of theirs
    "collection": SIGNED_IN,
    "collection-new": Right.MAKE_WORKS,
    "collection-edit": Right.MAKE_WORKS,
    "collection-order": Right.MAKE_WORKS,
    "collection-archiving": Right.MAKE_WORKS,
    "collection-gathering": Right.MAKE_WORKS,
    "collection-row": Right.MAKE_WORKS,
    "my-proof-readings": SIGNED_IN,
    "proof-reading": SIGNED_IN,  # the reader, who decides for them, and who reviews the piece
    "proof-reading-naming": SIGNED_IN,
    "proof-reading-removal": SIGNED_IN,
    # those of a production they see, which for a family is that of their children
    "my-pieces": SIGNED_IN,
    "my-agreements": SIGNED_IN,
    "production-asking": SIGNED_IN,  # those who change it
    "production-pieces": SIGNED_IN,
    "piece-new": SIGNED_IN,
    "showings-sitemap": PUBLIC,
    "showing": PUBLIC,  # by a secret key, as long as the gate says yes
    "showing-media": PUBLIC,
    "showing-captions": PUBLIC,
    "portfolio": PUBLIC,  # by a secret key, as long as its owner keeps it open
    "portfolios": PUBLIC,
    "takeaways": SIGNED_IN,
    "takeaway": SIGNED_IN,  # who asked for it
    "my-portfolio": SIGNED_IN,
    "portfolio-of": SIGNED_IN,  # one's own, and those of whom one decides for
    "portfolio-preview": SIGNED_IN,
    "portfolio-words": SIGNED_IN,
    "portfolio-opening": SIGNED_IN,
    "portfolio-choice": SIGNED_IN,
    "portfolio-piece": SIGNED_IN,
    "portfolio-closing": Right.KEEP_WORKS,
    "showings": Right.MAKE_WORKS,
    "showing-move": SIGNED_IN,  # those who change the production
    "piece-showings": SIGNED_IN,
    "person-showings": SIGNED_IN,
    # those who see the recording; who writes is said by works/captioning/closing.py
    "interview-filling": SIGNED_IN,
    "captions": SIGNED_IN,
    "captions-edit": SIGNED_IN,
    "captions-file": SIGNED_IN,
    "captions-import": SIGNED_IN,
    "transcript": SIGNED_IN,
    # those who see the production; who changes is said by `Arrangement.why_closed`
    "production-arrangements": SIGNED_IN,
    "original-arranging": SIGNED_IN,
    "piece-arranging": SIGNED_IN,
    "arrangement": SIGNED_IN,
    "arrangement-takes": SIGNED_IN,
    "arrangement-removal": SIGNED_IN,
    "take-return": SIGNED_IN,
    "original-veils": SIGNED_IN,  # those who may take the file away
    "piece": SIGNED_IN,
    "piece-easy": SIGNED_IN,
    "easy-writing": SIGNED_IN,
    "easy-hints": SIGNED_IN,
    "proof-readings": SIGNED_IN,  # those who review the piece
    "piece-move": SIGNED_IN,
    "piece-step": SIGNED_IN,
    "piece-file": SIGNED_IN,
    "piece-file-move": SIGNED_IN,
    "file-looked-at": SIGNED_IN,
    "piece-people": SIGNED_IN,
    "credit-naming": SIGNED_IN,
    "credit-removal": SIGNED_IN,
    "appearance-removal": SIGNED_IN,
    "piece-agreements": SIGNED_IN,
    "credit-permission": SIGNED_IN,
    "permission-withdrawal": SIGNED_IN,
    "piece-versions": SIGNED_IN,
    "piece-restoring": SIGNED_IN,
    "piece-remarks": SIGNED_IN,
    "remark-settled": SIGNED_IN,
    # the tablet: by the sitting its session knows, or by a code
    "tablet": PUBLIC,
    "tablet-person": PUBLIC,
    "tablet-picture": PUBLIC,
    "tablet-thanks": PUBLIC,
    "tablet-next": PUBLIC,
    "tablet-end": PUBLIC,
    "production-tablet": SIGNED_IN,  # those who change it
    "date-tablet": Right.MAKE_WORKS,
    "sitting": Right.MAKE_WORKS,
    "sitting-end": Right.MAKE_WORKS,
    "signature": SIGNED_IN,  # those who may see the answers
    # what comes from others
    "piece-borrowings": SIGNED_IN,
    "nothing-borrowed": SIGNED_IN,
    "borrowing": SIGNED_IN,
    "borrowing-removal": SIGNED_IN,
    "borrowing-paper": SIGNED_IN,  # the team and the makers
    # remarks at their place
    "piece-reading": SIGNED_IN,
    "remark-done": SIGNED_IN,
    "remark-reopened": SIGNED_IN,
    # who is on it, tapped
    "production-on-it": SIGNED_IN,
    "on-it-undone": SIGNED_IN,
    "file-people": SIGNED_IN,
}
