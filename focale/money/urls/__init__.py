"""Every address under /argent/, by subject; each module of this folder holds one."""

from . import (
    acts,
    books,
    cash,
    charges,
    deposits,
    helloasso,
    home,
    payments,
    plans,
    quotients,
    statements,
    tariffs,
    vouchers,
    years,
)

urlpatterns = [
    *deposits.urlpatterns,
    *home.urlpatterns,
    *acts.urlpatterns,
    *books.urlpatterns,
    *cash.urlpatterns,
    *charges.urlpatterns,
    *helloasso.urlpatterns,
    *payments.urlpatterns,
    *plans.urlpatterns,
    *quotients.urlpatterns,
    *statements.urlpatterns,
    *tariffs.urlpatterns,
    *vouchers.urlpatterns,
    *years.urlpatterns,
]
