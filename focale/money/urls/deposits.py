from django.urls import path

from focale.money.views import deposits

urlpatterns = [
    path("personnes/<int:pk>/caution/", deposits.deposit_new, name="person-deposit"),
    path("argent/cautions/", deposits.listing, name="deposits"),
    path("argent/cautions/<int:pk>/", deposits.show, name="deposit"),
    path("argent/cautions/<int:pk>/banque/", deposits.bank, name="deposit-bank"),
    path("argent/cautions/<int:pk>/retour/", deposits.settle, name="deposit-settlement"),
]
