"""The debits, the credits and the balance of each account."""

from django.db.models import Sum

from .lines_sifting import rows_address
from .models import ChartAccount, Line
from .models.chart_account import name_of


class TrialBalance:
    """The debits, the credits and the balance of each account over some days."""

    def __init__(self, first, last, project=""):
        labels = ChartAccount.objects.labels()
        lines = Line.objects.of_days(first, last)
        lines = lines.filter(project=project) if project else lines
        rows = lines.order_by().values_list("account")
        rows = rows.annotate(debit=Sum("debit_cents"), credit=Sum("credit_cents")).order_by("account")
        self.rows = [
            {
                "code": code,
                "words": name_of(code, labels),
                "debit": debit,
                "credit": credit,
                "over": max(debit - credit, 0),
                "under": max(credit - debit, 0),
                "url": rows_address([code], first, last, project),
            }
            for code, debit, credit in rows
        ]

    @property
    def totals(self) -> dict:
        names = ("debit", "credit", "over", "under")
        return {name: sum(row[name] for row in self.rows) for name in names}
