from .dimension import Bracket, Dimension, Fact
from .indicator_scheme import IndicatorScheme
from .report import Report

__all__ = ["Bracket", "Dimension", "Fact", "IndicatorScheme", "Report"]
