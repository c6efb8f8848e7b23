"""The one way in which a tool says no to a file."""


class Refused(ValueError):
    """This file is not taken. The message is one French sentence for the person who brought it."""
