"""What stands behind one part of a report, frozen with it: the dates, the places offered, one line of money.

Apart from the report, since each page needs at most one part; the hash of each is in the report's content.
"""

from django.db import models


class ReportRows(models.Model):
    report = models.ForeignKey("funding.GrantReport", on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=20)
    content = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="report_part_once")]

    def __str__(self):
        return f"{self.report} · {self.part}"
