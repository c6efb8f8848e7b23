"""Every address under /argent/, by subject; each module of this folder holds one."""

from . import acts, books, home, statements, years

urlpatterns = [
    *home.urlpatterns,
    *acts.urlpatterns,
    *books.urlpatterns,
    *statements.urlpatterns,
    *years.urlpatterns,
]
