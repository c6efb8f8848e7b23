from django.urls import path

from focale.money.views import charges, papers

urlpatterns = [
    path("argent/sommes/<int:pk>/", charges.show, name="charge"),
    path("argent/sommes/<int:pk>/avoir/", charges.credit, name="charge-credit"),
    path("argent/sommes/<int:pk>/recu-fiscal/", papers.fee_receipt, name="fee-receipt"),
    path("personnes/<int:pk>/comptes/", charges.of_person, name="person-money"),
    path("mon-espace/comptes/", charges.my_money, name="my-money"),
]
