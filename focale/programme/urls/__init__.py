from . import attendance, planning, public, registering

urlpatterns = [
    *public.urlpatterns,
    *registering.urlpatterns,
    *planning.urlpatterns,
    *attendance.urlpatterns,
]
