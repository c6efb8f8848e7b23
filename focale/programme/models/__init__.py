from .activity import Activity, Booking, Field, Kind, Priority, Rule
from .arrival import Arrival
from .attendance import Attendance, Presence
from .calendar_key import CalendarKey
from .count_ages import CountAges
from .headcount import Headcount, HeadcountCell
from .holiday import Holiday
from .mark import Mark
from .occurrence import Occurrence
from .partner_link import PartnerLink
from .party import Party
from .picture import Picture
from .registration import Registration, Status
from .season_copy import SeasonCopy
from .seating import Seating
from .strand import Strand
from .usage import Usage

__all__ = [
    "Activity",
    "Arrival",
    "Attendance",
    "Booking",
    "CalendarKey",
    "CountAges",
    "Field",
    "Headcount",
    "HeadcountCell",
    "Holiday",
    "Kind",
    "Mark",
    "Occurrence",
    "PartnerLink",
    "Party",
    "Picture",
    "Presence",
    "Priority",
    "Registration",
    "Rule",
    "SeasonCopy",
    "Seating",
    "Status",
    "Strand",
    "Usage",
]
