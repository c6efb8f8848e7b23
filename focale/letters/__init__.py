"""What is written to a person: the texts the team edits (Wording), each message sent or printed (Letter).

Imports `people` and `ground`.
"""
