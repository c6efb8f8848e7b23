"""The association itself: its Season. Imports `money` and what lies below."""
