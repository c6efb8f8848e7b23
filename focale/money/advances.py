"""What was paid before its act: no debt of anybody that day, though account 411 counts it as one."""

from django.db.models import Exists, F, OuterRef, Q, Sum, Value

from .models import Allocation, Payment
from .models.payment import FREE


def paid_ahead(day, payments=None) -> int:
    """The cents that came in until `day` for acts of later days, or for nothing yet. `payments`: of these."""
    came = (Payment.objects.all() if payments is None else payments).filter(day__lte=day)
    later = Allocation.objects.filter(payment__in=came.order_by().values("pk"), share__charge__day__gt=day)
    free = came.with_credit()
    both = _sum_of(free, FREE).union(_sum_of(later, F("cents")), all=True)
    return sum(cents or 0 for (cents,) in both)


def _sum_of(rows, cents):
    """One row with the sum, none where there are none: two such are one question."""
    return rows.order_by().annotate(all=Value(1)).values("all").annotate(sum=Sum(cents)).values_list("sum")


def ahead_of(day, payments):
    """Those of which a part is for later, or free."""
    later = Allocation.objects.filter(payment=OuterRef("pk"), share__charge__day__gt=day).order_by()
    later = later.values("payment").annotate(cents=Sum("cents")).filter(cents__gt=0)
    free = Q(cents__gt=F("allocated_cents") + F("refunded_cents"))
    return payments.filter(Q(Exists(later)) | free, day__lte=day)
