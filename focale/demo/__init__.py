"""Two living places, built the same every time: Le Focus in Alès and the MakerSpace NEGPOS in Nîmes.

The facts about the places are real; every person is invented. The past is written in bulk, as it would stand;
what is open today is registered through the same verbs that serve everybody.
"""

from .building import PLACES, build, sign_ins

__all__ = ["PLACES", "build", "sign_ins"]
