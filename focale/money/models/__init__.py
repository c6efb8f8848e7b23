from .charge import Charge, Share
from .entry import Entry, Journal, Line
from .family_quotient import FamilyQuotient
from .fiscal_year import FiscalYear
from .fund import Fund
from .payment import Allocation, Method, Payment
from .purpose import PLACES, Purpose
from .tariff import Basis, How, Payer, Rule, Tariff, TariffVersion

__all__ = [
    "PLACES",
    "Allocation",
    "Basis",
    "Charge",
    "Entry",
    "FamilyQuotient",
    "FiscalYear",
    "Fund",
    "How",
    "Journal",
    "Line",
    "Method",
    "Payer",
    "Payment",
    "Purpose",
    "Rule",
    "Share",
    "Tariff",
    "TariffVersion",
]
