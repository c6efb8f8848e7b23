"""What every app stands on: the journal, later(), page(). No word of the trade, imports no app."""
