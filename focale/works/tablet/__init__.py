"""One tablet for a whole workshop: who has still to answer, in which words, and the answers signed."""
