from .action import Action
from .budget_line import BudgetLine
from .call import Call
from .commitment import Commitment
from .dimension import Bracket, Dimension, Fact
from .end_of_year import CarryOver
from .funder import Funder, Line74
from .grant import Grant
from .grant_payment import GrantPayment
from .grant_report import GrantReport
from .grant_request import GrantRequest
from .indicator import Indicator, Measure
from .indicator_scheme import IndicatorScheme
from .organisation_document import DocumentKind, OrganisationDocument
from .report import Report
from .report_face import ReportFace
from .report_picture import ReportPicture
from .report_rows import ReportRows
from .spending import Spending

__all__ = [
    "Action",
    "Bracket",
    "BudgetLine",
    "Call",
    "CarryOver",
    "Commitment",
    "Dimension",
    "Fact",
    "Funder",
    "Grant",
    "GrantPayment",
    "GrantReport",
    "GrantRequest",
    "Indicator",
    "IndicatorScheme",
    "Line74",
    "Measure",
    "OrganisationDocument",
    "DocumentKind",
    "Report",
    "ReportFace",
    "ReportPicture",
    "ReportRows",
    "Spending",
]
