"""Every address under /argent/, by subject; each module of this folder holds one."""

from . import acts, books, cash, charges, home, payments, quotients, statements, tariffs, years

urlpatterns = [
    *home.urlpatterns,
    *acts.urlpatterns,
    *books.urlpatterns,
    *cash.urlpatterns,
    *charges.urlpatterns,
    *payments.urlpatterns,
    *quotients.urlpatterns,
    *statements.urlpatterns,
    *tariffs.urlpatterns,
    *years.urlpatterns,
]
