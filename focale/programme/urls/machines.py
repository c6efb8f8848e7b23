from django.urls import path

from focale.programme.views import date_machines, machines

urlpatterns = [
    path("machines/", machines.listing, name="machines"),
    path("machines/<int:pk>/", machines.show, name="machine"),
    path("machines/heures/<int:pk>/retrait/", machines.removal, name="usage-removal"),
    path("seances/<int:pk>/machines/", date_machines.machines, name="occurrence-machines"),
]
