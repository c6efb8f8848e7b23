"""Why HelloAsso gave no answer, in a sentence for a person."""

from django.utils.translation import gettext as _now


class NoAnswer(Exception):
    """Base of both; `str()` is the sentence."""


class Away(NoAnswer):
    """For now: asking again later may do. `seconds`: how long to leave it alone."""

    def __init__(self, words="", seconds=0):
        super().__init__(words or _now("HelloAsso ne répond pas. Réessayez dans quelques minutes."))
        self.seconds = seconds


class Refused(NoAnswer):
    """It does not take what was asked; asking the same again is of no use. `status`: as HTTP says."""

    def __init__(self, words="", status=0):
        super().__init__(
            words or _now("HelloAsso n'a pas accepté la demande. Réessayez plus tard, ou payez à l'accueil.")
        )
        self.status = status
