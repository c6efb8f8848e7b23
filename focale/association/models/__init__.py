from .imported_list import Import, may_import
from .imported_row import ImportedRow, Verdict
from .join_request import JoinRequest
from .member import Member, Standing, is_paid_up, numbering
from .membership import Membership
from .membership_type import Audience, MembershipType, Validity
from .season import Season
from .volunteer_time import Task, VolunteerTime

__all__ = [
    "Audience",
    "Import",
    "ImportedRow",
    "JoinRequest",
    "Member",
    "Membership",
    "MembershipType",
    "Season",
    "Standing",
    "Task",
    "Validity",
    "Verdict",
    "VolunteerTime",
    "is_paid_up",
    "may_import",
    "numbering",
]
