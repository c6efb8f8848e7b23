"""What is written to a person: the texts the team may edit (Wording) and each message sent or printed (Letter).

Imports `people` and `ground`.
"""
