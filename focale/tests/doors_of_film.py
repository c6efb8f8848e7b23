"""Every address of the darkroom, and who may open it: a part of the table of `test_doors`."""

from focale.tests.doors_of_money import SIGNED_IN

FILM = {
    "piece-file-cut": SIGNED_IN,  # those who write on the piece
    # those of a production they see, which for a family is that of their children
    "production-rolls": SIGNED_IN,
    "roll": SIGNED_IN,
    "roll-prints": SIGNED_IN,
    "roll-film": SIGNED_IN,
    "roll-away": SIGNED_IN,
    "roll-sheet": SIGNED_IN,
    "production-sheets": SIGNED_IN,
    "original-cleansing": SIGNED_IN,  # those who may take the file away
    "original-paper": SIGNED_IN,
    "original-paper-file": SIGNED_IN,  # where the gate says yes
    "scan": SIGNED_IN,
    "scan-base": SIGNED_IN,
    "negative": SIGNED_IN,
    "negative-grey": SIGNED_IN,
    "negative-proof": SIGNED_IN,
}
