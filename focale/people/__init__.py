"""Persons, who decides for whom, what they consented to, where they live, and the accounts they sign in with.

Words: Person, Guardianship, EmergencyContact, Consent, AccessNeed, Organisation, Residence, District,
Account, Card, Right. Imports `ground` only.
"""
