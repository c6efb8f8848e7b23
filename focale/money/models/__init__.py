from .batch import Batch
from .charge import Charge, Share
from .chart_account import ChartAccount
from .checkout import Checkout
from .checkout_share import CheckoutShare
from .contribution import Contribution, InKind
from .deposit import Deposit
from .entry import Entry, Journal
from .expense import Expense, PaidBy
from .family_quotient import FamilyQuotient
from .fiscal_year import FiscalYear
from .fund import Fund
from .income import Income, ReceivedBy
from .issuer import Issuer
from .line import Line
from .notice import Notice
from .paper import Paper, Series
from .payment import Allocation, Method, Payment
from .plan import Part, Plan, PlannedShare
from .purpose import PLACES, Purpose
from .reminder_round import ReminderRound
from .tariff import Basis, Counted, How, Payer, Rule, Tariff, TariffVersion
from .till import Till, TillChain
from .transfer import Transfer
from .voucher import Voucher
from .voucher_kind import Excess, VoucherKind
from .voucher_slip import VoucherSlip

__all__ = [
    "PLACES",
    "Allocation",
    "Basis",
    "Batch",
    "Charge",
    "ChartAccount",
    "Checkout",
    "CheckoutShare",
    "Contribution",
    "Counted",
    "Deposit",
    "Entry",
    "Excess",
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
    "Notice",
    "PaidBy",
    "Paper",
    "Part",
    "Payer",
    "Payment",
    "Plan",
    "PlannedShare",
    "Purpose",
    "ReceivedBy",
    "ReminderRound",
    "Rule",
    "Series",
    "Share",
    "Tariff",
    "TariffVersion",
    "Till",
    "TillChain",
    "Transfer",
    "Voucher",
    "VoucherKind",
    "VoucherSlip",
]
