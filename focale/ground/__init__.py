"""What every app stands on: the journal, later(), page(). Knows no word of the trade, imports no other app."""
