"""What is owed to those who pay: how a funder wants people counted (IndicatorScheme), figures, saved reports.

Owns no fact about people: it asks `programme`. Imports everything below it.
"""
