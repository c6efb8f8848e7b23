"""Card payments through HelloAsso: its documented API, what its answers say, its notifications, its exports.

Nothing here knows what is owed: `money/models/checkout.py` does. Money is believed once it was read again
from the API, never from a return address nor from a notification. Facts of the API: docs/helloasso.md.
"""
