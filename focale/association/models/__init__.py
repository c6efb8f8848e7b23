from .member import Member, Standing, is_paid_up, numbering
from .membership import Membership
from .membership_type import Audience, MembershipType, Validity
from .season import Season
from .volunteer_time import Task, VolunteerTime

__all__ = [
    "Audience",
    "Member",
    "Membership",
    "MembershipType",
    "Season",
    "Standing",
    "Task",
    "Validity",
    "VolunteerTime",
    "is_paid_up",
    "numbering",
]
