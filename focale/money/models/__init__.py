from .batch import Batch
from .charge import Charge, Share
from .chart_account import ChartAccount
from .contribution import Contribution, InKind
from .entry import Entry, Journal
from .expense import Expense, PaidBy
from .family_quotient import FamilyQuotient
from .fiscal_year import FiscalYear
from .fund import Fund
from .income import Income, ReceivedBy
from .issuer import Issuer
from .line import Line
from .paper import Paper, Series
from .payment import Allocation, Method, Payment
from .purpose import PLACES, Purpose
from .tariff import Basis, How, Payer, Rule, Tariff, TariffVersion
from .till import Till, TillChain
from .transfer import Transfer

__all__ = [
    "PLACES",
    "Allocation",
    "Basis",
    "Batch",
    "Charge",
    "ChartAccount",
    "Contribution",
    "Entry",
    "Expense",
    "FamilyQuotient",
    "FiscalYear",
    "Fund",
    "How",
    "Issuer",
    "InKind",
    "Income",
    "Journal",
    "Line",
    "Method",
    "PaidBy",
    "Paper",
    "Payer",
    "Payment",
    "Purpose",
    "ReceivedBy",
    "Rule",
    "Series",
    "Share",
    "Tariff",
    "TariffVersion",
    "Till",
    "TillChain",
    "Transfer",
]
