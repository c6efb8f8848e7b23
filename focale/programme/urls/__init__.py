from . import attendance, machines, planning, public, registering

urlpatterns = [
    *public.urlpatterns,
    *registering.urlpatterns,
    *planning.urlpatterns,
    *attendance.urlpatterns,
    *machines.urlpatterns,
]
