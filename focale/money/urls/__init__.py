"""Every address under /argent/, by subject; each module of this folder holds one."""

from . import home

urlpatterns = [
    *home.urlpatterns,
]
